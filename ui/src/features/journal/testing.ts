// An entry of the log as the core tells it.
import type { Changed, Entry, FieldChange } from "../../bindings/commands.ts";

const field = (name: string, fields: Partial<FieldChange>): FieldChange => ({
  field: name,
  word: `customers.fields.${name}`,
  masked: false,
  before: null,
  after: null,
  ...fields,
});

const FIELDS = [
  field("status", { before: "potential", after: "won" }),
  field("phone", { masked: true }),
  field("wechat", { before: [], after: ["jia-88"] }),
  field("public_key", { word: null, before: "x", after: "y" }),
];

/** What was changed about a customer. */
export const changed = (fields: FieldChange[] = FIELDS): Changed => ({
  entity: "customers",
  entity_id: 3,
  name: "Northwind",
  action: "update",
  fields,
});

/** Somebody moved to another city, and no more. */
export const moved = () => changed([field("city", { before: "Kunshan", after: "Suzhou" })]);

export const entry = (fields: Partial<Entry> = {}): Entry => ({
  seq: 7,
  at: Date.parse("2026-03-10T03:00:00Z"),
  clock_set_back: false,
  account: 1,
  who: "陈晓东",
  device: "desk",
  operation: "customers.update",
  is_redo: false,
  outcome: "done",
  reason: null,
  batch: null,
  note: null,
  changes: [changed()],
  change_count: 1,
  ...fields,
});
