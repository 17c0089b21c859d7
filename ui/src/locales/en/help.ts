export default {
  "help.search": "Search the help",
  "help.contents": "Contents",
  "help.found_one": "{{count}} page found",
  "help.found_other": "{{count}} pages found",
  "help.nothing": "Nothing in the help fits “{{text}}”. Try a shorter word.",
  "help.group_begin": "Every day",
  "help.group_work": "Work",
  "help.group_files": "In and out",
  "help.group_care": "The office",
};
