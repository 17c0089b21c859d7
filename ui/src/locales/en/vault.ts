export default {
  "safety.title": "Keys & recovery",
  "safety.go": "See who can open the data",
  "safety.go_log": "Look into the log",
  "safety.go_backups": "To the backups",
  "safety.no_sheet":
    "Nobody may have a recovery sheet. Make one now: without it and without a password the data stays locked for ever.",
  "safety.since": "since {{date}}",
  "safety.in_doubt": "Never typed back",
  "safety.in_doubt_hint":
    "Perhaps nobody has a sheet that was never typed back. If it is on paper, take the others out of use with its key; if not, make a new one and take the earlier ones out of use.",
  "safety.renew": "New recovery sheet",
  "safety.renew_hint":
    "Make a new sheet when the old one was lost, or when somebody has seen it. The key is shown once: print it or write it down, then type two groups of it back.",
  "safety.password": "Your password",
  "safety.password_hint": "Once more, so that nobody does this at a desk that was left open.",
  "safety.wrong_password": "That is not your password.",
  "safety.finish": "Done",
  "safety.retire_old": "Take the earlier sheets out of use",
  "safety.retire_old_hint":
    "Then only the new one opens the data. Backups from before still open with the old ones.",
  "safety.renewed": "The new recovery sheet is in use; the earlier ones are too.",
  "safety.renewed_alone": "Only the new recovery sheet opens the data now.",
  "safety.retire": "Retire the other sheets",
  "safety.retire_hint":
    "Type the key of the sheet that stays: whoever has it in hand cannot shut themselves out.",
  "safety.retired": "Only that sheet opens the data now.",
  "safety.kept_key": "Key of the sheet that stays",
  "safety.kept_key_hint": "Nine groups of four; hyphens may be left out.",
  "safety.wrong_key": "No sheet of this office has this key. Please compare it with the sheet.",
  "safety.ways_in": "Who can open the data",
  "safety.accept": "Accept the key file",
  "safety.accept_reason": "What was the cause?",
  "safety.accept_hint":
    "Only once you know it. The file then counts anew with those whom the office knows; the others need a new password.",
  "safety.lost": "These have no way in any more and need a new password: {{who}}",
  "safety.data_key": "Key of the data",
  "safety.data_key_hint":
    "A new key shuts out everyone who is not let in any more, even with an old copy of the data. It is offered when an account is disabled, and can be done here at any time.",
  "safety.rotate": "Change the data key",
  "safety.rotate_hint":
    "Takes a moment with many customers. Passwords stay as they are; everyone signs in anew, you too.",
  "safety.rotated": "The data is under a new key. Please sign in again.",
};
