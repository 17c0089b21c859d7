//! What is seen before a file is written.

use super::*;

#[test]
fn a_preview_shows_the_first_rows_as_they_will_read() {
    let (world, desk) = (World::new(), Desk::new());
    for n in 0..25 {
        world.customer(&world.boss, &[(Field::Name, &format!("客户{n}"))]).unwrap();
        world.clock.pass(60_000);
    }
    let request =
        desk.request("x.xlsx", &[Field::FileNo, Field::Name, Field::Owner, Field::CreatedAt]);
    let Preview { total, fields, headings, rows, masked } =
        world.read(|view| exports::preview(view, &request)).unwrap();
    assert_eq!(headings, ["客户档案编号", "客户名称", "负责人", "创建时间"]);
    assert_eq!((total, rows.len()), (25, 20));
    assert_eq!(fields, [Field::FileNo, Field::Name, Field::Owner, Field::CreatedAt]);
    assert_eq!(rows[0], ["K000025", "客户24", "陈老板", "2026-11-21 10:24"]);
    assert_eq!(masked, []);
    assert_eq!(desk.names(), Vec::<String>::new());
}

#[test]
fn a_preview_reads_as_the_file_will() {
    let (world, desk) = (World::new(), Desk::new());
    whole(&world);
    world.customer(&world.boss, &[(Field::Name, "=1+1"), (Field::Notes, "-")]).unwrap();
    let fields = [Field::Name, Field::Notes, Field::CreatedAt, Field::LastContactAt];
    let request = desk.request("l.csv", &fields);
    run(&world, &world.boss, &request).unwrap();
    let written = csv(&request.to);
    let shown = world.read(|view| exports::preview(view, &request)).unwrap();
    assert_eq!(shown.headings, written[0]);
    assert_eq!(shown.rows, written[1..]);
    assert!(shown.rows[0].concat().contains("'=1+1"), "{:?}", shown.rows);
}
