export default {
  "tags.page": "Tags & categories",
  "tags.new": "New tag",
  "tags.colour": "Colour",
  "tags.rename": "Rename",
  "tags.choose_or_type": "Choose or type a new one",
  "tags.choose": "Choose",
  "tags.merge": "Merge into…",
  "tags.was_deleted": "The tag “{{name}}” was deleted.",
  "tags.was_merged": "“{{from}}” became “{{into}}”.",
  "tags.customers_one": "{{count}} customer",
  "tags.customers_other": "{{count}} customers",
};
