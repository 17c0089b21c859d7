export default {
  "contacts.title_list": "Contacts",
  "contacts.add": "Add a contact",
  "contacts.name": "Name",
  "contacts.job": "Job title",
  "contacts.make_primary": "Make primary",
  "contacts.primary": "Primary",
  "contacts.none": "Nobody is named here yet.",
  "contacts.was_removed": "{{name}} was removed.",
};
