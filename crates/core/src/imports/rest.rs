//! The columns that fill no field: what they say is noted, each value under its heading.

use serde::{Deserialize, Serialize};

use super::{
    layout::{Layout, RowKind, SheetRow, cells},
    mapping::{MappedColumn, Mapping, Unmapped, headings},
    report::Warning,
    row::values,
    unclear,
};

/// What becomes of the columns that fill no field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Rest {
    /// What they say is noted, each value under its heading.
    Note,
    /// They are left out.
    Leave,
}

impl Rest {
    pub(super) fn before_there_was_a_choice() -> Option<Rest> {
        Some(Rest::Leave)
    }
}

/// Of more columns hardly anyone wants all in the notes: an export of another program.
const MOST: usize = 20;

/// What columns about columns are called, and of mail programs those that are the same of nearly
/// everyone, as `headings::key` gives them.
const ABOUT_OTHERS: [&str; 22] = [
    "phonelabel",
    "phonetype",
    "emaillabel",
    "emailtype",
    "emaildisplayname",
    "addresslabel",
    "addresstype",
    "websitelabel",
    "relationlabel",
    "imlabel",
    "organizationlabel",
    "organizationdepartmentlabel",
    "eventlabel",
    "customfieldlabel",
    "sensitivitylabel",
    "priority",
    "private",
    "电子邮件类型",
    "电子邮件显示名称",
    "邮件类型",
    "邮件显示名称",
    "优先级",
];

/// Parts of headings that name what more people could read in the notes than should.
const SECRET_PARTS: [&str; 31] = [
    "身份证",
    "身份證",
    "护照",
    "護照",
    "证件",
    "證件",
    "银行",
    "銀行",
    "开户",
    "開戶",
    "信用卡",
    "储蓄卡",
    "账号",
    "帐号",
    "帳號",
    "账户",
    "帳戶",
    "密码",
    "密碼",
    "口令",
    "社保",
    "医保",
    "passport",
    "identity",
    "idcard",
    "idnumber",
    "password",
    "bank",
    "iban",
    "cardnumber",
    "accountnumber",
];
/// The same of whole headings.
const SECRET: [&str; 11] = [
    "卡号",
    "卡號",
    "pin",
    "cvv",
    "ssn",
    "idno",
    "swift",
    "socialsecuritynumber",
    "cardno",
    "accountno",
    "nationalid",
];

/// Says of each column that fills no field what becomes of it; answers what there is to say of those
/// that name a secret.
pub(super) fn settle(
    mapping: &mut Mapping,
    layout: &Layout,
    sample: &[SheetRow],
    is_all: bool,
    rest: Option<Rest>,
) -> Vec<Warning> {
    let data: Vec<&SheetRow> =
        sample.iter().filter(|row| layout.classify(row) == RowKind::Data).collect();
    let mut warnings = Vec::new();
    let mut count = 0;
    for column in mapping.columns.iter_mut().filter(|it| is_open(it)) {
        if ABOUT_OTHERS.contains(&headings::key(&column.heading).as_str()) {
            column.unmapped = Unmapped::Barred;
            continue;
        }
        let said = || data.iter().filter_map(|row| said(row, column.index));
        if is_all && said().next().is_none() {
            column.unmapped = Unmapped::Barred;
        } else if names_a_secret(&column.heading) || holds_secrets(said()) {
            column.unmapped = Unmapped::Secret;
            warnings.push(secret(column));
        } else if said().next().is_some() {
            count += 1;
        }
    }
    let wanted = rest.unwrap_or(if count > MOST { Rest::Leave } else { Rest::Note });
    if wanted == Rest::Note {
        for column in mapping.columns.iter_mut().filter(|it| is_open(it)) {
            column.unmapped = Unmapped::Noted;
        }
    } else {
        warnings.clear();
    }
    warnings
}

fn is_open(column: &MappedColumn) -> bool {
    column.field.is_none() && !column.chosen && column.unmapped == Unmapped::Open
}

fn said(row: &SheetRow, index: usize) -> Option<String> {
    let text = values::text(row.cell(index)).ok()??;
    Some(cells::tidy(&text))
}

fn names_a_secret(heading: &str) -> bool {
    let key = headings::key(heading);
    SECRET_PARTS.iter().any(|it| key.contains(it)) || SECRET.contains(&key.as_str())
}

/// Whether most of what a column says are numbers of cards.
fn holds_secrets(said: impl Iterator<Item = String>) -> bool {
    const ENOUGH: usize = 25;
    let (secrets, all) = said.take(ENOUGH).fold((0, 0), |(secrets, all), text| {
        (secrets + usize::from(unclear::is_secret(&text)), all + 1)
    });
    secrets * 2 > all
}

fn secret(column: &MappedColumn) -> Warning {
    Warning {
        row: 0,
        column: Some(column.heading.clone()),
        field: None,
        code: "secret_column",
        rule: None,
        value: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_secrets_are_told_from_others() {
        for heading in [
            "身份证号码",
            "法人身份证",
            "银行卡号",
            "開戶帳號",
            "登录密码",
            "Bank account",
            "PIN",
            "ID No.",
        ] {
            assert!(names_a_secret(heading), "{heading}");
        }
        for heading in [
            "婚期",
            "定金",
            "会员卡号",
            "就诊卡号",
            "性别",
            "传真",
            "Shipping",
            "Spin",
            "尾款（元）",
        ] {
            assert!(!names_a_secret(heading), "{heading}");
        }
    }
}
