export default {
  "prefs.computer": "This computer",
  "prefs.computer_hint": "How the window looks here, whoever sits in front of it.",
  "prefs.password": "My password",
  "prefs.office": "The office",
  "prefs.only_shown": "These are set by an administrator.",
  "prefs.time_zone_hint": "“Today” is the date there.",
  "prefs.language_hint": "For those who have not chosen one.",
  "prefs.file_numbers_hint": "The zeros in braces are counted up: {{example}}",
  "prefs.preset_hint": "For passwords chosen from now on.",
  "prefs.lock_after": "Lock when nobody is there",
  "prefs.lock_hint": "Counts from the next sign-in on.",
  "prefs.reset": "As before",
};
