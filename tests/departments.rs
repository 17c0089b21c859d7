//! Departments: the tree that rights follow.

use clientele_core::departments::{self, NewDepartment};
use clientele_tests::{World, code};

#[test]
fn a_department_moves_with_everything_below_it() {
    let world = World::new();
    let sales = world.department("销售部", None);
    let east = world.department("华东", Some(sales.id));
    let market = world.department("市场部", None);
    world
        .write("departments.move", |tx| departments::shift(tx, sales.id, Some(market.id)))
        .unwrap();
    let all = world.read(departments::list).unwrap();
    let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["市场部", "销售部", "华东"]);
    let circle =
        world.write("departments.move", |tx| departments::shift(tx, market.id, Some(east.id)));
    assert_eq!(code(circle), "invalid");
    assert_eq!(world.last_entry(), "departments.move done departments.update");
}

#[test]
fn siblings_have_different_names_and_cousins_may_share_one() {
    let world = World::new();
    let sales = world.department("销售部", None);
    world.department("一组", Some(sales.id));
    let create = |name: &str, parent| {
        let new = NewDepartment { name: name.to_owned(), parent };
        world.write("departments.create", |tx| departments::create(tx, &new))
    };
    assert_eq!(code(create("一组", Some(sales.id))), "taken");
    assert_eq!(code(create("一组", None)), "done");
    assert_eq!(code(create("  ", None)), "invalid");
    assert_eq!(code(create(&"长".repeat(101), None)), "invalid");
}
