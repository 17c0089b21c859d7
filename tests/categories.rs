//! Categories: trees that customers are sorted into.

use clientele_core::{
    categories::{self, Category, NewCategory},
    customers::{self, At, Count, Field, Query, filters},
    id::CategoryId,
};
use clientele_tests::{World, code};

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
