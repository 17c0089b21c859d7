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
        save_sheet(Guest, ()) -> Option<String>, invalidates [];
        confirm_sheet(Guest, TypedGroup) -> bool, invalidates [];
    }
    preferences {
        update(Guest, Preferences) -> (), invalidates [Office];
        lists(Caller, ()) -> Arrangements, provides [Lists];
        arrange(Caller, ArrangeList) -> (), invalidates [];
    }
    accounts {
        current(Guest, ()) -> Option<Me>, provides [Accounts, Settings];
        sign_in(Guest, Credentials) -> Me, invalidates [*];
        sign_out(Guest, ()) -> (), invalidates [*];
        stay(Caller, ()) -> (), invalidates [];
        change_password(Caller, NewPassword) -> Done<()>, invalidates [Accounts, Journal];
        colleagues(Caller, ()) -> Vec<Colleague>, provides [Accounts];
    }
    settings {
        show(Caller, ()) -> Settings, provides [Settings];
        update(Caller, Settings) -> Done<()>, invalidates [Settings, Office, Customers, Tasks, Journal];
    }
    customers {
        list(Caller, CustomerQuery) -> CustomerPage, provides [Customers];
        show(Caller, CustomerId) -> Customer, provides [Customers];
        history(Caller, CustomerId) -> Vec<Entry>, provides [Customers, Journal];
        duplicates(Caller, WrittenFields) -> Vec<Duplicate>, provides [Customers];
        create(Caller, WrittenFields) -> Done<Customer>, invalidates [Customers, Journal];
        update(Caller, UpdateCustomer) -> Done<Customer>, invalidates [Customers, Journal];
        update_all(Caller, UpdateChosen, Job) -> Done<Outcome>, invalidates [Customers, Journal];
        delete(Caller, Chosen, Job) -> Done<Outcome>, invalidates [Customers, Tasks, Journal];
        restore(Caller, Chosen, Job) -> Done<Outcome>, invalidates [Customers, Tasks, Journal];
    }
    contacts {
        add(Caller, NewContact) -> Done<Contact>, invalidates [Customers, Journal];
        update(Caller, UpdateContact) -> Done<Contact>, invalidates [Customers, Journal];
        remove(Caller, ContactId) -> Done<()>, invalidates [Customers, Journal];
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
    }
    tasks {
        list(Caller, TaskQuery) -> Vec<Task>, provides [Tasks];
        create(Caller, TaskFields) -> Done<Task>, invalidates [Tasks, Journal];
        update(Caller, UpdateTask) -> Done<Task>, invalidates [Tasks, Journal];
        done(Caller, DoneTask) -> Done<Task>, invalidates [Tasks, Journal];
        delete(Caller, TaskId) -> Done<()>, invalidates [Tasks, Journal];
    }
    journal {
        list(Caller, EntryQuery) -> EntryPage, provides [Journal];
        undo(Caller, i64) -> Done<()>,
            invalidates [Customers, Tasks, Tags, Categories, Choices, Accounts, Settings, Journal];
    }
    samples {
        create(Caller, (), Job) -> Created,
            invalidates [Customers, Tasks, Tags, Categories, Journal, Samples];
        remove(Caller, (), Job) -> Removed,
            invalidates [Customers, Tasks, Tags, Categories, Journal, Samples];
    }
    jobs {
        list(Caller, ()) -> Vec<RunningJob>, provides [Jobs];
        cancel(Caller, JobId) -> (), invalidates [Jobs];
    }
}
