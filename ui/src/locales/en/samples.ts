export default {
  "samples.there_one": "{{count}} invented customer is there to try things with.",
  "samples.there_other": "{{count}} invented customers are there to try things with.",
  "samples.remove": "Remove sample data",
  "samples.add": "Try it with sample data",
  "samples.remove_ask_one": "Remove {{count}} sample customer?",
  "samples.remove_ask_other": "Remove {{count}} sample customers?",
  "samples.remove_what":
    "With their tasks, tags and categories, and what you wrote to try them. This cannot be undone.",
  "samples.stay_one": "{{count}} was given another name or number and stays.",
  "samples.stay_other": "{{count}} were given other names or numbers and stay.",
  "samples.was_removed_one": "{{count}} sample customer is gone.",
  "samples.was_removed_other": "{{count}} sample customers are gone.",
  "samples.keep": "Keep",
};
