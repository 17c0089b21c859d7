//! What people did to the list over the years, written out by hand: every odd cell with the line
//! it is on, and every customer who is in the list twice.

use super::{
    draw::id_number,
    list::{Cell, Column, Row},
};

/// What an importer is expected to make of an odd cell.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Verdict {
    /// It can be understood, and is.
    Fine,
    /// It stands for "nothing", as `无` or `/` do.
    Nothing,
    /// A word that the office's lists do not have.
    Unknown,
    /// It cannot be right: the row comes back with this column named.
    Wrong,
}

pub struct Spot {
    pub line: usize,
    pub column: Column,
    pub cell: Cell,
    pub verdict: Verdict,
}

/// A customer who is in the list a second time.
pub struct Twin {
    pub line: usize,
    pub of: usize,
    pub same: Same,
}

pub enum Same {
    /// The whole row was pasted again.
    Row,
    /// One value, as it stands in the first row and as it stands in the second.
    Value { field: &'static str, column: Column, first: Cell, second: Cell },
}

impl Same {
    /// What gives the second row away.
    pub fn field(&self) -> &'static str {
        match self {
            Same::Row => "phone",
            Same::Value { field, .. } => field,
        }
    }
}

/// Lines that are of one kind whatever is drawn, so that the cells below make sense in them.
pub const FIRMS: &[usize] =
    &[7, 11, 14, 17, 26, 29, 40, 56, 57, 62, 66, 90, 111, 138, 158, 172, 198, 228, 247, 259, 288];
pub const SCHOOLS: &[usize] = &[3, 5, 35, 47];
pub const PRIVATE: &[usize] = &[20, 71, 176, 189, 204];

fn spot(line: usize, column: Column, text: &str, verdict: Verdict) -> Spot {
    Spot { line, column, cell: Cell::text(text), verdict }
}

pub fn spots() -> Vec<Spot> {
    let mut spots = understood();
    spots.extend(nothings());
    spots.extend(unknown());
    spots.extend(wrong());
    spots
}

fn understood() -> Vec<Spot> {
    use Column::{
        Birthday, Contact, Created, Email, FollowUp, IdNumber, Landline, Mobile, Name, Notes, Tags,
    };
    let fine = |line, column, text: &str| spot(line, column, text, Verdict::Fine);
    let mut spots = vec![
        fine(3, Name, "　苏州新区狮山实验小学　"),
        fine(5, Email, "  office＠szshishan.com "),
        fine(7, Mobile, "13706201101/15106201102"),
        fine(9, Mobile, "１３７０６２０１１０３"),
        fine(11, Name, "昆山臺晶電子有限公司"),
        fine(11, Contact, "陳國棟"),
        fine(11, Mobile, "+886 912 345 678"),
        fine(14, Mobile, "13706201104、15106201105"),
        fine(17, Landline, "400-820-8820"),
        fine(20, Name, "劉曉雯 "),
        fine(20, Mobile, "+852 2345 6789"),
        fine(23, Created, "2025年3月7日"),
        fine(24, Created, "2025.3.7"),
        fine(26, Landline, "0512-65251234-801"),
        fine(29, Landline, "（0512）65251235转802"),
        fine(32, Email, "ZHOU.TAO@QQ.COM；zhoutao1978@163.com"),
        fine(35, Notes, super::words::LONG_NOTE),
        fine(38, Notes, "=SUM(A1:A9) 别删，财务的公式"),
        fine(41, Notes, "-联系人同上，门卫代收"),
        fine(44, Notes, "＋送台历两本"),
        fine(47, Notes, "第一联系人请产假\n八月以后找殷老师"),
        fine(50, Tags, "月结、需开票,"),
        fine(53, Tags, "重点客户，重点客户、开学季"),
        fine(56, Name, "鸿达纸业(昆山)有限公司"),
        fine(59, Contact, "欧阳　晨"),
        fine(62, Name, "苏州\"老地方\"图文快印"),
        fine(65, FollowUp, "2026年12月1日"),
    ];
    // A date whose cell lost its format is a bare number of days.
    spots.push(Spot {
        line: 68,
        column: Created,
        cell: Cell::Number(45_723.0),
        verdict: Verdict::Fine,
    });
    spots.push(fine(71, Birthday, "1985/6/2"));
    spots.push(fine(71, IdNumber, &id_number("32050819850602101")));
    spots
}

fn nothings() -> Vec<Spot> {
    use Column::{Email, FollowUp, Landline, Tags};
    vec![
        spot(74, Landline, "无", Verdict::Nothing),
        spot(77, Email, "/", Verdict::Nothing),
        spot(80, FollowUp, "—", Verdict::Nothing),
        spot(83, Tags, " ", Verdict::Nothing),
    ]
}

fn unknown() -> Vec<Spot> {
    use Column::{Category, Level, Owner, Source, Status};
    vec![
        spot(86, Status, "再看看", Verdict::Unknown),
        spot(89, Status, "僵尸户", Verdict::Unknown),
        spot(92, Level, "特级", Verdict::Unknown),
        spot(95, Source, "老王介绍的", Verdict::Unknown),
        spot(98, Owner, "陈小明（已离职）", Verdict::Unknown),
        spot(101, Category, "学生家长", Verdict::Unknown),
    ]
}

fn wrong() -> Vec<Spot> {
    use Column::{Contact, Created, Email, FollowUp, IdNumber, Landline, Mobile, Name};
    let born = "32050819850412";
    let checked = id_number(&format!("{born}123"));
    let last = if checked.ends_with('5') { '6' } else { '5' };
    let wrong = |line, column, text: &str| spot(line, column, text, Verdict::Wrong);
    vec![
        wrong(104, Mobile, "1370620122"),
        wrong(109, Mobile, "137062012345"),
        wrong(118, Mobile, "1.38E+10"),
        wrong(127, Mobile, "见名片"),
        wrong(133, Landline, "6525"),
        wrong(151, Email, "liu.qq.com"),
        wrong(163, Email, "qian@163,com"),
        wrong(176, IdNumber, &format!("{born}123{last}")),
        wrong(189, IdNumber, &format!("{born}123")),
        Spot {
            line: 204,
            column: IdNumber,
            cell: Cell::Number(320_508_198_504_121_000.0),
            verdict: Verdict::Wrong,
        },
        wrong(219, Created, "2025年2月30日"),
        wrong(233, FollowUp, "下周三"),
        wrong(247, Name, "　"),
        spot(247, Contact, "", Verdict::Fine),
    ]
}

/// Applied after the spots: a twin's value is put into both rows.
pub fn twins() -> Vec<Twin> {
    use Column::{Email, Landline, Mobile, Name};
    let text = |line, of, field, column, first: &str, second: &str| Twin {
        line,
        of,
        same: Same::Value { field, column, first: Cell::text(first), second: Cell::text(second) },
    };
    let two = "13706201101/15106201102";
    let switchboard = "0512-65251234-801";
    let mail = "wangfang1203@163.com";
    let brackets = "苏州博雅教育咨询有限公司（园区分部）";
    let width = "ＡＢＣ文化传媒(苏州)有限公司";
    vec![
        Twin { line: 112, of: 111, same: Same::Row },
        Twin { line: 139, of: 138, same: Same::Row },
        text(158, 40, "phone", Mobile, "13706201201", "+86 137 0620 1201"),
        text(172, 7, "phone", Mobile, two, "151-0620-1102"),
        text(198, 26, "phone", Landline, switchboard, "(0512) 6525 1234 转 801"),
        text(214, 33, "email", Email, mail, "WangFang1203@163.com"),
        text(228, 57, "name", Name, brackets, "苏州博雅教育咨询有限公司(园区分部)"),
        text(259, 66, "name", Name, width, "abc文化传媒（苏州）有限公司 "),
        Twin {
            line: 288,
            of: 90,
            same: Same::Value {
                field: "phone",
                column: Mobile,
                first: Cell::text("137-0620-1202"),
                second: Cell::Number(13_706_201_202.0),
            },
        },
    ]
}

pub fn apply(rows: &mut [Row]) {
    for spot in spots() {
        rows[spot.line - 1].set(spot.column, spot.cell);
    }
    for twin in twins() {
        repeat(rows, twin);
    }
}

fn repeat(rows: &mut [Row], twin: Twin) {
    let (first, second) = (twin.of - 1, twin.line - 1);
    match twin.same {
        Same::Row => {
            let running = rows[second].get(Column::Running).clone();
            rows[second] = rows[first].clone();
            rows[second].set(Column::Running, running);
        }
        Same::Value { column, first: original, second: copy, .. } => {
            rows[first].set(column, original);
            rows[second].set(column, copy);
        }
    }
}
