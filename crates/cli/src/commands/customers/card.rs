//! One customer on a screen.

use clientele_core::customers::{Customer, Duplicate, Field, Likeness};

use crate::{caller::Caller, failure::Outcome, shown::Shown, table};

/// Everything that is known of a customer, blank fields left out.
pub fn write(customer: &Customer, caller: &Caller<'_>) -> Outcome {
    let (shown, terminal) = (caller.shown()?, caller.terminal);
    let values = serde_json::to_value(customer)?;
    let mut facts = Vec::new();
    for field in Field::told() {
        let text = shown.field(field.word(), &values[field.word()]);
        let is_marked = field == Field::Name && customer.is_sample;
        let text = if is_marked { shown.sample(&text) } else { text };
        if !text.is_empty() && !is_point(field) {
            let name = shown.language.word(&format!("customers.fields.{}", field.word()));
            facts.push((name.to_owned(), text));
        }
    }
    facts.extend(customer.points.iter().map(|it| {
        let kind = format!("contacts.points.kinds.{}", it.kind.word());
        (shown.language.word(&kind).to_owned(), it.shown.clone())
    }));
    if let Some(deleted_at) = customer.deleted_at {
        let name = shown.language.word("customers.fields.deleted_at");
        facts.push((name.to_owned(), shown.moment(deleted_at)));
    }
    terminal.write(|screen| table::facts(screen, &facts))?;
    write_contacts(customer, caller, &shown)
}

/// Points are listed one by one below the fields.
fn is_point(field: Field) -> bool {
    matches!(field, Field::Phone | Field::Email | Field::Wechat | Field::Qq)
}

fn write_contacts(customer: &Customer, caller: &Caller<'_>, shown: &Shown) -> Outcome {
    if customer.contacts.is_empty() {
        return Ok(());
    }
    let language = shown.language;
    let heading = |field: &str| language.word(&format!("contacts.fields.{field}"));
    let headings = ["name", "title", "role", "points"].map(heading);
    let number = language.word("cli.headings.number");
    let mut table = table::Table::new([number].into_iter().chain(headings)).right(0);
    for it in &customer.contacts {
        let points: Vec<&str> = it.points.iter().map(|point| point.shown.as_str()).collect();
        let role = it.role.as_deref().map(|it| shown.choice("contact_role", it));
        let star = if it.is_primary { " *" } else { "" };
        table.row([
            it.id.to_string(),
            format!("{}{star}", it.name),
            it.title.clone().unwrap_or_default(),
            role.unwrap_or_default(),
            language.list(points),
        ]);
    }
    let terminal = caller.terminal;
    terminal.line("")?;
    terminal.line(language.word("contacts.title"))?;
    terminal.write(|screen| table.write(screen))
}

/// Tells a person of customers like the one just made; a program compares for itself.
pub fn warn_of(twins: &[Duplicate], caller: &Caller<'_>) {
    let language = caller.terminal.language();
    for twin in twins {
        let sentence = match (&twin.file_no, &twin.name) {
            (Some(file_no), Some(name)) => {
                let by = match twin.by {
                    Likeness::FileNo => "file_no",
                    Likeness::Phone => "phone",
                    Likeness::Email => "email",
                    Likeness::Name => "name",
                };
                let words = [("file_no", file_no.into()), ("name", name.into())];
                language.say(&format!("customers.duplicates.{by}"), &words)
            }
            _ => {
                let nobody = language.word("customers.unassigned");
                let who = twin.owner.as_deref().unwrap_or(nobody);
                language.say("customers.duplicates.hidden", &[("who", who.into())])
            }
        };
        caller.terminal.remark(&sentence);
    }
}
