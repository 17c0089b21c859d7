import type en from "../en/index.ts";
import type { Same } from "../same.ts";
import accounts from "./accounts.ts";
import categories from "./categories.ts";
import checks from "./checks.ts";
import choices from "./choices.ts";
import common from "./common.ts";
import contacts from "./contacts.ts";
import customers from "./customers.ts";
import journal from "./journal.ts";
import office from "./office.ts";
import settings from "./settings.ts";
import shell from "./shell.ts";
import tags from "./tags.ts";
import tasks from "./tasks.ts";
import vault from "./vault.ts";

export default {
  ...accounts,
  ...categories,
  ...checks,
  ...choices,
  ...common,
  ...contacts,
  ...customers,
  ...journal,
  ...office,
  ...settings,
  ...shell,
  ...tags,
  ...tasks,
  ...vault,
} satisfies Same<typeof en>;
