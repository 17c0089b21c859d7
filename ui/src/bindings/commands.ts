// Generated from src-tauri/src/commands/table.rs by `cargo test`. Do not edit.

export type Account = { id: AccountId, login: string, name: string, department: DepartmentId | null, state: AccountState, language: Language | null, clearance: Level | null, must_change_password: boolean, roles: Array<RoleHeld>, version: number, };
export type AccountState = "enabled" | "disabled";
export type Confirmed = { password: string, };
export type Department = { id: DepartmentId, name: string, parent: DepartmentId | null, version: number, };
export type DepartmentId = number;
export type Enabled = { needs_password: boolean, };
export type ExportedLog = { entries: number, file: string, };
export type FirstPassword = { login: string, name: string, password: string, };
export type LookEntry = { seq: number, at: number, account: AccountId, kind: string, entity: string, entity_id: number | null, name: string | null, count: number, };
export type LookQuery = { entity: string | null, entity_id: number | null, account: AccountId | null, skip: number, limit: number, };
export type Member = { account: Account, signed_in_at: number | null, is_last_administrator: boolean, };
export type MoveDepartment = { id: DepartmentId, parent: DepartmentId | null, };
export type NewAccount = { login: string, name: string, department: DepartmentId | null, roles: Array<string>, };
export type NewChoice = { list: string, name: string, colour: string | null, };
export type NewDepartment = { name: string, parent: DepartmentId | null, };
export type OrderChoices = { list: string, ids: Array<ChoiceId>, };
export type Person = { member: Member, waits_seconds: number | null, is_locked: boolean, };
export type Reason = { reason: string, };
export type RecolourChoice = { id: ChoiceId, colour: string | null, };
export type RenameChoice = { id: ChoiceId, name: string, };
export type RenameDepartment = { id: DepartmentId, name: string, };
export type RetireChoice = { id: ChoiceId, is_retired: boolean, };
export type RetireSheets = { password: string, key: string | null, };
export type Role = { code: string, clearance: Level, rights: { [key in string]: ScopeName }, };
export type RoleHeld = { code: string, scope: ScopeName | null, valid_from: number | null, valid_to: number | null, };
export type ShownReview = { finding: string | null, ways_in: Array<ShownWayIn>, };
export type ShownStart = { start: Start, titles: Array<string>, };
export type ShownVerdict = { is_whole: boolean, sentences: Array<string>, can_be_accepted: boolean, seq: number | null, };
export type ShownWarning = { code: string, sentence: string, };
export type ShownWayIn = { slot: string, who: string, is_sheet: boolean, since: string | null, state: string, };
export type Start = { at: number, version: string, ms: number, worst: CheckState, findings: Array<string>, faults: number, };
export type UpdateAccount = { id: AccountId, name: string, department: DepartmentId | null, language: Language | null, roles: Array<string>, };
export type AccountId = number;
export type Action = "create" | "update" | "delete";
export type BatchId = number;
export type Category = { id: CategoryId, name: string, parent: CategoryId | null, 
/**
 * Among its siblings.
 */
position: number, version: number, };
export type CategoryId = number;
export type Changed = { entity: string, entity_id: number, name: string | null, action: Action, fields: Array<FieldChange>, };
export type CheckState = "pass" | "warn" | "fail";
export type Choice = { id: ChoiceId, list: string, 
/**
 * Immutable: what filters, saved views and JSON use.
 */
code: string, 
/**
 * The office's own name; none shows the word of the code.
 */
name: string | null, colour: string | null, position: number, 
/**
 * No longer offered; customers that have it keep it.
 */
retired: boolean, version: number, };
export type ChoiceId = number;
export type Colleague = { login: string, name: string, };
export type Conflict = { field: string, theirs: unknown, yours: unknown, };
export type Contact = { id: ContactId, name: string, title: string | null, 
/**
 * The code of a choice of the list `contact_role`.
 */
role: string | null, is_primary: boolean, notes: string | null, points: Array<SeenPoint>, version: number, };
export type ContactFields = { name?: string, title?: string, role?: string, is_primary?: boolean, notes?: string, phone?: Written, email?: Written, wechat?: Written, qq?: Written, };
export type ContactId = number;
export type Country = string;
export type Credentials = { login: string, password: string, };
export type Customer = { id: CustomerId, file_no: string, external_no: string | null, kind: Kind, name: string, company: string | null, contact_name: string | null, phone: string | null, email: string | null, wechat: string | null, qq: string | null, 
/**
 * The names from the root down, with `/` between.
 */
category: string | null, status: string | null, source: string | null, industry: string | null, level: string | null, owner: string | null, department: string | null, tags: Array<string>, country: string | null, province: string | null, city: string | null, address: string | null, postal_code: string | null, website: string | null, id_number: string | null, tax_id: string | null, birthday_on: string | null, notes: string | null, next_follow_up_on: string | null, last_contact_at: number | null, sensitivity: Level, created_at: number, created_by: string | null, updated_at: number, deleted_at: number | null, version: number, 
/**
 * Every way to reach the customer itself, by kind.
 */
points: Array<SeenPoint>, contacts: Array<Contact>, 
/**
 * The fields that are masked for this person.
 */
masked: Array<Field>, };
export type CustomerId = number;
export type CustomerPage = { rows: Array<Customer>, total: number, };
export type CustomerQuery = { search: string | null, filter: Filter | null, sort: SortField, direction: "ascending" | "descending" | null, 
/**
 * In the recycle bin instead.
 */
is_recycled: boolean, 
/**
 * The first row, counted from 1.
 */
row: number, limit: number, };
export type Density = "compact" | "normal" | "roomy";
export type Done<T> = { value: T, 
/**
 * The number of its entry in the journal; none where nothing changed.
 */
seq: number | null, };
export type DoneTask = { id: TaskId, is_done: boolean, };
export type Duplicate = { by: Likeness, id: CustomerId | null, file_no: string | null, name: string | null, 
/**
 * The name of its owner: whom to ask.
 */
owner: string | null, };
export type Entry = { seq: number, at: number, 
/**
 * The clock had been set back since the entry before.
 */
clock_set_back: boolean, account: AccountId | null, 
/**
 * The person's name; empty for what the program did by itself.
 */
who: string, device: string | null, operation: string, outcome: string, reason: string | null, batch: number | null, note: unknown, 
/**
 * At most [`SHOWN`] of them; `change_count` says how many there are.
 */
changes: Array<Changed>, change_count: number, };
export type EntryPage = { rows: Array<Entry>, 
/**
 * Give it as `before` for the next page; none at the end.
 */
next: number | null, };
export type EntryQuery = { operations: Array<string>, from: string | null, to: string | null, skip: number, changes: number | null, 
/**
 * Only entries that touched this kind of thing.
 */
entity: string | null, 
/**
 * Only entries that touched this row of it.
 */
entity_id: number | null, 
/**
 * Only entries of this person.
 */
account: AccountId | null, 
/**
 * Only entries before this one: where the page before ended.
 */
before: number | null, limit: number, };
export type Failure = { code: string, 
/**
 * The field it is about, by its word.
 */
field: string | null, 
/**
 * What a person reads, in the language of the window.
 */
sentence: string, 
/**
 * How long to wait, in seconds.
 */
seconds: number | null, 
/**
 * What stands in the log under this number, where nobody at the desk can mend it.
 */
reference: string | null, 
/**
 * A stale edit: each field with what was saved meanwhile and what was wanted.
 */
conflicts: Array<Conflict>, };
export type Field = "file_no" | "external_no" | "kind" | "name" | "company" | "contact_name" | "phone" | "email" | "wechat" | "qq" | "category" | "status" | "source" | "industry" | "level" | "owner" | "department" | "tags" | "country" | "province" | "city" | "address" | "postal_code" | "website" | "id_number" | "tax_id" | "birthday_on" | "notes" | "next_follow_up_on" | "last_contact_at" | "sensitivity" | "created_at" | "created_by" | "updated_at" | "version";
export type FieldChange = { field: string, 
/**
 * True when this person may know that it changed, but not what it was and is.
 */
masked: boolean, before: unknown, after: unknown, };
export type Filter = { "and": Array<Filter> } | { "or": Array<Filter> } | { "not": Filter } | { "is": { field: Field, operator: Operator, values: Array<string>, } };
export type FirstSheet = { groups: Array<string>, 
/**
 * The groups, counted from 0, that are to be typed back.
 */
ask: Array<number>, };
export type JobId = number;
export type Kind = "person" | "company";
export type Language = "en" | "zh-CN" | "zh-TW";
export type Level = "public" | "internal" | "confidential" | "secret";
export type Likeness = "file_no" | "phone" | "email" | "name";
export type Me = { who: Whoami, organization: string, settings: Settings, 
/**
 * The calendar date in the office's time zone.
 */
today: string, should_change_password: boolean, 
/**
 * What an administrator should look into, in words.
 */
warnings: Array<ShownWarning>, };
export type MergeTags = { from: TagId, into: TagId, };
export type MoveCategory = { id: CategoryId, parent: CategoryId | null, };
export type NewCategory = { name: string, parent: CategoryId | null, };
export type NewContact = { customer: CustomerId, fields: ContactFields, };
export type NewOffice = { organization: string, country: Country, login: string, name: string, password: string, preset: Preset, };
export type NewPassword = { old: string, new: string, };
export type NewTag = { name: string, colour: string | null, };
export type OfficeShown = { stage: Stage, home: string, 
/**
 * The logins that this computer knows of.
 */
logins: Array<string>, preferences: Preferences, language: Language, version: string, 
/**
 * What stands in the way: another window has the office, the place is not fit, the self-check
 * found what no data should be opened with.
 */
failure: Failure | null, checks: Array<ShownCheck>, };
export type Operator = "equal" | "not_equal" | "less" | "at_most" | "more" | "at_least" | "contains" | "under" | "is_set" | "is_unset";
export type PointKind = "phone" | "email" | "wechat" | "qq" | "other";
export type Preferences = { language?: Language, theme?: Theme, density?: Density, 
/**
 * Per cent: 90 to 200.
 */
text_scale?: number, };
export type Preset = "modern" | "strict";
export type Progress = { done: number, 
/**
 * None while it is not known yet.
 */
total: number | null, };
export type RenameCategory = { id: CategoryId, name: string, };
export type RunningJob = { id: JobId, 
/**
 * The command that it is.
 */
operation: string, progress: Progress, };
export type SamplesCreated = { batch: BatchId, customers: number, tasks: number, };
export type SamplesRemoved = { removed: number, kept: number, };
export type ScopeName = "own" | "department" | "subtree" | "all";
export type SeenPoint = { kind: PointKind, shown: string, 
/**
 * E.164 or lower case; none where it is masked.
 */
value: string | null, extension: string | null, label: string | null, };
export type Settings = { 
/**
 * The name on reports and on the recovery sheet.
 */
organization: string, 
/**
 * Where a phone number without a country code belongs to.
 */
country: Country, 
/**
 * The language of those who have not chosen one.
 */
language: Language, 
/**
 * IANA name; "today" is the date there.
 */
time_zone: string, password_preset: Preset, file_numbers: string, idle_lock_minutes: number, };
export type Several = { ids: Array<CustomerId>, };
export type ShownCheck = { name: string, state: CheckState, title: string, sentence: string, };
export type SortField = "updated_at" | "created_at" | "name" | "file_no" | "next_follow_up_on" | "last_contact_at";
export type Stage = "first_run" | "ready" | "blocked";
export type TagCustomers = { tag: TagId, ids: Array<CustomerId>, };
export type TagId = number;
export type TagUse = { id: TagId, name: string, colour: string | null, customers: number, };
export type Task = { id: TaskId, title: string, notes: string | null, customer: CustomerId | null, 
/**
 * The customer's file number and name, where the person may see it.
 */
file_no: string | null, customer_name: string | null, 
/**
 * The login of the person who is to do it.
 */
assignee: string | null, 
/**
 * The code of a choice of the list `task_type`.
 */
task_type: string | null, due_on: string | null, done_at: number | null, version: number, };
export type TaskFields = { title?: string, notes?: string, customer?: CustomerId, assignee?: string, task_type?: string, due_on?: string, };
export type TaskFilter = "open" | "overdue" | "today" | "week" | "done";
export type TaskId = number;
export type TaskQuery = { filter: TaskFilter, 
/**
 * Only those of this customer.
 */
customer: CustomerId | null, };
export type Theme = "light" | "dark";
export type TypedGroup = { group: number, typed: string, 
/**
 * Whether it is the last that is asked for: then the key is forgotten here.
 */
is_last: boolean, };
export type UpdateContact = { id: ContactId, fields: ContactFields, };
export type UpdateCustomer = { id: CustomerId, set: { [key in Field]?: Written }, 
/**
 * The version the person saw; none overwrites whatever is there.
 */
version: number | null, };
export type UpdateTag = { id: TagId, fields: NewTag, };
export type UpdateTask = { id: TaskId, fields: TaskFields, };
export type Whoami = { account: AccountId, login: string, name: string, must_change_password: boolean, clearance: Level, 
/**
 * None: that of the computer, or else the office's.
 */
language: Language | null, rights: { [key in string]: ScopeName }, };
export type Written = string | Array<string> | null;
export type WrittenFields = { [key in Field]?: Written };

export type Commands = {
  "office.show": { input: null; output: OfficeShown };
  "office.create": { input: NewOffice; output: FirstSheet };
  "office.save_sheet": { input: null; output: string | null };
  "office.confirm_sheet": { input: TypedGroup; output: boolean };
  "preferences.update": { input: Preferences; output: null };
  "accounts.current": { input: null; output: Me | null };
  "accounts.sign_in": { input: Credentials; output: Me };
  "accounts.sign_out": { input: null; output: null };
  "accounts.stay": { input: null; output: null };
  "accounts.change_password": { input: NewPassword; output: Done<null> };
  "accounts.colleagues": { input: null; output: Array<Colleague> };
  "accounts.list": { input: null; output: Array<Person> };
  "accounts.roles": { input: null; output: Array<Role> };
  "accounts.create": { input: NewAccount; output: FirstPassword };
  "accounts.update": { input: UpdateAccount; output: Done<null> };
  "accounts.enable": { input: AccountId; output: Enabled };
  "accounts.disable": { input: AccountId; output: Done<null> };
  "accounts.unlock": { input: string; output: null };
  "accounts.reset_password": { input: AccountId; output: FirstPassword };
  "departments.list": { input: null; output: Array<Department> };
  "departments.create": { input: NewDepartment; output: Done<null> };
  "departments.rename": { input: RenameDepartment; output: Done<null> };
  "departments.shift": { input: MoveDepartment; output: Done<null> };
  "settings.show": { input: null; output: Settings };
  "settings.update": { input: Settings; output: Done<null> };
  "customers.list": { input: CustomerQuery; output: CustomerPage };
  "customers.show": { input: CustomerId; output: Customer };
  "customers.history": { input: CustomerId; output: Array<Entry> };
  "customers.duplicates": { input: WrittenFields; output: Array<Duplicate> };
  "customers.create": { input: WrittenFields; output: Done<Customer> };
  "customers.update": { input: UpdateCustomer; output: Done<Customer> };
  "customers.delete": { input: Several; output: Done<number> };
  "customers.restore": { input: CustomerId; output: Done<Customer> };
  "contacts.add": { input: NewContact; output: Done<Contact> };
  "contacts.update": { input: UpdateContact; output: Done<Contact> };
  "contacts.remove": { input: ContactId; output: Done<null> };
  "tags.list": { input: null; output: Array<TagUse> };
  "tags.create": { input: NewTag; output: Done<null> };
  "tags.update": { input: UpdateTag; output: Done<null> };
  "tags.merge": { input: MergeTags; output: Done<null> };
  "tags.delete": { input: TagId; output: Done<null> };
  "tags.add": { input: TagCustomers; output: Done<number> };
  "tags.remove": { input: TagCustomers; output: Done<number> };
  "categories.list": { input: null; output: Array<Category> };
  "categories.create": { input: NewCategory; output: Done<null> };
  "categories.rename": { input: RenameCategory; output: Done<null> };
  "categories.shift": { input: MoveCategory; output: Done<null> };
  "categories.delete": { input: CategoryId; output: Done<null> };
  "choices.list": { input: null; output: Array<Choice> };
  "choices.create": { input: NewChoice; output: Done<null> };
  "choices.rename": { input: RenameChoice; output: Done<null> };
  "choices.recolour": { input: RecolourChoice; output: Done<null> };
  "choices.reorder": { input: OrderChoices; output: Done<null> };
  "choices.retire": { input: RetireChoice; output: Done<null> };
  "tasks.list": { input: TaskQuery; output: Array<Task> };
  "tasks.create": { input: TaskFields; output: Done<Task> };
  "tasks.update": { input: UpdateTask; output: Done<Task> };
  "tasks.done": { input: DoneTask; output: Done<Task> };
  "tasks.delete": { input: TaskId; output: Done<null> };
  "journal.list": { input: EntryQuery; output: EntryPage };
  "journal.count": { input: EntryQuery; output: number };
  "journal.operations": { input: null; output: Array<string> };
  "journal.undoable": { input: number; output: string | null };
  "journal.verify": { input: null; output: ShownVerdict };
  "journal.export": { input: null; output: ExportedLog | null };
  "journal.accept": { input: Reason; output: null };
  "journal.undo": { input: number; output: Done<null> };
  "looks.list": { input: LookQuery; output: Array<LookEntry> };
  "looks.count": { input: LookQuery; output: number };
  "vault.review": { input: null; output: ShownReview };
  "vault.accept": { input: Reason; output: Array<ShownWayIn> };
  "vault.rotate": { input: null; output: null };
  "recovery.renew": { input: Confirmed; output: FirstSheet };
  "recovery.retire": { input: RetireSheets; output: Array<number> };
  "checks.run": { input: null; output: Array<ShownCheck> };
  "checks.starts": { input: null; output: Array<ShownStart> };
  "checks.export_log": { input: null; output: string | null };
  "samples.create": { input: null; output: SamplesCreated };
  "samples.remove": { input: null; output: SamplesRemoved };
  "jobs.list": { input: null; output: Array<RunningJob> };
  "jobs.cancel": { input: JobId; output: null };
};

export const provides = {
  "office.show": ["Office"],
  "accounts.current": ["Accounts", "Settings"],
  "accounts.colleagues": ["Accounts"],
  "accounts.list": ["Accounts", "Departments"],
  "accounts.roles": ["Accounts"],
  "departments.list": ["Departments"],
  "settings.show": ["Settings"],
  "customers.list": ["Customers"],
  "customers.show": ["Customers"],
  "customers.history": ["Customers", "Journal"],
  "customers.duplicates": ["Customers"],
  "tags.list": ["Tags", "Customers"],
  "categories.list": ["Categories"],
  "choices.list": ["Choices"],
  "tasks.list": ["Tasks"],
  "journal.list": ["Journal"],
  "journal.count": ["Journal"],
  "journal.operations": ["Journal"],
  "journal.undoable": ["Journal", "Customers"],
  "looks.list": ["Journal"],
  "looks.count": ["Journal"],
  "vault.review": ["Vault", "Accounts"],
  "checks.run": ["Checks"],
  "checks.starts": ["Checks"],
  "jobs.list": ["Jobs"],
} as const;

export const invalidates = {
  "office.create": ["*"],
  "office.save_sheet": [],
  "office.confirm_sheet": ["Vault", "Accounts"],
  "preferences.update": ["Office"],
  "accounts.sign_in": ["*"],
  "accounts.sign_out": ["*"],
  "accounts.stay": [],
  "accounts.change_password": ["Accounts", "Journal"],
  "accounts.create": ["Accounts", "Journal"],
  "accounts.update": ["Accounts", "Customers", "Tasks", "Journal"],
  "accounts.enable": ["Accounts", "Vault", "Journal"],
  "accounts.disable": ["Accounts", "Vault", "Journal"],
  "accounts.unlock": ["Accounts", "Journal"],
  "accounts.reset_password": ["Accounts", "Vault", "Journal"],
  "departments.create": ["Departments", "Journal"],
  "departments.rename": ["Departments", "Customers", "Journal"],
  "departments.shift": ["Departments", "Customers", "Tasks", "Journal"],
  "settings.update": ["Settings", "Office", "Customers", "Tasks", "Journal"],
  "customers.create": ["Customers", "Journal"],
  "customers.update": ["Customers", "Journal"],
  "customers.delete": ["Customers", "Tasks", "Journal"],
  "customers.restore": ["Customers", "Journal"],
  "contacts.add": ["Customers", "Journal"],
  "contacts.update": ["Customers", "Journal"],
  "contacts.remove": ["Customers", "Journal"],
  "tags.create": ["Tags", "Journal"],
  "tags.update": ["Tags", "Customers", "Journal"],
  "tags.merge": ["Tags", "Customers", "Journal"],
  "tags.delete": ["Tags", "Customers", "Journal"],
  "tags.add": ["Tags", "Customers", "Journal"],
  "tags.remove": ["Tags", "Customers", "Journal"],
  "categories.create": ["Categories", "Journal"],
  "categories.rename": ["Categories", "Customers", "Journal"],
  "categories.shift": ["Categories", "Customers", "Journal"],
  "categories.delete": ["Categories", "Journal"],
  "choices.create": ["Choices", "Journal"],
  "choices.rename": ["Choices", "Customers", "Journal"],
  "choices.recolour": ["Choices", "Customers", "Journal"],
  "choices.reorder": ["Choices", "Journal"],
  "choices.retire": ["Choices", "Journal"],
  "tasks.create": ["Tasks", "Journal"],
  "tasks.update": ["Tasks", "Journal"],
  "tasks.done": ["Tasks", "Journal"],
  "tasks.delete": ["Tasks", "Journal"],
  "journal.verify": [],
  "journal.export": ["Journal"],
  "journal.accept": ["Accounts", "Journal"],
  "journal.undo": ["Customers", "Tasks", "Tags", "Categories", "Choices", "Accounts", "Settings", "Journal"],
  "vault.accept": ["Vault", "Accounts", "Journal"],
  "vault.rotate": ["*"],
  "recovery.renew": ["Vault", "Journal"],
  "recovery.retire": ["Vault", "Accounts", "Journal"],
  "checks.export_log": [],
  "samples.create": ["Customers", "Tasks", "Tags", "Categories", "Journal", "Samples"],
  "samples.remove": ["Customers", "Tasks", "Tags", "Categories", "Journal", "Samples"],
  "jobs.cancel": ["Jobs"],
} as const;

export type Job = "samples.create" | "samples.remove";
