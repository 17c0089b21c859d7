//! A filter in words: as people read it above a list, and as the journal keeps it.

use super::{Filter, Operator, periods};
use crate::{
    Result,
    access::Level,
    customers::{Field, Kind, Record},
    directory::Directory,
    gate::{Entity, View},
    id::BatchId,
    imports,
    words::Language,
};

/// A filter as a sentence: `客户状态 = 潜在、已成交 且 城市包含“海”`.
pub(crate) fn sentence(filter: &Filter, directory: &Directory, language: Language) -> String {
    let inner = |it: &Filter| match it {
        Filter::And(_) | Filter::Or(_) => format!("({})", sentence(it, directory, language)),
        _ => sentence(it, directory, language),
    };
    let join = |parts: &[Filter], word: &str| {
        parts.iter().map(inner).collect::<Vec<_>>().join(&format!(" {word} "))
    };
    match filter {
        Filter::And(parts) => join(parts, language.word("customers.filters.and")),
        Filter::Or(parts) => join(parts, language.word("customers.filters.or")),
        Filter::Not(negated) => {
            let condition = sentence(negated, directory, language);
            language.say("customers.filters.not", &[("condition", condition.into())])
        }
        Filter::Is { field, operator, values } => {
            let word = |it: &String| match operator {
                Operator::Within => periods::word(it, language),
                _ => value_word(*field, it, directory, language),
            };
            let values: Vec<String> = values.iter().map(word).collect();
            comparison(*field, *operator, &values, language)
        }
    }
}

/// A filter with the names of the files in the place of the numbers of their imports, for people to
/// read.
pub(crate) fn with_files(view: &View<'_>, filter: &Filter) -> Result<Filter> {
    let inner = |parts: &[Filter]| -> Result<Vec<Filter>> {
        parts.iter().map(|it| with_files(view, it)).collect()
    };
    Ok(match filter {
        Filter::And(parts) => Filter::And(inner(parts)?),
        Filter::Or(parts) => Filter::Or(inner(parts)?),
        Filter::Not(negated) => Filter::Not(Box::new(with_files(view, negated)?)),
        Filter::Is { field: Field::Import, operator, values } => {
            let named = |value: &String| {
                let Ok(number) = value.trim().parse::<i64>() else { return Ok(value.clone()) };
                let name = imports::file_name(view, BatchId(number))?;
                Ok(name.filter(|it| !it.is_empty()).unwrap_or_else(|| value.clone()))
            };
            let values = values.iter().map(named).collect::<Result<_>>()?;
            Filter::Is { field: Field::Import, operator: *operator, values }
        }
        other => other.clone(),
    })
}

fn comparison(field: Field, operator: Operator, values: &[String], language: Language) -> String {
    let name = language.word(&field.key());
    let values = language.list(values.iter().map(String::as_str));
    let key = match operator {
        Operator::Contains => "customers.filters.contains",
        Operator::Under => "customers.filters.under",
        Operator::Within => "customers.filters.within",
        Operator::IsSet => "customers.filters.is_set",
        Operator::IsUnset => "customers.filters.is_unset",
        _ => return format!("{name} {} {values}", sign(operator)),
    };
    language.say(key, &[("field", name.into()), ("value", values.into())])
}

/// What people call a value that is an id, a code or a login in the filter.
fn value_word(field: Field, value: &str, directory: &Directory, language: Language) -> String {
    let word = match field {
        Field::Status | Field::Source | Field::Industry | Field::Level => directory
            .choice(field.word(), value)
            .and_then(|it| directory.choice_of(it))
            .map(|it| it.word(language).to_owned()),
        Field::Owner | Field::CreatedBy => {
            directory.person(value).and_then(|it| directory.person_of(it)).map(|it| it.name.clone())
        }
        Field::Kind => [Kind::Person, Kind::Company]
            .into_iter()
            .find(|it| it.word() == value)
            .map(|it| it.label(language).to_owned()),
        Field::Sensitivity => Level::ALL
            .into_iter()
            .find(|it| it.word() == value)
            .map(|it| it.label(language).to_owned()),
        _ => None,
    };
    word.unwrap_or_else(|| value.to_owned())
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::NotEqual => "≠",
        Operator::Less => "<",
        Operator::AtMost => "≤",
        Operator::More => ">",
        Operator::AtLeast => "≥",
        _ => "=",
    }
}

/// A filter as the journal keeps it for ever: the values that tell about a person are left out.
pub(crate) fn outline(filter: &Filter) -> String {
    let inner = |it: &Filter| match it {
        Filter::And(_) | Filter::Or(_) => format!("({})", outline(it)),
        _ => outline(it),
    };
    let join =
        |parts: &[Filter], word: &str| parts.iter().map(inner).collect::<Vec<_>>().join(word);
    match filter {
        Filter::And(parts) => join(parts, " and "),
        Filter::Or(parts) => join(parts, " or "),
        Filter::Not(negated) => format!("not {}", inner(negated)),
        Filter::Is { field, operator, values } => {
            let values = if is_personal(*field) { "…".to_owned() } else { values.join(", ") };
            let sign = match operator {
                Operator::Contains => "contains",
                Operator::Under => "under",
                Operator::Within => "within",
                Operator::IsSet => return format!("{} is not null", field.word()),
                Operator::IsUnset => return format!("{} is null", field.word()),
                other => sign(*other),
            };
            format!("{} {sign} {values}", field.word())
        }
    }
}

/// Whether a field tells about a person: its values can be erased everywhere else.
fn is_personal(field: Field) -> bool {
    let is_a_point = matches!(field, Field::Phone | Field::Email | Field::Wechat | Field::Qq);
    is_a_point || field == Field::ContactName || Record::PERSONAL.contains(&field.word())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customers::filters::parse;

    #[test]
    fn the_journal_keeps_no_value_that_tells_about_a_person() {
        let outlined = |text: &str| outline(&parse(text).unwrap());
        assert_eq!(
            outlined("phone=13800138000 and (name~张 or status in (won,lost)) and not city=北京"),
            "phone = … and (name contains … or status = won, lost) and not city = 北京"
        );
        assert_eq!(outlined("created_at within this_week"), "created_at within this_week");
        assert_eq!(outlined("id_number is not null"), "id_number is not null");
        for field in Record::PERSONAL.iter().filter_map(|it| Field::of_word(it)) {
            assert!(is_personal(field), "{}", field.word());
        }
    }
}
