export default {
  "categories.new": "New category",
  "categories.new_below": "New category below",
  "categories.was_deleted": "The category “{{name}}” was deleted.",
};
