import type en from "../en/index.ts";
import type { Same } from "../same.ts";
import accounts from "./accounts.ts";
import backups from "./backups.ts";
import categories from "./categories.ts";
import checks from "./checks.ts";
import choices from "./choices.ts";
import common from "./common.ts";
import contacts from "./contacts.ts";
import customers from "./customers.ts";
import exports from "./exports.ts";
import help from "./help.ts";
import imports from "./imports.ts";
import journal from "./journal.ts";
import office from "./office.ts";
import reports from "./reports.ts";
import samples from "./samples.ts";
import settings from "./settings.ts";
import shell from "./shell.ts";
import tags from "./tags.ts";
import tasks from "./tasks.ts";
import vault from "./vault.ts";

export default {
  ...accounts,
  ...backups,
  ...categories,
  ...checks,
  ...choices,
  ...common,
  ...contacts,
  ...customers,
  ...exports,
  ...help,
  ...imports,
  ...journal,
  ...office,
  ...reports,
  ...samples,
  ...settings,
  ...shell,
  ...tags,
  ...tasks,
  ...vault,
} satisfies Same<typeof en>;
