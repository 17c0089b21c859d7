import type en from "../en/index.ts";
import type { Same } from "../same.ts";
import accounts from "./accounts.ts";
import backups from "./backups.ts";
import categories from "./categories.ts";
import common from "./common.ts";
import contacts from "./contacts.ts";
import customers from "./customers.ts";
import help from "./help.ts";
import office from "./office.ts";
import samples from "./samples.ts";
import shell from "./shell.ts";
import tags from "./tags.ts";
import tasks from "./tasks.ts";

export default {
  ...accounts,
  ...backups,
  ...categories,
  ...common,
  ...contacts,
  ...customers,
  ...help,
  ...office,
  ...samples,
  ...shell,
  ...tags,
  ...tasks,
} satisfies Same<typeof en>;
