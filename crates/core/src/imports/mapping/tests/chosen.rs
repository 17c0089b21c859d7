//! What a person says about columns.

use super::*;

const SHEET: &[&str] = &[
    "客户名称|电话|电话|分类=旧|编号",
    "恒达贸易|13800138000|021-65521234|老客户|K1",
    "金鑫电子|13900139000||新客户|K2",
];

fn mapping() -> Mapping {
    understood(SHEET).mapping
}

fn chosen(choices: &[&str]) -> Result<Vec<Option<Field>>, ChoiceError> {
    let mut mapping = mapping();
    let choices: Result<Vec<_>, _> = choices.iter().map(|text| parse_choice(text)).collect();
    mapping.choose(&choices?)?;
    Ok(mapping.columns.iter().map(|column| column.field).collect())
}

#[test]
fn a_field_is_named_by_its_wire_name_or_any_heading() {
    for word in ["external_no", "EXTERNAL_NO", "客户编号", "Customer No."] {
        let choice = parse_choice(&format!("编号={word}")).unwrap();
        assert_eq!(
            choice,
            Choice { column: "编号".into(), field: Some(Field::ExternalNo) },
            "{word}"
        );
    }
    assert_eq!(parse_choice("编号=-").unwrap().field, None);
}

#[test]
fn the_last_sign_parts_column_and_field() {
    let choice = parse_choice("分类=旧=tags").unwrap();
    assert_eq!((choice.column.as_str(), choice.field), ("分类=旧", Some(Field::Tags)));
}

#[test]
fn what_is_not_a_choice_is_refused() {
    for text in ["", "电话", "=phone", "电话="] {
        assert_eq!(parse_choice(text), Err(ChoiceError::Form { text: text.into() }), "{text}");
    }
    assert_eq!(parse_choice("电话=xyz"), Err(ChoiceError::UnknownField { field: "xyz".into() }));
    assert_eq!(
        parse_choice("电话=订单号"),
        Err(ChoiceError::UnknownField { field: "订单号".into() })
    );
}

#[test]
fn columns_are_found_by_heading_or_letter() {
    let fields = chosen(&["客户 名称=company", "e=-", "C=notes"]).unwrap();
    assert_eq!(fields[0], Some(Field::Company));
    assert_eq!(fields[2], Some(Field::Notes));
    assert_eq!(fields[4], None);
    let unknown = ChoiceError::UnknownColumn { column: "Z".into() };
    assert_eq!(chosen(&["Z=phone"]), Err(unknown));
    let twice = ChoiceError::AmbiguousColumn { column: "电话".into() };
    assert_eq!(chosen(&["电话=-"]), Err(twice));
}

#[test]
fn a_choice_takes_a_single_field_from_the_guess() {
    let fields = chosen(&["编号=name"]).unwrap();
    assert_eq!((fields[0], fields[4]), (None, Some(Field::Name)));
    let both = chosen(&["编号=name", "客户名称=name"]);
    assert_eq!(both, Err(ChoiceError::Twice { field: Field::Name }));
}

#[test]
fn a_choice_is_sure_and_moves_the_name_rule() {
    let mut mapping = mapping();
    assert_eq!(mapping.name_rule, NameRule::NameOnly);
    mapping.choose(&[parse_choice("编号=联系人").unwrap()]).unwrap();
    assert_eq!(mapping.name_rule, NameRule::CompanyWithContact);
    let column = &mapping.columns[4];
    assert_eq!(
        (column.confidence, column.chosen, column.runner_up),
        (100, true, Some(Field::ExternalNo))
    );
}

#[test]
fn a_refused_choice_changes_nothing() {
    let mut changed = mapping();
    let choices = [parse_choice("编号=-").unwrap(), parse_choice("Z=phone").unwrap()];
    changed.choose(&choices).unwrap_err();
    assert_eq!(changed, mapping());
}
