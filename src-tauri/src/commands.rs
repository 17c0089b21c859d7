//! Every command of the window, from the one table in `commands/table.rs`.
//!
//! Here the table becomes what answers the window; `bindings.rs` makes what the UI sees of it, and
//! `build.rs` the list of what the main window may call.

mod accounts;
mod backups;
#[cfg(test)]
mod bindings;
mod categories;
mod checks;
mod choices;
mod contacts;
mod customers;
mod departments;
mod exports;
mod imports;
mod jobs;
mod journal;
mod looks;
mod notices;
mod office;
mod papers;
mod preferences;
mod recovery;
mod reports;
mod samples;
mod screens;
mod settings;
mod tags;
mod tasks;
#[cfg(test)]
mod tests;
mod vault;

use clientele_core::{
    Done, Error, Result,
    accounts::{Colleague, NewAccount, Role},
    backups::{Preview, Reversible},
    categories::{Category, NewCategory},
    choices::{Choice, NewChoice},
    contacts::Contact,
    customers::{Assigned, Customer, Duplicate, Field, Outcome},
    departments::{Department, NewDepartment},
    documents::Format,
    exports::Preview as ExportPreview,
    id::{AccountId, BatchId, CategoryId, ContactId, CustomerId, TagId, TaskId},
    imports::{Twins, Undone},
    journal::{Entry, EntryPage, EntryQuery, LastDeed, Way},
    looks::{LookEntry, LookQuery},
    notices::Notices,
    reports::{Offered as OfferedReport, ReportShown},
    samples::{Created, Present, Removed},
    settings::Settings,
    tags::{NewTag, TagUse},
    tasks::{LineRead, Task, TaskFields},
};
use tauri::{Runtime, async_runtime::spawn_blocking, ipc::Invoke};

use crate::{
    arrangements::Arrangements,
    caller::{Asked, Caller, Guest},
    failure::Failure,
    job::{Job, JobId, RunningJob},
    papers::{Paper, PaperId, Wrote},
    picks::{Pick, PickId},
    preferences::Preferences,
    sheets::ReportId,
};
use accounts::{Credentials, Enabled, FirstPassword, Me, NewPassword, Person, UpdateAccount};
use backups::{
    BackupProved, BackupShown, BackupsShown, FolderShown, NewPlan, PlanShown, RestoredHere,
};
use categories::{MoveCategory, RenameCategory};
use checks::{ShownCheck, ShownStart};
use choices::{OrderChoices, RecolourChoice, RenameChoice, RetireChoice};
use contacts::{NewContact, UpdateContact};
use customers::{
    AssignChosen, Chosen, CustomerPage, CustomerQuery, Sought, UpdateChosen, UpdateCustomer,
    WrittenFields,
};
use departments::{MoveDepartment, RenameDepartment};
use exports::{RunExport, WantedExport};
use imports::{Counted, Looked, PastImport, Piece, Resumed, SaidCells, SaidError, Sheet};
use journal::{ExportedLog, Reason, ShownVerdict, Undoable};
use office::{
    FirstSheet, NewOffice, OfficeRestore, OfficeRestored, OfficeShown, PickedBackup, Recovery,
    TypedGroup,
};
use preferences::ArrangeList;
use recovery::{Confirmed, RetireSheets};
use reports::{PlaceReport, RunReport, ShowReport};
use screens::NearTitles;
use tags::{MergeTags, TagChosen, UpdateTag};
use tasks::{CountTasks, DoneTask, TaskQuery, UpdateTask};
use vault::{ShownReview, ShownWayIn};

macro_rules! commands {
    ($($feature:ident {
        $($verb:ident($caller:ident, $input:ty $(, $job:ident)?) -> $output:ty,
            $effect:ident [$($tag:tt),*];)*
    })*) => { pastey::paste! {
        $($(
            #[tauri::command]
            async fn [<$feature _ $verb>](
                caller: $caller,
                input: $input,
                $([<$job:lower>]: $job,)?
            ) -> Result<$output, Failure> {
                aside(caller, move |caller| {
                    $feature::$verb(caller, input $(, &[<$job:lower>])?)
                }).await
            }
        )*)*

        /// Runs the command a window asks for; `false` when there is none of that name.
        pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![
                $($([<$feature _ $verb>],)*)*
                #[cfg(feature = "e2e")]
                unlisted,
            ]
        }

        #[cfg(test)]
        const TABLE: &[bindings::Row] = &[$($(bindings::Row {
            name: concat!(stringify!($feature), ".", stringify!($verb)),
            caller: stringify!($caller),
            input: bindings::Declarations::name_of::<$input>,
            output: bindings::Declarations::name_of::<$output>,
            is_job: !stringify!($($job)?).is_empty(),
            effect: stringify!($effect),
            tags: &[$(stringify!($tag)),*],
        },)*)*];
    }};
}
include!("commands/table.rs");

/// Runs a command on a thread that may wait: on Tauri's own, of which there is one a core, two jobs
/// would hold up every other command, `jobs.cancel` among them. A panic becomes `internal`.
async fn aside<C: Asked + Send + 'static, T: Send + 'static>(
    caller: C,
    command: impl FnOnce(&C) -> Result<T> + Send + 'static,
) -> Result<T, Failure> {
    let (operation, language) = (caller.operation().to_owned(), caller.language());
    let ran = spawn_blocking(move || command(&caller)).await;
    let outcome = ran
        .unwrap_or_else(|_panic| Err(Error::broken("the command stopped at a mistake of its own")));
    outcome.map_err(|error| Failure::of(error, &operation, language))
}

/// Registered but in no row: the window tests show that it is refused.
#[cfg(feature = "e2e")]
#[tauri::command]
fn unlisted() {}
