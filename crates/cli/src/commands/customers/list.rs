//! `customers list`: pages of customers, written while they are read.

use clap::Args;
use clientele_core::{
    Result,
    customers::{self, At, Bin, Count, Customer, Mode, Page, Query, Sort, filters},
};
use serde_json::json;

use crate::{
    caller::Caller,
    failure::{Manner, Outcome},
    shown::Shown,
    table::Table,
};

/// Customers that are read at once.
const CHUNK: u32 = 1_000;

/// What a list shows of each customer.
const COLUMNS: [&str; 8] =
    ["file_no", "name", "contact_name", "phone", "category", "status", "owner", "updated_at"];

#[derive(Args)]
pub struct List {
    #[command(flatten)]
    query: QueryArguments,
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    limit: u32,
    #[arg(long, value_name = "CURSOR", conflicts_with = "row")]
    after: Option<String>,
    #[arg(long, value_name = "ROW")]
    row: Option<u64>,
    #[arg(long)]
    count: bool,
    #[arg(long)]
    deleted: bool,
}

/// Which customers, in which order.
#[derive(Args)]
pub struct QueryArguments {
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    #[arg(long, requires = "search")]
    exact: bool,
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    #[arg(long, value_name = "SORT")]
    sort: Option<String>,
}

impl QueryArguments {
    /// What core is asked.
    ///
    /// # Errors
    /// What is wrong with the filter or the order.
    pub fn query(&self) -> Result<Query> {
        Ok(Query {
            search: self.search.clone(),
            mode: if self.exact { Mode::Exact } else { Mode::Fuzzy },
            filter: self.filter.as_deref().map(filters::parse).transpose()?,
            sort: self.sort.as_deref().map(Sort::parse).transpose()?.unwrap_or_default(),
            ..Query::default()
        })
    }
}

pub fn run(asked: &List, caller: &Caller<'_>) -> Outcome {
    let bin = if asked.deleted { Bin::Recycled } else { Bin::Live };
    let query = Query { bin, ..asked.query.query()? };
    let mut at = match (&asked.after, asked.row) {
        (Some(cursor), _) => At::After(cursor.clone()),
        (None, Some(row)) => At::Row(row),
        (None, None) => At::Start,
    };
    let count = if asked.count { Count::Exact } else { Count::Capped };
    let is_narrowed = query.search.is_some() || query.filter.is_some() || asked.deleted;
    let nothing = if is_narrowed { "customers.nothing_found" } else { "customers.nothing_yet" };
    let mut writer = Writer::new(caller, nothing)?;
    let mut left = asked.limit.max(1);
    loop {
        let limit = left.min(CHUNK);
        let page = caller.read(|view| customers::list(view, &query, &at, limit, count))?;
        left -= u32::try_from(page.rows.len()).unwrap_or(left).min(left);
        writer.write(&page)?;
        match page.next.clone() {
            Some(next) if left > 0 => at = At::After(next),
            _ => return writer.end(&page),
        }
    }
}

/// A list on its way out.
struct Writer<'c, 't> {
    caller: &'c Caller<'t>,
    shown: Shown,
    table: Table,
    /// What is said when there is nothing.
    nothing: &'static str,
    is_begun: bool,
}

impl<'c, 't> Writer<'c, 't> {
    fn new(caller: &'c Caller<'t>, nothing: &'static str) -> Outcome<Writer<'c, 't>> {
        let shown = caller.shown()?;
        let heading = |field: &str| shown.language.word(&format!("customers.fields.{field}"));
        let table = Table::new(COLUMNS.map(heading));
        Ok(Writer { caller, shown, table, nothing, is_begun: false })
    }

    fn write(&mut self, page: &Page) -> Outcome {
        let is_first = !std::mem::replace(&mut self.is_begun, true);
        match self.caller.terminal.manner() {
            Manner::Json => self.write_values(page, is_first),
            Manner::Words => self.write_table(&page.rows, is_first),
        }
    }

    fn write_values(&self, page: &Page, is_first: bool) -> Outcome {
        let terminal = self.caller.terminal;
        if is_first {
            let (total, exact) = (page.total.count, page.total.is_exact);
            terminal.write(|screen| {
                write!(screen, "{{\"total\":{total},\"exact\":{exact},\"rows\":[")
            })?;
        }
        for (place, row) in page.rows.iter().enumerate() {
            let comma = if is_first && place == 0 { "" } else { "," };
            let value = serde_json::to_string(row)?;
            terminal.write(|screen| write!(screen, "{comma}{value}"))?;
        }
        Ok(())
    }

    fn write_table(&mut self, rows: &[Customer], is_first: bool) -> Outcome {
        for row in rows {
            let values = serde_json::to_value(row)?;
            let cell = |it| match it {
                "name" if row.is_sample => self.shown.sample(&row.name),
                _ => self.shown.field(it, &values[it]),
            };
            self.table.row(COLUMNS.map(cell));
        }
        if is_first && self.table.is_empty() {
            return self.caller.terminal.line(self.shown.language.word(self.nothing));
        }
        let table = &mut self.table;
        self.caller
            .terminal
            .write(|screen| if is_first { table.write(screen) } else { table.write_more(screen) })
    }

    fn end(self, last: &Page) -> Outcome {
        let terminal = self.caller.terminal;
        if terminal.manner() == Manner::Json {
            let next = json!(last.next);
            return terminal.write(|screen| writeln!(screen, "],\"next\":{next}}}"));
        }
        let language = self.shown.language;
        let total = last.total;
        let sentence = if total.is_exact {
            language.say("customers.count", &[("count", total.count.into())])
        } else {
            language.say("customers.count_over", &[("count", (total.count - 1).into())])
        };
        if total.count > 0 {
            terminal.remark(&sentence);
        }
        if let Some(next) = &last.next {
            terminal.remark(&language.say("cli.remarks.more", &[("cursor", next.into())]));
        }
        Ok(())
    }
}
