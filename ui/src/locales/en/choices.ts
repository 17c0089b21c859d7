export default {
  "options.page": "Status, source & other lists",
  "options.hint":
    "What can be chosen for a customer, a task or a contact. A renamed choice keeps its customers; one that is no longer offered stays with those who have it.",
  "options.new": "New choice",
  "options.is_back": "“{{name}}” is offered again.",
  "options.retired": "No longer offered",
  "options.up": "Move up: {{name}}",
  "options.down": "Move down: {{name}}",
  "options.bring_back": "Offer again",
  "options.retire": "No longer offer",
};
