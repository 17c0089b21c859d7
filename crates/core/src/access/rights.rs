//! Every right there is, one type each.

/// Something a person may be allowed to do, as a type.
pub trait Right {
    /// `<feature>.<verb>`: the word in role tables, in the journal and in the catalogues.
    const NAME: &'static str;
}

macro_rules! rights {
    ($($name:ident = $text:literal),* $(,)?) => {
        $(
            #[doc = concat!("`", $text, "`")]
            pub struct $name;
            impl Right for $name { const NAME: &'static str = $text; }
        )*
        /// The names of all rights, in the order people see them.
        pub const ALL_RIGHTS: &[&str] = &[$($text),*];
    };
}

rights! {
    CustomersRead = "customers.read",
    CustomersCreate = "customers.create",
    CustomersUpdate = "customers.update",
    CustomersDelete = "customers.delete",
    TasksRead = "tasks.read",
    TasksCreate = "tasks.create",
    TasksUpdate = "tasks.update",
    TasksDelete = "tasks.delete",
    TagsWrite = "tags.write",
    CategoriesWrite = "categories.write",
    ChoicesWrite = "choices.write",
    ImportsRun = "imports.run",
    ExportsRun = "exports.run",
    ReportsRead = "reports.read",
    AccountsRead = "accounts.read",
    AccountsWrite = "accounts.write",
    DepartmentsWrite = "departments.write",
    RolesWrite = "roles.write",
    SettingsWrite = "settings.write",
    JournalRead = "journal.read",
    LooksRead = "looks.read",
    BackupsCreate = "backups.create",
    BackupsRestore = "backups.restore",
    SamplesWrite = "samples.write",
}
