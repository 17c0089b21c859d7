// The table, one row a command: `verb(who, Input) -> Output, effect [tags];`
//
// who       `Caller` is signed in, `Guest` need not be; a long command takes a `Job` behind its input.
// effect    A query `provides` tags, an action `invalidates` them; `[*]` is everything.
//
// `verb` in `commands/<feature>.rs` answers it; the UI calls it `feature.verb`, Tauri `feature_verb`,
// and an action stands in the journal under that name.
// Included twice: by `commands.rs`, which knows the types, and by `build.rs`, which wants the names.
commands! {
    office {
        show(Guest, ()) -> OfficeShown, provides [Office];
        create(Guest, NewOffice) -> FirstSheet, invalidates [*];
        save_sheet(Guest, ()) -> Option<Paper>, invalidates [];
        confirm_sheet(Guest, TypedGroup) -> bool, invalidates [Vault, Accounts];
        choose_home(Guest, ()) -> bool, invalidates [Office];
        leave_home(Guest, ()) -> (), invalidates [Office];
        pick_backup(Guest, ()) -> Option<PickedBackup>, invalidates [];
        restore(Guest, OfficeRestore, Job) -> OfficeRestored, invalidates [Office];
        recover(Guest, Recovery) -> (), invalidates [];
        set_unsaved(Guest, bool) -> (), invalidates [];
        stay(Guest, ()) -> (), invalidates [];
        close(Guest, ()) -> (), invalidates [];
    }
    preferences {
        update(Guest, Preferences) -> (), invalidates [Office];
        lists(Caller, ()) -> Arrangements, provides [Lists];
        arrange(Caller, ArrangeList) -> (), invalidates [];
    }
    accounts {
        current(Guest, ()) -> Option<Me>, provides [Accounts, Settings];
        sign_in(Guest, Credentials, Job) -> Me, invalidates [*];
        sign_out(Guest, ()) -> (), invalidates [*];
        lock(Guest, ()) -> (), invalidates [*];
        stay(Caller, ()) -> (), invalidates [];
        change_password(Caller, NewPassword) -> Done<()>, invalidates [Accounts, Journal];
        colleagues(Caller, ()) -> Vec<Colleague>, provides [Accounts];
        list(Caller, ()) -> Vec<Person>, provides [Accounts, Departments];
        roles(Caller, ()) -> Vec<Role>, provides [Accounts];
        create(Caller, NewAccount) -> FirstPassword, invalidates [Accounts, Journal];
        update(Caller, UpdateAccount) -> Done<()>, invalidates [Accounts, Customers, Tasks, Journal];
        enable(Caller, AccountId) -> Enabled, invalidates [Accounts, Vault, Journal];
        disable(Caller, AccountId) -> Done<()>, invalidates [Accounts, Vault, Journal];
        unlock(Caller, String) -> (), invalidates [Accounts, Journal];
        reset_password(Caller, AccountId) -> FirstPassword, invalidates [Accounts, Vault, Journal];
    }
    departments {
        list(Caller, ()) -> Vec<Department>, provides [Departments];
        create(Caller, NewDepartment) -> Done<()>, invalidates [Departments, Journal];
        rename(Caller, RenameDepartment) -> Done<()>, invalidates [Departments, Customers, Journal];
        shift(Caller, MoveDepartment) -> Done<()>, invalidates [Departments, Customers, Tasks, Journal];
    }
    settings {
        show(Caller, ()) -> Settings, provides [Settings];
        day(Caller, String) -> String, provides [Settings];
        update(Caller, Settings) -> Done<()>, invalidates [Settings, Office, Customers, Tasks, Journal];
    }
    customers {
        list(Caller, CustomerQuery) -> CustomerPage, provides [Customers];
        nearest(Caller, Sought) -> CustomerPage, provides [Customers];
        count(Caller, Chosen) -> u64, provides [Customers];
        show(Caller, CustomerId) -> Customer, provides [Customers];
        history(Caller, CustomerId) -> Vec<Entry>, provides [Customers, Journal];
        duplicates(Caller, WrittenFields) -> Vec<Duplicate>, provides [Customers];
        create(Caller, WrittenFields) -> Done<Customer>, invalidates [Customers, Journal];
        update(Caller, UpdateCustomer) -> Done<Customer>, invalidates [Customers, Journal];
        update_all(Caller, UpdateChosen, Job) -> Done<Outcome>, invalidates [Customers, Journal];
        assign(Caller, AssignChosen, Job) -> Done<Assigned>, invalidates [Customers, Tasks, Journal];
        delete(Caller, Chosen, Job) -> Done<Outcome>, invalidates [Customers, Tasks, Journal];
        restore(Caller, Chosen, Job) -> Done<Outcome>, invalidates [Customers, Tasks, Journal];
    }
    contacts {
        add(Caller, NewContact) -> Done<Contact>, invalidates [Customers, Journal];
        update(Caller, UpdateContact) -> Done<Contact>, invalidates [Customers, Journal];
        remove(Caller, ContactId) -> Done<()>, invalidates [Customers, Journal];
    }
    screens {
        near(Caller, NearTitles) -> Vec<bool>, provides [];
    }
    exports {
        fields(Caller, ()) -> Vec<Field>, provides [];
        preview(Caller, WantedExport) -> ExportPreview, provides [Customers, Settings, Office];
        place(Caller, Format) -> Option<Pick>, invalidates [];
        run(Caller, RunExport, Job) -> Wrote, invalidates [Journal];
    }
    reports {
        list(Caller, ()) -> Vec<OfferedReport>, provides [Office];
        show(Caller, ShowReport) -> ReportShown,
            provides [Departments, Customers, Tasks, Tags, Categories, Choices, Accounts, Settings, Office];
        place(Caller, PlaceReport) -> Option<Pick>, invalidates [];
        run(Caller, RunReport, Job) -> Wrote, invalidates [Journal];
    }
    notices {
        list(Caller, ()) -> Notices, provides [Notices];
        seen(Caller, i64) -> (), invalidates [Notices];
    }
    papers {
        open(Caller, PaperId) -> (), invalidates [];
        reveal(Caller, PaperId) -> (), invalidates [];
    }
    tags {
        list(Caller, ()) -> Vec<TagUse>, provides [Tags, Customers];
        create(Caller, NewTag) -> Done<()>, invalidates [Tags, Journal];
        update(Caller, UpdateTag) -> Done<()>, invalidates [Tags, Customers, Journal];
        merge(Caller, MergeTags) -> Done<()>, invalidates [Tags, Customers, Journal];
        delete(Caller, TagId) -> Done<()>, invalidates [Tags, Customers, Journal];
        add(Caller, TagChosen, Job) -> Done<Outcome>, invalidates [Tags, Customers, Journal];
        remove(Caller, TagChosen, Job) -> Done<Outcome>, invalidates [Tags, Customers, Journal];
    }
    categories {
        list(Caller, ()) -> Vec<Category>, provides [Categories];
        create(Caller, NewCategory) -> Done<()>, invalidates [Categories, Journal];
        rename(Caller, RenameCategory) -> Done<()>, invalidates [Categories, Customers, Journal];
        shift(Caller, MoveCategory) -> Done<()>, invalidates [Categories, Customers, Journal];
        delete(Caller, CategoryId) -> Done<()>, invalidates [Categories, Journal];
    }
    choices {
        list(Caller, ()) -> Vec<Choice>, provides [Choices];
        create(Caller, NewChoice) -> Done<()>, invalidates [Choices, Journal];
        rename(Caller, RenameChoice) -> Done<()>, invalidates [Choices, Customers, Journal];
        recolour(Caller, RecolourChoice) -> Done<()>, invalidates [Choices, Customers, Journal];
        reorder(Caller, OrderChoices) -> Done<()>, invalidates [Choices, Journal];
        retire(Caller, RetireChoice) -> Done<()>, invalidates [Choices, Journal];
    }
    imports {
        choose_file(Caller, ()) -> Option<Pick>, invalidates [];
        look(Caller, Sheet, Job) -> Looked, provides [Office, Settings, Accounts, Imports];
        rehearse(Caller, Sheet, Job) -> Counted, invalidates [];
        run(Caller, Sheet, Job) -> Counted,
            invalidates [Customers, Tags, Categories, Choices, Imports, Journal];
        resume(Caller, Resumed, Job) -> Counted,
            invalidates [Customers, Tags, Categories, Choices, Imports, Journal];
        errors(Caller, Piece) -> Vec<SaidError>, provides [Office];
        unclear(Caller, Piece) -> Vec<SaidCells>, provides [Office];
        warnings(Caller, Piece) -> Vec<String>, provides [Office];
        twins(Caller, Piece, Job) -> Vec<Twins>, provides [Customers];
        save_failed(Caller, ReportId) -> Option<Paper>, invalidates [];
        list(Caller, ()) -> Vec<PastImport>, provides [Imports];
        undo(Caller, BatchId, Job) -> Undone, invalidates [Customers, Tasks, Imports, Journal];
    }
    tasks {
        list(Caller, TaskQuery) -> Vec<Task>, provides [Tasks];
        count(Caller, CountTasks) -> u64, provides [Tasks];
        read_line(Caller, String) -> Option<LineRead>, provides [Settings];
        create(Caller, TaskFields) -> Done<Task>, invalidates [Tasks, Journal];
        update(Caller, UpdateTask) -> Done<Task>, invalidates [Tasks, Journal];
        done(Caller, DoneTask) -> Done<Task>, invalidates [Tasks, Journal];
        delete(Caller, TaskId) -> Done<()>, invalidates [Tasks, Journal];
    }
    journal {
        list(Caller, EntryQuery) -> EntryPage, provides [Journal];
        count(Caller, EntryQuery) -> u64, provides [Journal];
        operations(Caller, ()) -> Vec<String>, provides [Journal];
        undoable(Caller, i64) -> Undoable, provides [Journal, Customers];
        last(Caller, Way) -> Option<LastDeed>, provides [Journal, Customers];
        verify(Caller, ()) -> ShownVerdict, invalidates [];
        export(Caller, ()) -> Option<ExportedLog>, invalidates [Journal];
        accept(Caller, Reason) -> (), invalidates [Accounts, Journal];
        undo(Caller, i64, Job) -> Done<Option<String>>,
            invalidates [Customers, Tasks, Tags, Categories, Choices, Accounts, Settings, Journal];
    }
    looks {
        list(Caller, LookQuery) -> Vec<LookEntry>, provides [Journal];
        count(Caller, LookQuery) -> u64, provides [Journal];
    }
    vault {
        review(Caller, ()) -> ShownReview, provides [Vault, Accounts];
        accept(Caller, Reason) -> Vec<ShownWayIn>, invalidates [Vault, Accounts, Journal];
        rotate(Caller, (), Job) -> (), invalidates [*];
    }
    recovery {
        renew(Caller, Confirmed) -> FirstSheet, invalidates [Vault, Journal];
        retire(Caller, RetireSheets) -> Vec<u32>, invalidates [Vault, Accounts, Journal];
    }
    checks {
        run(Caller, ()) -> Vec<ShownCheck>, provides [Checks];
        starts(Caller, ()) -> Vec<ShownStart>, provides [Checks];
        export_log(Caller, ()) -> Option<Paper>, invalidates [];
    }
    backups {
        show(Caller, ()) -> BackupsShown, provides [Backups];
        plan(Caller, ()) -> PlanShown, provides [Backups];
        choose_folder(Caller, ()) -> Option<FolderShown>, invalidates [];
        set_plan(Caller, NewPlan) -> (), invalidates [Backups, Journal];
        list(Caller, ()) -> Vec<BackupShown>, provides [Backups];
        open(Caller, ()) -> Option<BackupShown>, invalidates [];
        create(Caller, (), Job) -> BackupProved, invalidates [Backups, Journal];
        verify(Caller, PickId, Job) -> BackupProved, invalidates [Backups, Journal];
        preview(Caller, PickId) -> Preview, provides [Backups, Journal];
        restore(Caller, PickId, Job) -> RestoredHere, invalidates [*];
        reversible(Caller, ()) -> Option<Reversible>, provides [Backups, Journal];
        undo(Caller, (), Job) -> (), invalidates [*];
    }
    samples {
        show(Caller, ()) -> Option<Present>, provides [Samples, Customers, Tasks];
        create(Caller, (), Job) -> Created,
            invalidates [Customers, Tasks, Tags, Categories, Journal, Samples];
        remove(Caller, (), Job) -> Removed,
            invalidates [Customers, Tasks, Tags, Categories, Journal, Samples];
    }
    jobs {
        list(Guest, ()) -> Vec<RunningJob>, provides [Jobs];
        cancel(Guest, JobId) -> (), invalidates [Jobs];
    }
}
