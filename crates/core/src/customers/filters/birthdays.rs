//! Birthdays: a period counted from today, and a day without its year, ask when one is kept; all else asks
//! when somebody was born, which is not known of those without a year.

use chrono::Datelike;

use super::{
    Operator,
    condition::Asked,
    periods::{self, Span},
};
use crate::{
    Result,
    customers::Birthday,
    gate::{Fragment, sql::Value},
};

const DAYS_OF_A_YEAR: i64 = 365;

pub(super) fn condition(asked: &Asked<'_, '_>) -> Result<Fragment> {
    match asked.operator {
        Operator::Equal => on_one_of(asked),
        Operator::NotEqual => Ok(on_one_of(asked)?.negated()),
        Operator::Within => match asked.period()? {
            span if periods::is_counted(asked.one()?) && span.days() < DAYS_OF_A_YEAR => {
                Ok(kept_within(span))
            }
            _ => born(asked),
        },
        Operator::IsSet | Operator::IsUnset => asked.presence("c.birthday_on"),
        _ => born(asked),
    }
}

fn born(asked: &Asked<'_, '_>) -> Result<Fragment> {
    let has_year = Fragment::of("c.birthday_on >= '1000'", []);
    Ok(has_year.and(asked.date("c.birthday_on")?))
}

fn on_one_of(asked: &Asked<'_, '_>) -> Result<Fragment> {
    let order = asked.view.typing().order;
    asked.values.iter().try_fold(Fragment::never(), |sum, text| {
        let on = match Birthday::of_every_year(text, order) {
            Ok(day) => {
                let day = Value::Text(day.month_and_day());
                Fragment::of("substr(c.birthday_on, 6) = ?", [day])
            }
            Err(_) => {
                Fragment::within("c.birthday_on", [Value::Text(asked.day(text)?.to_string())])
            }
        };
        Ok(sum.or(on))
    })
}

/// In a year that has no 29th of February, it is kept on the 28th.
fn kept_within(span: Span) -> Fragment {
    let Span { from, until } = span;
    let last = until.pred_opt().unwrap_or(from);
    let is_end_of_february = (until.month(), until.day()) == (3, 1);
    let last_day =
        if is_end_of_february { "02-29".to_owned() } else { last.format("%m-%d").to_string() };
    let after = Fragment::of(
        "substr(c.birthday_on, 6) >= ?",
        [Value::Text(from.format("%m-%d").to_string())],
    );
    let before = Fragment::of("substr(c.birthday_on, 6) <= ?", [Value::Text(last_day)]);
    match from.year() == last.year() {
        true => after.and(before),
        // Over New Year.
        false => after.or(before),
    }
}
