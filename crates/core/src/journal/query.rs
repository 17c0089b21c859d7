//! Which entries of the journal are asked for, as SQL.

use chrono::{Days, NaiveDate, NaiveTime};
use serde::Deserialize;

use super::list::Entry;
use crate::{
    Error, Result,
    access::{CustomersUpdate, Right},
    customers,
    gate::{Fragment, Statement, View},
    id::AccountId,
    settings::Settings,
};

/// Which entries to list, newest first.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct EntryQuery {
    /// Only entries that touched this kind of thing.
    pub entity: Option<String>,
    /// Only entries that touched this row of it.
    pub entity_id: Option<i64>,
    /// Only entries of this person.
    pub account: Option<AccountId>,
    /// Only entries of what changed something, a restore included: no sign-in, no export, nothing that
    /// was refused.
    pub only_changes: bool,
    /// Only entries of one of these operations; none of them means all.
    pub operations: Vec<String>,
    /// Only entries of this day of the office and later ones.
    #[ts(type = "string | null")]
    pub from: Option<NaiveDate>,
    /// Only entries of this day of the office and earlier ones.
    #[ts(type = "string | null")]
    pub to: Option<NaiveDate>,
    /// Only entries before this one: where the page before ended.
    pub before: Option<i64>,
    /// So many of the newest are passed over.
    pub skip: u32,
    pub limit: u32,
    /// So many changes are told of each entry; none tells as many as ever.
    pub changes: Option<u32>,
}

/// The first moment that counts, and the first that does not any more.
#[derive(Clone, Copy)]
pub(super) struct Span {
    from_ms: Option<i64>,
    until_ms: Option<i64>,
}

impl EntryQuery {
    pub(super) fn span(&self, settings: &Settings) -> Span {
        let midnight = |day: NaiveDate| settings.moment(day.and_time(NaiveTime::MIN));
        let next = |day: NaiveDate| day.checked_add_days(Days::new(1)).map(midnight);
        Span { from_ms: self.from.map(midnight), until_ms: self.to.and_then(next) }
    }

    /// The entries of one page, and one more if there is one.
    pub(super) fn page(&self, span: Span, limit: u32) -> Statement {
        Statement::new(
            "select o.seq, o.at, o.account_id, coalesce(a.name, ''), o.operation, o.outcome,
                    o.batch_id, o.bytes
             from operations o left join accounts a on a.id = o.account_id where",
        )
        .condition(&self.condition(span))
        .bind("order by o.seq desc limit ?", i64::from(limit))
        .bind("offset ?", i64::from(self.skip))
    }

    pub(super) fn count(&self, span: Span) -> Statement {
        Statement::new("select count(*) from operations o where").condition(&self.condition(span))
    }

    fn condition(&self, span: Span) -> Fragment {
        let mut all = Fragment::always();
        if let Some(entity) = self.entity.clone() {
            let touched = match self.entity_id {
                Some(id) => Fragment::of(
                    "o.seq in (select c.seq from changes c where c.entity = ? and c.entity_id = ?)",
                    [entity.into(), id.into()],
                ),
                None => Fragment::of(
                    "exists (select 1 from changes c where c.seq = o.seq and c.entity = ?)",
                    [entity.into()],
                ),
            };
            all = all.and(touched);
        }
        if self.only_changes {
            all = all.and(Fragment::of(
                "(o.operation in ('backups.restore', 'backups.undo') and o.outcome = 'done'
                  or (o.operation not in ('accounts.sign_in', 'accounts.sign_in_failed')
                      and exists (select 1 from changes c where c.seq = o.seq)))",
                [],
            ));
        }
        if let Some(account) = self.account {
            all = all.and(Fragment::compare("o.account_id", "=", account.get().into()));
        }
        if !self.operations.is_empty() {
            let operations = self.operations.iter().map(|it| it.clone().into());
            all = all.and(Fragment::within("o.operation", operations));
        }
        let bounds = [
            ("o.at", ">=", span.from_ms),
            ("o.at", "<", span.until_ms),
            ("o.seq", "<", self.before),
        ];
        for (column, operator, bound) in bounds {
            if let Some(bound) = bound {
                all = all.and(Fragment::compare(column, operator, bound.into()));
            }
        }
        all
    }

    /// The same choice, among entries that were read otherwise.
    pub(super) fn fits(&self, span: Span, entry: &Entry) -> bool {
        self.account.is_none_or(|account| entry.account == Some(account))
            && (self.operations.is_empty() || self.operations.contains(&entry.operation))
            && span.from_ms.is_none_or(|from| entry.at >= from)
            && span.until_ms.is_none_or(|until| entry.at < until)
            && self.before.is_none_or(|before| entry.seq < before)
    }
}

/// Fails where an operation changed a customer that is not this person's to change.
///
/// # Errors
/// `Forbidden` without `customers.update`, `OutOfReach`.
pub(super) fn reaches_all_customers(view: &View<'_>, seq: i64) -> Result<()> {
    let grant = view.grant::<CustomersUpdate>()?;
    let outside = grant.reach().condition(&customers::SCOPE).negated();
    let statement = Statement::new(
        "select 1 from changes x join customers c on c.id = x.entity_id
         where x.entity = 'customers'",
    )
    .bind("and x.seq = ?", seq)
    .then("and")
    .condition(&outside)
    .then("limit 1");
    match view.select(&statement, |_| Ok(()))?.is_empty() {
        true => Ok(()),
        false => Err(Error::OutOfReach { right: CustomersUpdate::NAME }),
    }
}
