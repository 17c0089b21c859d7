//! The columns in memory and SQL tell the same, whatever was written in between.

use super::*;
use crate::{
    access::Session,
    clock::ScriptedClock,
    customers::{self, At, Count, Edit, Field, Fields, Query, Sort, SortField, Written, filters},
    directory::Directory,
    gate::{Core, Statement},
    id::CustomerId,
    journal,
    office::{self, Founding},
    tags::{self, NewTag},
};

struct Desk<'a> {
    core: &'a Core,
    session: &'a Session,
    made: Vec<CustomerId>,
}

impl Desk<'_> {
    fn create(&mut self, number: usize) {
        let day = format!("2026-0{}-1{}", 1 + number % 9, number % 10);
        let mut fields: Fields =
            [(Field::Name, Written::from(format!("客户{number}").as_str()))].into();
        if !number.is_multiple_of(3) {
            fields.insert(Field::Status, Written::from(["won", "lost"][number % 2]));
        }
        if !number.is_multiple_of(4) {
            fields.insert(Field::NextFollowUpOn, Written::from(day.as_str()));
        }
        if !number.is_multiple_of(5) {
            let tags = ["VIP", "月结", "老客户"].map(str::to_owned);
            fields.insert(Field::Tags, Written::Several(tags[..number % 4 % 3 + 1].to_vec()));
        }
        let made = self.write(|tx| customers::create(tx, &fields));
        self.made.push(made.id);
    }

    fn write<T>(&self, f: impl FnOnce(&mut crate::Tx<'_>) -> Result<T>) -> T {
        self.core.write(self.session, "customers.update", f).unwrap()
    }

    fn change(&self, at: usize, field: Field, text: &str) {
        let set = [(field, Written::from(text))].into();
        let edit = Edit { set, version: None };
        self.write(|tx| customers::update(tx, self.made[at], &edit));
    }

    /// Every condition, told by both; and how many customers fulfil it.
    fn compare(&self) -> Vec<usize> {
        let told = self.core.read(self.session, |view| {
            let table = view.columns()?.expect("nobody else asks");
            let directory = Directory::load(view)?;
            CONDITIONS.iter().map(|text| compare(view, &directory, &table, text)).collect()
        });
        told.unwrap()
    }
}

const CONDITIONS: [&str; 19] = [
    "status=won",
    "status in (won,lost)",
    "not status=won",
    "status is null",
    "status is not null and owner=me",
    "owner is null or status=lost",
    "next_follow_up_on<2026-05-05",
    "next_follow_up_on>=2026-05-05 and not next_follow_up_on=2026-07-16",
    "next_follow_up_on!=2026-05-14",
    "tag=VIP",
    "tag!=月结",
    "tag is null",
    "tag is not null and status=lost",
    "sensitivity<=internal and not tag in (VIP,老客户)",
    "created_at>=2026-01-01",
    "updated_at<2030-01-01 and last_contact_at is null",
    "import is null and status=won",
    "import is not null",
    "import is not null or not import is null",
];

fn compare(view: &View<'_>, directory: &Directory, table: &Table, text: &str) -> Result<usize> {
    let condition = filters::condition(view, directory, &filters::parse(text)?)?;
    let statement = Statement::new("select c.id from customers c where c.deleted_at is null and")
        .condition(&condition)
        .then("order by c.id");
    let by_sql: Vec<i64> = view.select(&statement, |row| row.get(0))?;
    let rows = table.matching(&condition).expect("these conditions are of columns held");
    assert_eq!(table.ids(&rows), by_sql, "{text}");
    assert_eq!(rows.count(), by_sql.len() as u64, "{text}");

    let statement = Statement::new(
        "select t.tag_id, count(*) from customer_tags t join customers c on c.id = t.customer_id
         where c.deleted_at is null and",
    )
    .condition(&condition)
    .then("group by t.tag_id order by t.tag_id");
    let by_sql_of_tags: Vec<(i64, u64)> =
        view.select(&statement, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut of_tags = table.tags_of(&rows);
    of_tags.retain(|(_, count)| *count > 0);
    assert_eq!(of_tags, by_sql_of_tags, "{text}");
    Ok(by_sql.len())
}

fn at_a_desk(f: impl FnOnce(Desk<'_>)) {
    let home = tempfile::tempdir().unwrap();
    let made = office::create(home.path(), &Founding::for_tests(), ScriptedClock::at(0)).unwrap();
    let (core, session) = (&made.signed_in.core, &made.signed_in.session);
    f(Desk { core, session, made: Vec::new() });
}

#[test]
fn what_is_held_follows_every_write() {
    at_a_desk(|mut desk| {
        for name in ["VIP", "月结", "老客户"] {
            let new = NewTag { name: name.to_owned(), colour: None };
            desk.write(|tx| tags::create(tx, &new));
        }
        desk.compare();
        for number in 0..150 {
            desk.create(number);
        }
        let counts = desk.compare();
        assert!(counts[..14].iter().all(|it| *it > 0), "{counts:?}");
        desk.change(7, Field::Status, "won");
        desk.change(8, Field::NextFollowUpOn, "");
        desk.change(9, Field::Tags, "VIP");
        desk.compare();
        for at in [0, 64, 149] {
            desk.write(|tx| customers::delete(tx, desk.made[at]));
        }
        desk.compare();
        desk.write(|tx| customers::restore(tx, desk.made[64]));
        desk.create(150);
        desk.compare();
    });
}

#[test]
fn a_customer_that_comes_back_stands_among_the_others() {
    at_a_desk(|mut desk| {
        for name in ["VIP", "月结", "老客户"] {
            let new = NewTag { name: name.to_owned(), colour: None };
            desk.write(|tx| tags::create(tx, &new));
        }
        for number in 0..100 {
            desk.create(number);
        }
        for at in 0..80 {
            desk.write(|tx| customers::delete(tx, desk.made[at]));
        }
        // Held from here on: of the deleted ones it knows nothing.
        desk.compare();
        desk.write(|tx| customers::restore(tx, desk.made[3]));
        desk.write(|tx| customers::restore(tx, desk.made[66]));
        desk.compare();
        // More than are put between others one by one.
        for at in (0..80).filter(|it| ![3, 66].contains(it)) {
            desk.write(|tx| customers::restore(tx, desk.made[at]));
        }
        desk.compare();
    });
}

#[test]
fn a_tag_that_is_merged_deleted_or_put_back_is_followed() {
    at_a_desk(|mut desk| {
        let tag = |name: &str| {
            let new = NewTag { name: name.to_owned(), colour: None };
            desk.write(|tx| tags::create(tx, &new)).id
        };
        let (_vip, monthly, old) = (tag("VIP"), tag("月结"), tag("老客户"));
        for number in 0..60 {
            desk.create(number);
        }
        let before = desk.compare();
        let extra = NewTag { name: "展会".to_owned(), colour: None };
        let extra = desk.write(|tx| tags::create(tx, &extra)).id;
        desk.change(1, Field::Tags, "展会");
        desk.compare();
        desk.write(|tx| tags::merge(tx, extra, monthly));
        desk.compare();
        let delete = |tx: &mut crate::Tx<'_>| tags::delete(tx, old);
        let deleted = desk.core.write_numbered(desk.session, "tags.delete", delete).unwrap();
        let gone = desk.core.read(desk.session, |view| {
            let table = view.columns()?.expect("nobody else asks");
            Ok(table.tagged(Some(old.get())).count())
        });
        assert_eq!(gone.unwrap(), 0);
        desk.write(|tx| journal::undo(tx, deleted.seq.unwrap(), &crate::jobs::Job::new()));
        let after = desk.compare();
        assert_eq!(before[12], after[12], "the customers of the tag have it again");
    });
}

/// Reads a list to its end, a page at a time.
fn through(view: &View<'_>, query: &Query) -> Result<Vec<CustomerId>> {
    let (mut at, mut ids) = (At::Start, Vec::new());
    loop {
        let page = customers::list(view, query, &at, 7, Count::Exact)?;
        assert_eq!(page.total.count, query_length(view, query)?);
        ids.extend(page.rows.iter().map(|it| it.id));
        match page.next {
            Some(next) => at = At::After(next),
            None => return Ok(ids),
        }
    }
}

fn query_length(view: &View<'_>, query: &Query) -> Result<u64> {
    Ok(customers::list(view, query, &At::Row(1), 1, Count::Capped)?.total.count)
}

#[test]
fn pages_are_in_the_order_that_sql_gives() {
    at_a_desk(|mut desk| {
        for name in ["VIP", "月结", "老客户"] {
            let new = NewTag { name: name.to_owned(), colour: None };
            desk.write(|tx| tags::create(tx, &new));
        }
        for number in 0..60 {
            desk.create(number);
        }
        let compared = desk.core.read(desk.session, |view| {
            for field in SortField::ALL {
                for direction in ["asc", "desc"] {
                    let sort = Sort::parse(&format!("{}:{direction}", field.word()))?;
                    // Memory decides the one; the other asks for more than it knows.
                    let held = filters::parse("status in (won,lost)")?;
                    let more = filters::parse("status in (won,lost) and not city=北京")?;
                    let [held, more] = [held, more].map(|filter| Query {
                        sort,
                        filter: Some(filter),
                        ..Query::default()
                    });
                    let (held, more) = (through(view, &held)?, through(view, &more)?);
                    assert_eq!(held, more, "{sort:?}");
                    assert_eq!(held.len(), 40);
                }
            }
            Ok(())
        });
        compared.unwrap();
    });
}

#[test]
fn a_day_is_its_number_and_back() {
    for text in ["2026-02-28", "0001-01-01", "9999-12-31"] {
        assert_eq!(day_text(day_of(text).unwrap()).unwrap(), text);
    }
    for text in ["2026-2-8", "2026-02-30", "heute", "+10000-01-01"] {
        assert_eq!(day_of(text), None, "{text}");
    }
}
