//! Categories: trees that customers are sorted into.

use clientele_core::{
    Error, Result, Tx,
    access::Session,
    categories::{self, Category, NewCategory},
    customers::{self, At, Count, Edit, Field, Query, filters},
    id::CategoryId,
    words::Language,
};
use clientele_tests::{World, code, fields};

fn category(world: &World, name: &str, parent: Option<CategoryId>) -> Category {
    let new = NewCategory { name: name.to_owned(), parent };
    world.write("categories.create", |tx| categories::create(tx, &new)).unwrap()
}

fn under(world: &World, top: &str) -> u64 {
    let filter = Some(filters::parse(&format!("category under \"{top}\"")).unwrap());
    let query = Query { filter, ..Query::default() };
    let page = world.read(|view| customers::list(view, &query, &At::Start, 10, Count::Exact));
    page.unwrap().total.count
}

#[test]
fn members_stay_when_a_category_moves() {
    let world = World::new();
    let making = category(&world, "制造业", None);
    let metal = category(&world, "五金", Some(making.id));
    let trade = category(&world, "贸易", None);
    let written = [(Field::Name, "甲"), (Field::Category, "制造业/五金")];
    world.customer(&world.boss, &written).unwrap();
    assert_eq!((under(&world, "制造业"), under(&world, "贸易")), (1, 0));
    world.write("categories.move", |tx| categories::shift(tx, metal.id, Some(trade.id))).unwrap();
    assert_eq!((under(&world, "制造业"), under(&world, "贸易")), (0, 1));
    let circle =
        world.write("categories.move", |tx| categories::shift(tx, trade.id, Some(metal.id)));
    assert_eq!(code(circle), "invalid");
}

#[test]
fn a_category_in_use_stays() {
    let world = World::new();
    let making = category(&world, "制造业", None);
    let written = [(Field::Name, "甲"), (Field::Category, "制造业")];
    world.customer(&world.boss, &written).unwrap();
    let delete = || world.write("categories.delete", |tx| categories::delete(tx, making.id));
    assert_eq!(code(delete()), "in_use");
    let empty = category(&world, "空的", None);
    let deleted = world.write("categories.delete", |tx| categories::delete(tx, empty.id));
    assert_eq!(code(deleted), "done");
}

#[test]
fn whoever_may_not_delete_it_learns_only_of_the_customers_they_may_see() {
    let world = World::new();
    let making = category(&world, "制造业", None);
    let (east, north) = (world.department("华东", None), world.department("华北", None));
    let head = world.person("head", &["manager"], Some(east.id));
    let far = world.person("far", &["manager"], Some(north.id));
    let within = |who: &Session, name: &str| {
        let written = [(Field::Name, name), (Field::Category, "制造业")];
        world.customer(who, &written).unwrap().id
    };
    let (mine, binned) = (within(&head, "甲"), within(&head, "乙"));
    for name in ["丙", "丁", "戊"] {
        within(&far, name);
    }
    let as_head = |operation: &str, f: &dyn Fn(&mut Tx<'_>) -> Result<()>| {
        world.core.write(&head, operation, |tx| f(tx))
    };
    as_head("customers.delete", &|tx| customers::delete(tx, binned)).unwrap();

    let refused = || {
        let refused = as_head("categories.delete", &|tx| categories::delete(tx, making.id));
        match refused.unwrap_err() {
            error @ Error::InUse { count, .. } => (count, error.sentence(Language::En)),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused().0, 2, "one is in the recycle bin");
    for id in [mine, binned] {
        as_head("customers.restore", &|tx| customers::restore(tx, id).map(drop)).ok();
        let set = fields(&[(Field::Category, "")]);
        let edit = Edit { set, version: None };
        as_head("customers.update", &|tx| customers::update(tx, id, &edit).map(drop)).unwrap();
    }
    let (count, sentence) = refused();
    assert_eq!(count, 0);
    assert!(sentence.contains("you cannot see") && !sentence.contains('3'), "{sentence}");
}
