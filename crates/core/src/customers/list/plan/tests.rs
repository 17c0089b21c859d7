//! The plans of lists: never a walk over the table itself, which must be decrypted page by page.

use super::*;
use crate::{
    access::Session,
    clock::ScriptedClock,
    customers::Direction,
    gate::Core,
    imports,
    office::{self, Founding},
};

fn with_office(f: impl FnOnce(&Core, &Session)) {
    let home = tempfile::tempdir().unwrap();
    let made = office::create(home.path(), &Founding::for_tests(), ScriptedClock::at(0)).unwrap();
    f(&made.signed_in.core, &made.signed_in.session);
}

/// Every step of every statement that this query would run.
fn steps(view: &View<'_>, query: &Query) -> Vec<String> {
    let directory = Directory::load(view).unwrap();
    let plan = Plan::make(view, &directory, query).unwrap();
    let cursor = Cursor { id: 7, key: Value::Integer(7) };
    let count = plan.from(Statement::new("select count(*) from (select 1")).then(")");
    let statements = [plan.statement(None), plan.statement(Some(&cursor)), count];
    let explain = |it: &Statement| {
        let sql = format!("explain query plan {}", it.sql());
        let values = crate::gate::sql::params_from_iter(it.values());
        view.many(&sql, values, |row| row.get::<_, String>(3)).unwrap()
    };
    statements.iter().flat_map(explain).collect()
}

fn assert_fast(view: &View<'_>, query: &Query) {
    for step in steps(view, query) {
        let walks =
            step.starts_with("SCAN c ") || step == "SCAN c" || step.starts_with("SEARCH c ");
        let is_narrow = step.contains("COVERING INDEX") || step.contains("PRIMARY KEY");
        assert!(!walks || is_narrow, "{query:?}\n{step}");
        let sorts = step.contains("TEMP B-TREE");
        let is_bound = query.filter.is_some() && step.contains("ORDER BY");
        assert!(!sorts || is_bound, "{query:?}\n{step}");
    }
}

#[test]
fn no_offered_order_walks_the_table() {
    with_office(|core, session| {
        let checked = core.read(session, |view| {
            for field in SortField::ALL {
                for direction in [None, Some(Direction::Ascending), Some(Direction::Descending)] {
                    let sort = Sort { field, direction };
                    let text = "status in (potential,won) and level=a and created_at>=2026-01-01 \
                                and not source=wechat and industry is null \
                                and next_follow_up_on<=today and sensitivity<=internal";
                    let filter = filters::parse(text)?;
                    assert_fast(view, &Query { sort, ..Query::default() });
                    assert_fast(view, &Query { sort, filter: Some(filter), ..Query::default() });
                    let imported = filters::parse("import is not null and status=won")?;
                    assert_fast(view, &Query { sort, filter: Some(imported), ..Query::default() });
                    let mine = Some(filters::parse("owner=me and status=won")?);
                    assert_fast(view, &Query { sort, filter: mine, ..Query::default() });
                }
            }
            Ok(())
        });
        checked.unwrap();
    });
}

#[test]
fn a_search_looks_customers_up_by_their_key() {
    with_office(|core, session| {
        let checked = core.read(session, |view| {
            let search = Some("zhang".to_owned());
            assert_fast(view, &Query { search: search.clone(), ..Query::default() });
            let sort = Sort::parse("name")?;
            let steps = steps(view, &Query { search, sort, ..Query::default() });
            assert!(steps.iter().any(|it| it.contains("customers_by_name")), "{steps:?}");
            Ok(())
        });
        checked.unwrap();
    });
}

#[test]
fn the_mark_of_a_sample_is_looked_up_by_keys() {
    with_office(|core, session| {
        let checked = core.read(session, |view| {
            let explain = |sql: &str, asked: &str| {
                let sql = format!("explain query plan {}", sql.replace("?1", asked));
                let sql = sql.replace("?2", "7");
                view.many(&sql, [], |row| row.get::<_, String>(3))
            };
            for (sql, asked) in [
                (imports::SAMPLES_AMONG, "'[7]'"),
                (imports::TOUCHED, "7"),
                (imports::CHOICES_OF, "7"),
            ] {
                for step in explain(sql, asked)? {
                    let walks = step.starts_with("SCAN") && !step.contains("json_each");
                    assert!(!walks || step == "SCAN CONSTANT ROW", "{sql}\n{step}");
                }
            }
            Ok(())
        });
        checked.unwrap();
    });
}

#[test]
fn the_likeliest_are_read_from_indexes() {
    with_office(|core, session| {
        let checked = core.read(session, |view| {
            let sql = format!(
                "explain query plan {} where sort_key >= 'li' and sort_key < 'li6'
                 and deleted_at is null limit 7) c where c.owner_id = 7
                 order by c.updated_at desc, c.id desc limit 7",
                search::BEGUN_BY
            );
            let steps = view.many(&sql, [], |row| row.get::<_, String>(3))?;
            let is_narrow =
                |it: &String| it.contains("COVERING INDEX customers_by_name (sort_key>");
            assert!(steps.iter().any(is_narrow), "{steps:?}");
            Ok(())
        });
        checked.unwrap();
    });
}

#[test]
fn the_check_itself_can_fail() {
    with_office(|core, session| {
        let checked = core.read(session, |view| {
            let filter = Some(filters::parse("city=北京")?);
            let steps = steps(view, &Query { filter, ..Query::default() });
            let is_wide = |it: &String| it.contains(" c ") && !it.contains("COVERING");
            assert!(steps.iter().any(is_wide), "{steps:?}");
            Ok(())
        });
        checked.unwrap();
    });
}
