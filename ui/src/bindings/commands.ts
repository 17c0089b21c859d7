// Generated from src-tauri/src/commands/table.rs by `cargo test`. Do not edit.

export type Account = { id: AccountId, login: string, name: string, department: DepartmentId | null, state: AccountState, language: Language | null, clearance: Level | null, must_change_password: boolean, roles: Array<RoleHeld>, version: number, };
export type AccountId = number;
export type AccountState = "enabled" | "disabled";
export type Action = "create" | "update" | "delete";
export type ArrangeList = { list: string, columns: Array<ShownColumn>, };
export type AssignChosen = { chosen: Chosen, owner: string, open_tasks: OpenTasks, };
export type Assigned = { 
/**
 * So many open tasks went along.
 */
tasks: number, 
/**
 * So many of the former owner stayed with them: they may not be given away by this person.
 */
tasks_left: number, 
/**
 * How many were changed.
 */
done: number, 
/**
 * How many were as wanted already.
 */
unchanged: number, 
/**
 * How many were left as they are: out of reach, or gone meanwhile.
 */
refused: number, 
/**
 * The first of those that were refused and can be seen.
 */
examples: Array<Refused>, };
export type BackupFailure = { 
/**
 * UTC milliseconds.
 */
at: number, sentence: string, };
export type BackupProved = { name: string, 
/**
 * The file, where it was made just now.
 */
paper: Paper | null, made_at: number, customers: number, 
/**
 * The first entry of its log that is not as it was written: it was so in the office.
 */
first_bad: number | null, };
export type BackupSchedule = { 
/**
 * From 1 to 31.
 */
every_days: number, at: string, };
export type BackupShown = { file: Pick, state: BackupState, made_at: number | null, customers: number | null, verified_at: number | null, };
export type BackupStanding = { 
/**
 * When the last good backup was made; UTC milliseconds.
 */
last_at: number | null, 
/**
 * When the next one is planned.
 */
due_at: number | null, 
/**
 * There should be a newer one by now, or there is none and none is planned.
 */
is_late: boolean, };
export type BackupState = "whole" | "damaged" | "partial" | "foreign" | "too_new";
export type BackupsShown = { standing: BackupStanding, 
/**
 * Why the last backup that was planned was not made.
 */
failure: BackupFailure | null, };
export type BatchId = number;
export type Category = { id: CategoryId, name: string, parent: CategoryId | null, 
/**
 * Among its siblings.
 */
position: number, version: number, };
export type CategoryId = number;
export type Certainty = "chosen" | "sure" | "unsure" | "unknown";
export type Changed = { entity: string, entity_id: number, 
/**
 * What people call the row now, or called it last; none where that is not for this person.
 */
name: string | null, action: Action, fields: Array<FieldChange>, };
export type ChartKind = "column" | "bar" | "line";
export type ChartShown = { kind: ChartKind, 
/**
 * What is counted.
 */
counted: string, figures: Array<FigureShown>, };
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
export type Chosen = { search: string | null, filter: Filter | null, 
/**
 * In the recycle bin.
 */
is_recycled: boolean, 
/**
 * None: the whole list.
 */
only: Array<CustomerId> | null, but: Array<CustomerId>, };
export type Colleague = { id: AccountId, login: string, name: string, 
/**
 * Known by what they did, and not to be given anything new.
 */
is_disabled: boolean, };
export type ColumnChoice = { column: string, field: ImportField | null, };
export type ColumnKind = "text" | "sum" | "whole" | "decimal" | "date" | "month" | "moment";
export type Columns = { "fields": Array<Field> } | "complete";
export type Confirmed = { password: string, };
export type Conflict = { field: string, theirs: unknown, yours: unknown, };
export type Contact = { id: ContactId, name: string, title: string | null, 
/**
 * The code of a choice of the list `contact_role`.
 */
role: string | null, is_primary: boolean, notes: string | null, points: Array<SeenPoint>, version: number, };
export type ContactFields = { name?: string, title?: string, role?: string, is_primary?: boolean, notes?: string, phone?: Written, email?: Written, wechat?: Written, qq?: Written, };
export type ContactId = number;
export type ContactRow = { row: number, 
/**
 * The row of this file that brought the company in.
 */
of_row: number, company: string, contact: string, };
export type CountTasks = { filter: TaskFilter, 
/**
 * Only what this person is to do.
 */
assignee: AccountId | null, };
export type Counted = { report: ReportId, batch: BatchId | null, rows: number, new: number, updated: number, duplicates: number, failed: number, 
/**
 * Rows that say how to reach somebody, and not who it is.
 */
nameless: number, 
/**
 * Cells that could not be understood, of rows that come in all the same.
 */
unclear: number, 
/**
 * The headings of the columns that fill no field and are noted.
 */
noted: Array<string>, 
/**
 * Where telephone numbers belong that are none of the office's country, if there are many such.
 */
phones_elsewhere: Elsewhere | null, 
/**
 * How many kinds of those cells can be read one by one.
 */
cells: number, 
/**
 * How many errors, warnings and duplicates can be read one by one.
 */
errors: number, warnings: number, duplicate_rows: number, new_words: Array<NewWord>, 
/**
 * The columns with cells that cannot be understood, those first that cost the most rows.
 */
causes: Array<ImportCause>, 
/**
 * Owners and departments of the sheet that the office does not know, each once.
 */
missing: Array<MissingName>, 
/**
 * Rows of which the address told the province or the city.
 */
parted: number, 
/**
 * Rows with a day that was given its year.
 */
yearless: number, 
/**
 * Rows about one more person of a company of a row before.
 */
contacts: number, 
/**
 * The first of those rows.
 */
contact_rows: Array<ContactRow>, };
export type Country = string;
export type Credentials = { login: string, password: string, };
export type Customer = { id: CustomerId, file_no: string, external_no: string | null, kind: Kind, name: string, company: string | null, contact_name: string | null, phone: string | null, email: string | null, wechat: string | null, qq: string | null, 
/**
 * The names from the root down, with `/` between.
 */
category: string | null, status: string | null, source: string | null, industry: string | null, level: string | null, owner: string | null, department: string | null, tags: Array<string>, country: string | null, province: string | null, city: string | null, address: string | null, postal_code: string | null, website: string | null, id_number: string | null, tax_id: string | null, birthday_on: string | null, notes: string | null, next_follow_up_on: string | null, last_contact_at: number | null, sensitivity: Level, created_at: number, created_by: string | null, updated_at: number, deleted_at: number | null, version: number, 
/**
 * Sample data that nobody has worked on.
 */
is_sample: boolean, 
/**
 * Every way to reach the customer itself, by kind.
 */
points: Array<SeenPoint>, contacts: Array<Contact>, 
/**
 * The fields that are masked for this person.
 */
masked: Array<Field>, 
/**
 * What this person may do with it: what they may not is not offered.
 */
may_change: boolean, may_delete: boolean, 
/**
 * What a search has found it by, where its name does not tell.
 */
found_by?: Array<FoundBy>, };
export type CustomerId = number;
export type CustomerPage = { rows: Array<Customer>, 
/**
 * At least as many.
 */
total: number, 
/**
 * False: only `customers.count` says how many.
 */
is_exact: boolean, };
export type CustomerQuery = { search: string | null, filter: Filter | null, sort: SortField, direction: "ascending" | "descending" | null, 
/**
 * In the recycle bin instead.
 */
is_recycled: boolean, 
/**
 * The first row, counted from 1.
 */
row: number, limit: number, };
export type Customs = { 
/**
 * By what people write to each other beside phone and e-mail. Others are shown where a customer
 * has them.
 */
handles: Array<Field>, 
/**
 * Whether names are looked for by pinyin.
 */
spells_pinyin: boolean, 
/**
 * Whether it is the country whose words the language has for official numbers and places; else
 * the words of `customers.elsewhere` stand for them.
 */
is_home: boolean, };
export type Density = "compact" | "normal" | "roomy";
export type Department = { id: DepartmentId, name: string, parent: DepartmentId | null, version: number, };
export type DepartmentId = number;
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
export type Elsewhere = { country: Country, 
/**
 * How many rows have such a number.
 */
rows: number, };
export type Enabled = { 
/**
 * The key of the data was changed meanwhile: only a new password lets the person in.
 */
needs_password: boolean, };
export type Entry = { seq: number, at: number, 
/**
 * The clock had been set back since the entry before.
 */
clock_set_back: boolean, account: AccountId | null, 
/**
 * The person's name; empty for what the program did by itself.
 */
who: string, device: string | null, operation: string, 
/**
 * An undo that took an undo back: what it was about was done again.
 */
is_redo: boolean, outcome: string, reason: string | null, batch: number | null, note: unknown, 
/**
 * At most [`SHOWN`] of them; `change_count` says how many there are.
 */
changes: Array<Changed>, change_count: number, };
export type EntryPage = { rows: Array<Entry>, 
/**
 * Give it as `before` for the next page; none at the end.
 */
next: number | null, };
export type EntryQuery = { 
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
 * Only entries of what changed something, a restore included: no sign-in, no export, nothing that
 * was refused.
 */
only_changes: boolean, 
/**
 * Only entries of one of these operations; none of them means all.
 */
operations: Array<string>, 
/**
 * Only entries of this day of the office and later ones.
 */
from: string | null, 
/**
 * Only entries of this day of the office and earlier ones.
 */
to: string | null, 
/**
 * Only entries before this one: where the page before ended.
 */
before: number | null, 
/**
 * So many of the newest are passed over.
 */
skip: number, limit: number, 
/**
 * So many changes are told of each entry; none tells as many as ever.
 */
changes: number | null, };
export type ExportPreview = { 
/**
 * How many rows the file will have.
 */
total: number, 
/**
 * What is told of each customer, in order.
 */
fields: Array<Field>, headings: Array<string>, rows: Array<Array<string>>, masked: Array<Field>, };
export type ExportedLog = { entries: number, paper: Paper, };
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
export type Field = "file_no" | "external_no" | "kind" | "name" | "company" | "contact_name" | "phone" | "email" | "wechat" | "qq" | "category" | "status" | "source" | "industry" | "level" | "owner" | "department" | "tags" | "country" | "province" | "city" | "address" | "postal_code" | "website" | "id_number" | "tax_id" | "birthday_on" | "notes" | "next_follow_up_on" | "last_contact_at" | "sensitivity" | "created_at" | "created_by" | "updated_at" | "version" | "import";
export type FieldChange = { 
/**
 * The field as people know it: each kind of way to reach someone is one.
 */
field: string, 
/**
 * The key of its word; none for what the program keeps for itself.
 */
word: string | null, 
/**
 * True when this person may know that it changed, but not what it was and is.
 */
masked: boolean, before: unknown, after: unknown, };
export type FigureShown = { name: string, value: number, lead: Lead | null, };
export type Filter = { "and": Array<Filter> } | { "or": Array<Filter> } | { "not": Filter } | { "is": { field: Field, operator: Operator, values: Array<string>, } };
export type FirstPassword = { login: string, name: string, password: string, };
export type FirstSheet = { groups: Array<string>, 
/**
 * The groups, counted from 0, that are to be typed back.
 */
ask: Array<number>, };
export type FolderShown = { pick: PickId, path: string, 
/**
 * The drive is plugged in, the folder was not moved.
 */
is_there: boolean, };
export type Format = "xlsx" | "csv" | "pdf";
export type FoundBy = { field: Field, 
/**
 * Whose it is, where it is one of its people's.
 */
person: string | null, before: string, hit: string, after: string, };
export type Given = { what: GivenKind, 
/**
 * The name of whoever gave them.
 */
by: string, 
/**
 * When the last of them was given, in UTC milliseconds.
 */
at: number, count: number, 
/**
 * The customers by their file numbers; none of them where they are too many to be named.
 */
file_nos: Array<string>, };
export type GivenKind = "customers" | "tasks";
export type ImportCause = { 
/**
 * The heading; none where the row as a whole is at fault.
 */
column: string | null, field: string, 
/**
 * Rows that do not come in for what stands there.
 */
rows: number, 
/**
 * Cells that are noted, or left blank, of rows that come in all the same.
 */
cells: number, 
/**
 * Whether a customer can do without what the column says.
 */
may_be_left: boolean, 
/**
 * Whether it may come to stand in the notes, which more people read than some fields.
 */
may_be_noted: boolean, };
export type ImportField = "file_no" | "external_no" | "kind" | "name" | "first_name" | "last_name" | "company" | "contact_name" | "contact_title" | "contact_role" | "phone" | "email" | "wechat" | "qq" | "other" | "category" | "status" | "source" | "industry" | "level" | "owner" | "department" | "tags" | "country" | "province" | "city" | "address" | "postal_code" | "website" | "id_number" | "tax_id" | "birthday_on" | "notes" | "next_follow_up_on" | "last_contact_at" | "created_at" | "sensitivity";
export type ImportOptions = { sheet: string | null, 
/**
 * The row of the headings, counted from 1; 0 says that there are none.
 */
header_row: number | null, choices: Array<ColumnChoice>, on_duplicate: OnDuplicate, name_rule: NameRule | null, 
/**
 * The encoding of plain text, such as `gbk`; none where it is found out, and where the format
 * fixes it.
 */
encoding: string | null, 
/**
 * What is meant by words that stand in none of the office's lists.
 */
words: Array<WordChoice>, 
/**
 * What becomes of rows that name one more person of a company of a row before. A batch that was
 * begun before there was a choice goes on as it began.
 */
other_contacts: OtherContacts, 
/**
 * What becomes of rows that say how to reach somebody, and not who it is.
 */
nameless: Nameless, 
/**
 * What becomes of rows with a cell that cannot be understood. A batch that was begun before there
 * was a choice goes on as it began.
 */
unclear: Unclear, 
/**
 * What becomes of the columns that fill no field; none where it depends on how many there are.
 */
rest: Rest | null, 
/**
 * Where telephone numbers without the code of a country belong that are none of the office's own.
 */
phones_of: Country | null, };
export type ImportState = "running" | "done" | "stopped" | "undone";
export type JobId = number;
export type Kind = "person" | "company";
export type Language = "en" | "zh-CN" | "zh-TW";
export type LastDeed = { 
/**
 * What to undo: of what is to be done again, the entry of the undo.
 */
entry: Entry, 
/**
 * It was done a moment ago: nobody needs to be asked.
 */
is_recent: boolean, };
export type Lead = { "list": Array<Filter> } | { "customer": CustomerId };
export type Level = "public" | "internal" | "confidential" | "secret";
export type Likeness = "file_no" | "phone" | "email" | "name";
export type LineRead = { 
/**
 * The line without the words for the day.
 */
title: string, 
/**
 * Those words, as they were typed.
 */
words: string, due_on: string, };
export type LookEntry = { seq: number, at: number, account: AccountId, kind: string, entity: string, entity_id: number | null, 
/**
 * What people call the record, where that is for this person.
 */
name: string | null, count: number, };
export type LookQuery = { entity: string | null, entity_id: number | null, account: AccountId | null, 
/**
 * So many of the newest are passed over.
 */
skip: number, limit: number, };
export type Looked = { said: Array<string>, 
/**
 * Why it cannot be imported so: `nothing_mapped`, `no_name_column`.
 */
fault: string | null, 
/**
 * Whether it is plain text, whose encoding can be chosen.
 */
is_text: boolean, 
/**
 * None where the format fixes it.
 */
encoding: string | null, 
/**
 * Every sheet that holds something.
 */
sheets: Array<SeenSheet>, 
/**
 * The one that is looked at.
 */
sheet: string, 
/**
 * 0 when the sheet has no headings.
 */
header_row: number, 
/**
 * Its first lines.
 */
lines: Array<SheetLine>, columns: Array<LookedColumn>, 
/**
 * The fields that a column may fill.
 */
fields: Array<OfferedField>, name_rule: NameRule, 
/**
 * What was chosen for a sheet with the same headings, where nothing was said of this one.
 */
remembered: Remembered | null, };
export type LookedColumn = { 
/**
 * What a choice calls it.
 */
called: string, letter: string, 
/**
 * None where the sheet gives it no name.
 */
heading: string | null, 
/**
 * Up to five different values.
 */
samples: Array<string>, field: ImportField | null, 
/**
 * In an export of ours, whose it is: 0 the customer's own, else that of one of its people.
 */
person: number, certainty: Certainty, 
/**
 * What becomes of it where it fills no field.
 */
unmapped: Unmapped, };
export type LostByRestore = { 
/**
 * Customers that were entered since.
 */
created: number, 
/**
 * Customers from before that were changed or deleted since.
 */
changed: number, 
/**
 * Tasks that were entered or changed since.
 */
tasks: number, };
export type Me = { who: Whoami, organization: string, settings: Settings, 
/**
 * What is usual where the office stands.
 */
customs: Customs, 
/**
 * The calendar date in the office's time zone.
 */
today: string, should_change_password: boolean, 
/**
 * What an administrator should look into.
 */
warnings: Array<ShownWarning>, };
export type Member = { account: Account, 
/**
 * When the person last signed in.
 */
signed_in_at: number | null, 
/**
 * The only one left who lets others in: it can be neither disabled nor lose that role.
 */
is_last_administrator: boolean, };
export type MergeTags = { from: TagId, into: TagId, };
export type MissingName = { 
/**
 * `owner` or `department`.
 */
field: ImportField, name: string, rows: number, 
/**
 * The first of those rows.
 */
first: Array<number>, };
export type MoveCategory = { id: CategoryId, parent: CategoryId | null, };
export type MoveDepartment = { id: DepartmentId, parent: DepartmentId | null, };
export type NameRule = "company_with_contact" | "person_with_company" | "name_only" | "as_written";
export type Nameless = "refuse" | "take";
export type NearTitles = { text: string, titles: Array<string>, };
export type NewAccount = { login: string, name: string, department: DepartmentId | null, roles: Array<string>, };
export type NewCategory = { name: string, parent: CategoryId | null, };
export type NewChoice = { list: string, name: string, colour: string | null, };
export type NewContact = { customer: CustomerId, fields: ContactFields, };
export type NewDepartment = { name: string, parent: DepartmentId | null, };
export type NewOffice = { organization: string, country: Country, login: string, name: string, password: string, preset: Preset, };
export type NewPassword = { old: string, new: string, };
export type NewPlan = { folder: PickId | null, schedule: BackupSchedule | null, };
export type NewTag = { name: string, colour: string | null, };
export type NewWord = { 
/**
 * The list, by the field that its words fill.
 */
field: ImportField, word: string, rows: number, 
/**
 * Whether it is added to its list; if not, its rows do not come in.
 */
is_added: boolean, };
export type Notices = { upto: number, 
/**
 * The newest first.
 */
given: Array<Given>, };
export type OfferedField = { field: ImportField, 
/**
 * Whether several columns may fill it.
 */
takes_several: boolean, };
export type OfferedReport = { name: string, title: string, description: string, };
export type OfferedScope = { 
/**
 * The day that a period is of.
 */
field: Field, 
/**
 * The periods by name that make sense of it.
 */
periods: Array<string>, };
export type OfficeRestore = { file: PickId, opens_by: OpensBy, 
/**
 * The password, or the recovery key.
 */
key: string, };
export type OfficeRestored = { made_at: number, customers: number, 
/**
 * Accounts without a way in, disabled for review.
 */
disabled: number, home: string, };
export type OfficeShown = { stage: Stage, home: string, 
/**
 * Whether another folder may be chosen: nobody named this one at the start.
 */
may_move: boolean, 
/**
 * The logins that this computer knows of.
 */
logins: Array<string>, 
/**
 * What their people are called, as far as it is known.
 */
names: { [key in string]: string }, preferences: Preferences, language: Language, version: string, 
/**
 * What stands in the way: another window has the office, the place is not fit, the self-check
 * found what no data should be opened with.
 */
failure: Failure | null, checks: Array<ShownCheck>, };
export type OnDuplicate = "skip" | "update" | "create";
export type OpenTasks = "follow" | "stay";
export type Opens = "to_print" | "to_read" | "nothing";
export type OpensBy = "password" | "recovery";
export type Operator = "equal" | "not_equal" | "less" | "at_most" | "more" | "at_least" | "contains" | "under" | "within" | "is_set" | "is_unset";
export type OrderChoices = { list: string, ids: Array<ChoiceId>, };
export type OtherContacts = "add" | "as_duplicates" | "create";
export type Outcome = { 
/**
 * How many were changed.
 */
done: number, 
/**
 * How many were as wanted already.
 */
unchanged: number, 
/**
 * How many were left as they are: out of reach, or gone meanwhile.
 */
refused: number, 
/**
 * The first of those that were refused and can be seen.
 */
examples: Array<Refused>, };
export type Paper = { id: PaperId, 
/**
 * Where it is, to be read: what is opened is said by the number alone.
 */
place: string, opens: Opens, };
export type PaperId = number;
export type PastImport = { id: BatchId, file: string, state: ImportState, started_at: number, 
/**
 * Who ran it.
 */
by: string | null, 
/**
 * Whether it is one's own: only then can it be continued.
 */
is_mine: boolean, 
/**
 * Whether it is one's own and the last, was stopped, and is still to be told of.
 */
is_to_tell: boolean, rows: number, 
/**
 * How many rows there were to come in; 0 where nobody knows.
 */
total: number, new: number, updated: number, duplicates: number, failed: number, };
export type Person = { member: Member, 
/**
 * Wrong passwords: so many seconds before the login may be tried again.
 */
waits_seconds: number | null, 
/**
 * It waits for minutes rather than for seconds: that is worth ending early.
 */
is_locked: boolean, };
export type Pick = { id: PickId, 
/**
 * The name without the folders before it.
 */
name: string, 
/**
 * The size of a file; 0 of a folder.
 */
bytes: number, };
export type PickId = number;
export type PickedBackup = { file: Pick, 
/**
 * UTC milliseconds.
 */
made_at: number, };
export type Piece = { report: ReportId, 
/**
 * How many to pass over.
 */
from: number, limit: number, };
export type PlaceReport = { 
/**
 * What the report is about, for the name of its file.
 */
title: string, format: Format, };
export type PlanShown = { folder: FolderShown | null, schedule: BackupSchedule | null, 
/**
 * Whether the folder lies on the disk of the data.
 */
is_beside_data: boolean, };
export type PointKind = "phone" | "email" | "wechat" | "qq" | "other";
export type Preferences = { language?: Language, theme?: Theme, density?: Density, 
/**
 * Per cent: 90 to 200.
 */
text_scale?: number, 
/**
 * Whether the first hints were seen or dismissed.
 */
has_seen_hints?: boolean, };
export type Preset = "modern" | "strict";
export type Progress = { done: number, 
/**
 * None while it is not known yet.
 */
total: number | null, };
export type Reason = { reason: string, };
export type RecolourChoice = { id: ChoiceId, colour: string | null, };
export type Recovery = { key: string, login: string, password: string, };
export type Refused = { id: CustomerId, file_no: string, name: string, 
/**
 * The code of the error.
 */
code: string, };
export type Remembered = { 
/**
 * The file that was imported then.
 */
file_name: string, started_at: number, 
/**
 * How this file is to be understood to be understood as that one was.
 */
options: ImportOptions, };
export type RenameCategory = { id: CategoryId, name: string, };
export type RenameChoice = { id: ChoiceId, name: string, };
export type RenameDepartment = { id: DepartmentId, name: string, };
export type Report = "overview" | "new_customers" | "follow_ups" | { "customer": { file_no: string, } };
export type ReportColumn = { heading: string, kind: ColumnKind, };
export type ReportId = number;
export type ReportScope = { 
/**
 * As filters say it: `this_year`, `2026-01-01..2026-03-31`, `2026-01-01..`. Customers are those
 * that were created in it, follow-ups and tasks those that are due in it.
 */
period: string | null, 
/**
 * By its name; with those below it.
 */
department: string | null, };
export type ReportShown = { name: string, title: string, 
/**
 * The customer that all of it is about.
 */
subject: CustomerId | null, 
/**
 * Whose it is, who made it and when.
 */
lines: Array<string>, 
/**
 * What it can be narrowed to.
 */
scoped: OfferedScope | null, sections: Array<SectionShown>, 
/**
 * The kinds of file it can be written to.
 */
formats: Array<Format>, };
export type Rest = "note" | "leave";
export type RestorePreview = { 
/**
 * UTC milliseconds.
 */
made_at: number, 
/**
 * Customers in the backup, and in the office now.
 */
customers: number, customers_now: number, lost: LostByRestore, };
export type RestoredHere = { made_at: number, customers: number, 
/**
 * Accounts that only the backup had, disabled for review.
 */
disabled: number, };
export type Resumed = { batch: BatchId, pick: PickId, };
export type RetireChoice = { id: ChoiceId, is_retired: boolean, };
export type RetireSheets = { password: string, 
/**
 * The key of the sheet that stays; none is the one just made here.
 */
key: string | null, };
export type ReversibleRestore = { restored_at: number, 
/**
 * When the backup was made that was restored.
 */
made_at: number, };
export type Role = { code: string, 
/**
 * Fields up to this level are shown, the others are masked.
 */
clearance: Level, rights: { [key in string]: ScopeName }, 
/**
 * Whether most offices of this kind need it: the others are for larger ones.
 */
is_usual: boolean, };
export type RoleHeld = { code: string, 
/**
 * Wider or narrower than the role says; none keeps what the role says.
 */
scope: ScopeName | null, valid_from: number | null, valid_to: number | null, };
export type RowKind = "data" | "blank" | "total" | "repeated_heading" | "note";
export type RowShown = { cells: Array<string>, lead: Lead | null, };
export type RunExport = { wanted: WantedExport, to: PickId, };
export type RunReport = { report: Report, scope: ReportScope, to: PickId, };
export type RunningJob = { id: JobId, 
/**
 * The command that it is; none of somebody else's.
 */
operation: string | null, progress: Progress, 
/**
 * The program's own: only who may plan it may stop it.
 */
is_planned: boolean, };
export type SaidCells = { 
/**
 * The first of their rows.
 */
rows: Array<number>, count: number, column: string, 
/**
 * None where it is better not shown.
 */
written: string | null, reason: string, became: string, };
export type SaidError = { row: number, column: string, written: string | null, reason: string, };
export type SamplesCreated = { batch: BatchId, customers: number, tasks: number, };
export type SamplesPresent = { customers: number, 
/**
 * Those that would stay, because somebody has made customers of theirs out of them.
 */
kept: number, };
export type SamplesRemoved = { removed: number, kept: number, };
export type ScopeName = "own" | "department" | "subtree" | "all";
export type SectionShown = { key: string, title: string, 
/**
 * What the figures come to, as a sentence.
 */
finding: string | null, columns: Array<ReportColumn>, 
/**
 * The column that says where a row leads to.
 */
lead_column: number, rows: Array<RowShown>, chart: ChartShown | null, };
export type SeenPoint = { kind: PointKind, shown: string, 
/**
 * E.164 or lower case; none where it is masked.
 */
value: string | null, extension: string | null, 
/**
 * The words beside it, which may well be another number; none where it is masked.
 */
label: string | null, };
export type SeenSheet = { name: string, 
/**
 * Rows that hold something.
 */
rows: number, is_hidden: boolean, is_readable: boolean, };
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
export type Sheet = { pick: PickId, options: ImportOptions, };
export type SheetLine = { row: number, kind: RowKind, cells: Array<string>, };
export type ShowReport = { report: Report, scope: ReportScope, };
export type ShownCheck = { 
/**
 * Its name in the catalogues: what can be done about it is offered by it.
 */
name: string, state: CheckState, title: string, sentence: string, };
export type ShownColumn = { id: string, 
/**
 * In pixels; none: as wide as it comes.
 */
width: number | null, };
export type ShownReview = { 
/**
 * What is wrong with the file as a whole, in words.
 */
finding: string | null, ways_in: Array<ShownWayIn>, };
export type ShownStart = { start: Start, 
/**
 * The titles of what was not passed.
 */
titles: Array<string>, };
export type ShownVerdict = { is_whole: boolean, 
/**
 * What it found, and what to do about it.
 */
sentences: Array<string>, 
/**
 * The log is whole in itself, but not the one that was anchored outside: once the cause is
 * known, that can be accepted.
 */
can_be_accepted: boolean, 
/**
 * The entry where it is not as it was written.
 */
seq: number | null, };
export type ShownWarning = { code: string, sentence: string, };
export type ShownWayIn = { slot: string, 
/**
 * The user name, or which recovery sheet it is.
 */
who: string, is_sheet: boolean, 
/**
 * A sheet that was shown and never typed back: perhaps nobody has it.
 */
is_in_doubt: boolean, 
/**
 * From which day on; none without a way in.
 */
since: string | null, state: string, };
export type Side = { name: string, company: string | null, 
/**
 * The ways to reach them.
 */
points: Array<string>, };
export type SortField = "updated_at" | "created_at" | "name" | "file_no" | "next_follow_up_on" | "last_contact_at";
export type Sought = { text: string, limit: number, };
export type Stage = "first_run" | "ready" | "blocked" | "lost";
export type Start = { 
/**
 * UTC milliseconds.
 */
at: number, version: string, 
/**
 * How long it took until the self-check was done, in milliseconds.
 */
ms: number, 
/**
 * The worst that the self-check found.
 */
worst: CheckState, 
/**
 * The checks that were not passed, by their names.
 */
findings: Array<string>, 
/**
 * Faults that were written down from then to the next start.
 */
faults: number, };
export type TagChosen = { 
/**
 * Its name, in any width and case.
 */
tag: string, chosen: Chosen, };
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
task_type: string | null, due_on: string | null, done_at: number | null, version: number, 
/**
 * What this person may do with it: what they may not is not offered.
 */
may_change: boolean, may_delete: boolean, };
export type TaskFields = { title?: string, notes?: string, customer?: CustomerId, assignee?: string, task_type?: string, due_on?: string, };
export type TaskFilter = "open" | "overdue" | "today" | "week" | "done";
export type TaskId = number;
export type TaskQuery = { filter: TaskFilter, 
/**
 * Only those of this customer.
 */
customer: CustomerId | null, };
export type Theme = "light" | "dark";
export type Twins = { row: number, by: Likeness, said: Side, 
/**
 * The row of this file that came first.
 */
of_row: number | null, 
/**
 * The customer there is, where the person may see it.
 */
customer: CustomerId | null, file_no: string | null, 
/**
 * Whose it is, where the person may not see it: whom to ask.
 */
owner: string | null, 
/**
 * None where the person may not see it.
 */
like: Side | null, };
export type TypedGroup = { group: number, typed: string, 
/**
 * Whether it is the last that is asked for: then the key is forgotten here.
 */
is_last: boolean, };
export type Unclear = "note" | "refuse";
export type Undoable = { 
/**
 * 0 where this person cannot take it back: how many there are is not theirs to know.
 */
records: number, 
/**
 * Why it cannot be taken back; none where it can.
 */
refusal: string | null, };
export type Undone = { 
/**
 * Customers that are in the recycle bin now.
 */
undone: number, 
/**
 * Customers that were there before and have again what the import wrote over.
 */
restored: number, 
/**
 * Customers of which something stays: someone worked on them since, or they are out of reach.
 */
kept: number, 
/**
 * Words that it brought into the office's lists (status, source …), that nobody has now and that are
 * no longer offered.
 */
retired: number, };
export type Unmapped = "open" | "noted" | "secret" | "barred" | "prefix";
export type UpdateAccount = { id: AccountId, name: string, department: DepartmentId | null, language: Language | null, roles: Array<string>, };
export type UpdateChosen = { chosen: Chosen, set: { [key in Field]?: Written }, };
export type UpdateContact = { id: ContactId, fields: ContactFields, };
export type UpdateCustomer = { id: CustomerId, set: { [key in Field]?: Written }, 
/**
 * The version the person saw; none overwrites whatever is there.
 */
version: number | null, };
export type UpdateTag = { id: TagId, fields: NewTag, };
export type UpdateTask = { id: TaskId, fields: TaskFields, };
export type WantedExport = { search: string | null, filter: Filter | null, sort: SortField, direction: "ascending" | "descending" | null, 
/**
 * In the recycle bin instead.
 */
is_recycled: boolean, 
/**
 * Of that list only these; none stands for all of it.
 */
only: Array<CustomerId> | null, 
/**
 * Of that list not these.
 */
but: Array<CustomerId>, columns: Columns, format: Format, };
export type Way = "undo" | "redo";
export type Whoami = { account: AccountId, login: string, name: string, must_change_password: boolean, clearance: Level, 
/**
 * None: that of the computer, or else the office's.
 */
language: Language | null, rights: { [key in string]: ScopeName }, };
export type WordChoice = { 
/**
 * The list, by the field that its words fill; `owner` and `department` too.
 */
field: ImportField, 
/**
 * As the sheet writes it.
 */
word: string, 
/**
 * The word of the list, a name or a login; none leaves the value out. A department that there is
 * not is made, where the person may.
 */
becomes: string | null, };
export type Written = string | Array<string> | null;
export type WrittenFields = { [key in Field]?: Written };
export type Wrote = { paper: Paper, rows: number, 
/**
 * What happened, in words.
 */
sentence: string, 
/**
 * Characters that no built-in font can draw: a box stands in their place on paper.
 */
missing_glyphs: Array<string>, };

export type Commands = {
  "office.show": { input: null; output: OfficeShown };
  "office.create": { input: NewOffice; output: FirstSheet };
  "office.save_sheet": { input: null; output: Paper | null };
  "office.confirm_sheet": { input: TypedGroup; output: boolean };
  "office.choose_home": { input: null; output: boolean };
  "office.leave_home": { input: null; output: null };
  "office.pick_backup": { input: null; output: PickedBackup | null };
  "office.restore": { input: OfficeRestore; output: OfficeRestored };
  "office.recover": { input: Recovery; output: null };
  "office.set_unsaved": { input: boolean; output: null };
  "office.stay": { input: null; output: null };
  "office.close": { input: null; output: null };
  "preferences.update": { input: Preferences; output: null };
  "preferences.lists": { input: null; output: { [key in string]: Array<ShownColumn> } };
  "preferences.arrange": { input: ArrangeList; output: null };
  "accounts.current": { input: null; output: Me | null };
  "accounts.sign_in": { input: Credentials; output: Me };
  "accounts.sign_out": { input: null; output: null };
  "accounts.lock": { input: null; output: null };
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
  "settings.day": { input: string; output: string };
  "settings.update": { input: Settings; output: Done<null> };
  "customers.list": { input: CustomerQuery; output: CustomerPage };
  "customers.nearest": { input: Sought; output: CustomerPage };
  "customers.count": { input: Chosen; output: number };
  "customers.show": { input: CustomerId; output: Customer };
  "customers.history": { input: CustomerId; output: Array<Entry> };
  "customers.duplicates": { input: WrittenFields; output: Array<Duplicate> };
  "customers.create": { input: WrittenFields; output: Done<Customer> };
  "customers.update": { input: UpdateCustomer; output: Done<Customer> };
  "customers.update_all": { input: UpdateChosen; output: Done<Outcome> };
  "customers.assign": { input: AssignChosen; output: Done<Assigned> };
  "customers.delete": { input: Chosen; output: Done<Outcome> };
  "customers.restore": { input: Chosen; output: Done<Outcome> };
  "contacts.add": { input: NewContact; output: Done<Contact> };
  "contacts.update": { input: UpdateContact; output: Done<Contact> };
  "contacts.remove": { input: ContactId; output: Done<null> };
  "screens.near": { input: NearTitles; output: Array<boolean> };
  "exports.fields": { input: null; output: Array<Field> };
  "exports.preview": { input: WantedExport; output: ExportPreview };
  "exports.place": { input: Format; output: Pick | null };
  "exports.run": { input: RunExport; output: Wrote };
  "reports.list": { input: null; output: Array<OfferedReport> };
  "reports.show": { input: ShowReport; output: ReportShown };
  "reports.place": { input: PlaceReport; output: Pick | null };
  "reports.run": { input: RunReport; output: Wrote };
  "notices.list": { input: null; output: Notices };
  "notices.seen": { input: number; output: null };
  "papers.open": { input: PaperId; output: null };
  "papers.reveal": { input: PaperId; output: null };
  "tags.list": { input: null; output: Array<TagUse> };
  "tags.create": { input: NewTag; output: Done<null> };
  "tags.update": { input: UpdateTag; output: Done<null> };
  "tags.merge": { input: MergeTags; output: Done<null> };
  "tags.delete": { input: TagId; output: Done<null> };
  "tags.add": { input: TagChosen; output: Done<Outcome> };
  "tags.remove": { input: TagChosen; output: Done<Outcome> };
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
  "imports.choose_file": { input: null; output: Pick | null };
  "imports.look": { input: Sheet; output: Looked };
  "imports.rehearse": { input: Sheet; output: Counted };
  "imports.run": { input: Sheet; output: Counted };
  "imports.resume": { input: Resumed; output: Counted };
  "imports.errors": { input: Piece; output: Array<SaidError> };
  "imports.unclear": { input: Piece; output: Array<SaidCells> };
  "imports.warnings": { input: Piece; output: Array<string> };
  "imports.twins": { input: Piece; output: Array<Twins> };
  "imports.save_failed": { input: ReportId; output: Paper | null };
  "imports.list": { input: null; output: Array<PastImport> };
  "imports.undo": { input: BatchId; output: Undone };
  "tasks.list": { input: TaskQuery; output: Array<Task> };
  "tasks.count": { input: CountTasks; output: number };
  "tasks.read_line": { input: string; output: LineRead | null };
  "tasks.create": { input: TaskFields; output: Done<Task> };
  "tasks.update": { input: UpdateTask; output: Done<Task> };
  "tasks.done": { input: DoneTask; output: Done<Task> };
  "tasks.delete": { input: TaskId; output: Done<null> };
  "journal.list": { input: EntryQuery; output: EntryPage };
  "journal.count": { input: EntryQuery; output: number };
  "journal.operations": { input: null; output: Array<string> };
  "journal.undoable": { input: number; output: Undoable };
  "journal.last": { input: Way; output: LastDeed | null };
  "journal.verify": { input: null; output: ShownVerdict };
  "journal.export": { input: null; output: ExportedLog | null };
  "journal.accept": { input: Reason; output: null };
  "journal.undo": { input: number; output: Done<string | null> };
  "looks.list": { input: LookQuery; output: Array<LookEntry> };
  "looks.count": { input: LookQuery; output: number };
  "vault.review": { input: null; output: ShownReview };
  "vault.accept": { input: Reason; output: Array<ShownWayIn> };
  "vault.rotate": { input: null; output: null };
  "recovery.renew": { input: Confirmed; output: FirstSheet };
  "recovery.retire": { input: RetireSheets; output: Array<number> };
  "checks.run": { input: null; output: Array<ShownCheck> };
  "checks.starts": { input: null; output: Array<ShownStart> };
  "checks.export_log": { input: null; output: Paper | null };
  "backups.show": { input: null; output: BackupsShown };
  "backups.plan": { input: null; output: PlanShown };
  "backups.choose_folder": { input: null; output: FolderShown | null };
  "backups.set_plan": { input: NewPlan; output: null };
  "backups.list": { input: null; output: Array<BackupShown> };
  "backups.open": { input: null; output: BackupShown | null };
  "backups.create": { input: null; output: BackupProved };
  "backups.verify": { input: PickId; output: BackupProved };
  "backups.preview": { input: PickId; output: RestorePreview };
  "backups.restore": { input: PickId; output: RestoredHere };
  "backups.reversible": { input: null; output: ReversibleRestore | null };
  "backups.undo": { input: null; output: null };
  "samples.show": { input: null; output: SamplesPresent | null };
  "samples.create": { input: null; output: SamplesCreated };
  "samples.remove": { input: null; output: SamplesRemoved };
  "jobs.list": { input: null; output: Array<RunningJob> };
  "jobs.cancel": { input: JobId; output: null };
};

export const provides = {
  "office.show": ["Office"],
  "preferences.lists": ["Lists"],
  "accounts.current": ["Accounts", "Settings"],
  "accounts.colleagues": ["Accounts"],
  "accounts.list": ["Accounts", "Departments"],
  "accounts.roles": ["Accounts"],
  "departments.list": ["Departments"],
  "settings.show": ["Settings"],
  "settings.day": ["Settings"],
  "customers.list": ["Customers"],
  "customers.nearest": ["Customers"],
  "customers.count": ["Customers"],
  "customers.show": ["Customers"],
  "customers.history": ["Customers", "Journal"],
  "customers.duplicates": ["Customers"],
  "screens.near": [],
  "exports.fields": [],
  "exports.preview": ["Customers", "Settings", "Office"],
  "reports.list": ["Office"],
  "reports.show": ["Departments", "Customers", "Tasks", "Tags", "Categories", "Choices", "Accounts", "Settings", "Office"],
  "notices.list": ["Notices"],
  "tags.list": ["Tags", "Customers"],
  "categories.list": ["Categories"],
  "choices.list": ["Choices"],
  "imports.look": ["Office", "Settings", "Accounts", "Imports"],
  "imports.errors": ["Office"],
  "imports.unclear": ["Office"],
  "imports.warnings": ["Office"],
  "imports.twins": ["Customers"],
  "imports.list": ["Imports"],
  "tasks.list": ["Tasks"],
  "tasks.count": ["Tasks"],
  "tasks.read_line": ["Settings"],
  "journal.list": ["Journal"],
  "journal.count": ["Journal"],
  "journal.operations": ["Journal"],
  "journal.undoable": ["Journal", "Customers"],
  "journal.last": ["Journal", "Customers"],
  "looks.list": ["Journal"],
  "looks.count": ["Journal"],
  "vault.review": ["Vault", "Accounts"],
  "checks.run": ["Checks"],
  "checks.starts": ["Checks"],
  "backups.show": ["Backups"],
  "backups.plan": ["Backups"],
  "backups.list": ["Backups"],
  "backups.preview": ["Backups", "Journal"],
  "backups.reversible": ["Backups", "Journal"],
  "samples.show": ["Samples", "Customers", "Tasks"],
  "jobs.list": ["Jobs"],
} as const;

export const invalidates = {
  "office.create": ["*"],
  "office.save_sheet": [],
  "office.confirm_sheet": ["Vault", "Accounts"],
  "office.choose_home": ["Office"],
  "office.leave_home": ["Office"],
  "office.pick_backup": [],
  "office.restore": ["Office"],
  "office.recover": [],
  "office.set_unsaved": [],
  "office.stay": [],
  "office.close": [],
  "preferences.update": ["Office"],
  "preferences.arrange": [],
  "accounts.sign_in": ["*"],
  "accounts.sign_out": ["*"],
  "accounts.lock": ["*"],
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
  "customers.update_all": ["Customers", "Journal"],
  "customers.assign": ["Customers", "Tasks", "Journal"],
  "customers.delete": ["Customers", "Tasks", "Journal"],
  "customers.restore": ["Customers", "Tasks", "Journal"],
  "contacts.add": ["Customers", "Journal"],
  "contacts.update": ["Customers", "Journal"],
  "contacts.remove": ["Customers", "Journal"],
  "exports.place": [],
  "exports.run": ["Journal"],
  "reports.place": [],
  "reports.run": ["Journal"],
  "notices.seen": ["Notices"],
  "papers.open": [],
  "papers.reveal": [],
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
  "imports.choose_file": [],
  "imports.rehearse": [],
  "imports.run": ["Customers", "Tags", "Categories", "Choices", "Imports", "Journal"],
  "imports.resume": ["Customers", "Tags", "Categories", "Choices", "Imports", "Journal"],
  "imports.save_failed": [],
  "imports.undo": ["Customers", "Tasks", "Imports", "Journal"],
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
  "backups.choose_folder": [],
  "backups.set_plan": ["Backups", "Journal"],
  "backups.open": [],
  "backups.create": ["Backups", "Journal"],
  "backups.verify": ["Backups", "Journal"],
  "backups.restore": ["*"],
  "backups.undo": ["*"],
  "samples.create": ["Customers", "Tasks", "Tags", "Categories", "Journal", "Samples"],
  "samples.remove": ["Customers", "Tasks", "Tags", "Categories", "Journal", "Samples"],
  "jobs.cancel": ["Jobs"],
} as const;

export const jobs = ["office.restore", "accounts.sign_in", "customers.update_all", "customers.assign", "customers.delete", "customers.restore", "exports.run", "reports.run", "tags.add", "tags.remove", "imports.look", "imports.rehearse", "imports.run", "imports.resume", "imports.twins", "imports.undo", "journal.undo", "vault.rotate", "backups.create", "backups.verify", "backups.restore", "backups.undo", "samples.create", "samples.remove"] as const;

export type Job = (typeof jobs)[number];
