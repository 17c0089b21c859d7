//! Gives every column its field: the best guess first, a single-valued field to one column only.

use super::evidence::{Candidate, Evidence};
use super::{Field, MappedColumn, Unmapped, headings};

/// A guess weaker than this is only shown as runner-up.
const GOOD_ENOUGH: f32 = 0.5;

/// The columns with their fields, in the order of the sheet.
pub fn assign(evidence: &[Evidence]) -> Vec<MappedColumn> {
    let named = evidence.iter().any(Evidence::names_somebody);
    let mut candidates: Vec<Vec<Candidate>> =
        evidence.iter().map(|column| column.candidates(named)).collect();
    let mut aside = second_block(evidence, &candidates);
    aside.extend(formatted_addresses(evidence, &candidates));
    for at in &aside {
        candidates[*at].clear();
    }
    prefer_firms_as_customers(evidence, &mut candidates);
    offer_contacts(evidence, &mut candidates);
    for list in &mut candidates {
        list.sort_by(|a, b| b.score.total_cmp(&a.score));
    }
    let mut chosen = best_first(evidence, &candidates);
    name_somebody(&candidates, &mut chosen);
    drop_the_short_name(evidence, &mut chosen);
    evidence
        .iter()
        .zip(&candidates)
        .zip(&chosen)
        .enumerate()
        .map(|(at, ((column, candidates), chosen))| {
            let is_nobodys = column.serial || aside.contains(&at);
            let unmapped = if is_nobodys { Unmapped::Barred } else { Unmapped::Open };
            MappedColumn { unmapped, ..mapped(column, candidates, *chosen) }
        })
        .collect()
}

fn mapped(column: &Evidence, candidates: &[Candidate], chosen: Option<Candidate>) -> MappedColumn {
    let field = chosen.map(|it| it.field);
    let runner_up = candidates.iter().map(|it| it.field).find(|other| Some(*other) != field);
    let by_shape = column.profile.unmistakable().map(|(field, _)| field);
    MappedColumn {
        index: column.index,
        heading: column.heading.clone(),
        field,
        person: 0,
        confidence: chosen.map_or(0, |it| (it.score.clamp(0.0, 1.0) * 100.0).round() as u8),
        runner_up: runner_up.or(by_shape.filter(|other| Some(*other) != field)),
        samples: column.profile.samples.clone(),
        chosen: false,
        unmapped: Unmapped::Open,
    }
}

/// Walks all guesses from the best down; of equal ones the fuller column, then the one further left.
fn best_first(evidence: &[Evidence], candidates: &[Vec<Candidate>]) -> Vec<Option<Candidate>> {
    let mut all: Vec<(usize, Candidate)> = candidates
        .iter()
        .enumerate()
        .flat_map(|(column, list)| list.iter().map(move |candidate| (column, *candidate)))
        .filter(|(_, candidate)| candidate.score >= GOOD_ENOUGH)
        .collect();
    all.sort_by(|(column_a, a), (column_b, b)| {
        let fullness = |column: &usize| evidence[*column].filled();
        b.score
            .total_cmp(&a.score)
            .then_with(|| fullness(column_b).cmp(&fullness(column_a)))
            .then_with(|| column_a.cmp(column_b))
    });
    let mut chosen: Vec<Option<Candidate>> = vec![None; candidates.len()];
    for (column, candidate) in all {
        if chosen[column].is_none() && is_free(&chosen, candidate) {
            chosen[column] = Some(candidate);
        }
    }
    chosen
}

/// Where no column tells who the customers are, one that might is better than none: 昵称 of people in WeChat.
fn name_somebody(candidates: &[Vec<Candidate>], chosen: &mut [Option<Candidate>]) {
    const ENOUGH_ALONE: f32 = 0.4;
    let naming =
        [Field::Name, Field::Company, Field::ContactName, Field::FirstName, Field::LastName];
    if chosen.iter().flatten().any(|it| naming.contains(&it.field)) {
        return;
    }
    let may_name = |at: usize| {
        let mut list = candidates[at].iter().copied();
        list.find(|it| it.field == Field::Name && it.score >= ENOUGH_ALONE)
    };
    let open = (0..candidates.len()).filter(|at| chosen[*at].is_none());
    let found = open.filter_map(|at| Some((at, may_name(at)?)));
    if let Some((at, it)) = found.max_by(|(_, a), (_, b)| a.score.total_cmp(&b.score)) {
        chosen[at] = Some(it);
    }
}

fn is_free(chosen: &[Option<Candidate>], wanted: Candidate) -> bool {
    let mut taken = chosen.iter().flatten().filter(|it| it.field == wanted.field);
    match wanted.field {
        // Parts make one address together; two whole addresses do not.
        Field::Address => wanted.part || taken.all(|it| it.part),
        field if field.takes_several_columns() => true,
        _ => taken.next().is_none(),
    }
}

/// The columns of a second list that stands beside the first (姓名 | 电话 | 姓名 | 电话): its telephones are
/// not those of the customers on the left, so that all of it is left to the person.
fn second_block(evidence: &[Evidence], candidates: &[Vec<Candidate>]) -> Vec<usize> {
    let key = |at: usize| headings::key(&evidence[at].heading);
    let names = |at: &usize| {
        !evidence[*at].unnamed
            && [Field::Name, Field::Company]
                .iter()
                .any(|it| candidate(&candidates[*at], *it).is_some())
    };
    let named: Vec<usize> = (0..evidence.len()).filter(names).collect();
    let again =
        named.iter().find(|at| named.iter().any(|first| first < at && key(*first) == key(**at)));
    let Some(&again) = again else { return Vec::new() };
    let first: Vec<String> = (0..again).map(key).collect();
    // One column twice is a slip; two and more are a list of their own.
    let repeated: Vec<usize> =
        (again..evidence.len()).filter(|at| first.contains(&key(*at))).collect();
    if repeated.len() >= 2 { repeated } else { Vec::new() }
}

/// An address as a whole, beside the columns of its parts: Google's contacts write both.
fn formatted_addresses(evidence: &[Evidence], candidates: &[Vec<Candidate>]) -> Vec<usize> {
    let addresses: Vec<usize> = (0..evidence.len())
        .filter(|at| candidate(&candidates[*at], Field::Address).is_some())
        .collect();
    let key = |at: usize| headings::key(&evidence[at].heading);
    let streets = addresses.iter().filter(|at| key(**at).ends_with("street"));
    let most = streets.map(|at| evidence[*at].filled()).max().unwrap_or(0);
    let is_whole = |at: &usize| key(*at).ends_with("formatted") && evidence[*at].filled() <= most;
    addresses.into_iter().filter(|at| most > 0 && is_whole(at)).collect()
}

fn candidate(list: &[Candidate], field: Field) -> Option<Candidate> {
    list.iter().copied().find(|it| it.field == field && it.score >= GOOD_ENOUGH)
}

fn offer(list: &mut Vec<Candidate>, field: Field, score: f32) {
    match list.iter_mut().find(|it| it.field == field) {
        Some(known) => known.score = known.score.max(score),
        None => list.push(Candidate { field, score, part: false }),
    }
}

/// 客户名称 full of firms beside 姓名 full of persons: the firm is the customer, the person its contact.
fn prefer_firms_as_customers(evidence: &[Evidence], candidates: &mut [Vec<Candidate>]) {
    let is_name = |at: usize| candidate(&candidates[at], Field::Name).is_some();
    let named: Vec<usize> = (0..evidence.len()).filter(|at| is_name(*at)).collect();
    let firms = |at: &&usize| evidence[**at].profile.companies() >= 0.5;
    let persons = |at: &&usize| evidence[**at].profile.persons() >= 0.5;
    if !named.iter().any(|at| firms(&at)) || !named.iter().any(|at| persons(&at)) {
        return;
    }
    for at in &named {
        if persons(&at) {
            for it in candidates[*at].iter_mut().filter(|it| it.field == Field::Name) {
                it.score *= 0.9;
            }
            offer(&mut candidates[*at], Field::ContactName, 0.8);
        }
    }
}

/// Columns of persons that are the customers' people although nothing says so: beside a company further left
/// in a sheet without headings; under 负责人 when every row has another one.
fn offer_contacts(evidence: &[Evidence], candidates: &mut [Vec<Candidate>]) {
    let company = (0..evidence.len()).find(|at| {
        candidate(&candidates[*at], Field::Company).is_some()
            || candidate(&candidates[*at], Field::Name).is_some()
                && evidence[*at].profile.companies() >= 0.5
    });
    let Some(company) = company else { return };
    let has_person = (0..evidence.len()).any(|at| {
        let list = &candidates[at];
        let known = candidate(list, Field::ContactName).or(candidate(list, Field::Name));
        known.is_some() && !evidence[at].unnamed && evidence[at].profile.companies() < 0.5
    });
    if has_person {
        return;
    }
    for (at, column) in evidence.iter().enumerate() {
        let list = &mut candidates[at];
        if column.unnamed
            && at > company
            && let Some(name) = candidate(list, Field::Name)
        {
            offer(list, Field::ContactName, name.score + 0.01);
        }
        let maybe_theirs = candidate(list, Field::Owner).is_some_and(|it| it.score < 0.9);
        if maybe_theirs && column.profile.persons() >= 0.6 && column.profile.is_varied() {
            offer(list, Field::ContactName, 0.9);
        }
    }
}

/// A firm's short name beside its full one is no person: the full name is the customer's. A company column
/// beside customers who are firms is not theirs to have either.
fn drop_the_short_name(evidence: &[Evidence], chosen: &mut [Option<Candidate>]) {
    let find = |chosen: &[Option<Candidate>], field| {
        chosen.iter().position(|it| it.is_some_and(|it| it.field == field))
    };
    let (Some(name), Some(company)) = (find(chosen, Field::Name), find(chosen, Field::Company))
    else {
        return;
    };
    // Beside 姓氏 it is the rest of a person's name.
    if [Field::FirstName, Field::LastName].iter().any(|it| find(chosen, *it).is_some()) {
        return;
    }
    let share = |at: usize| (evidence[at].profile.companies(), evidence[at].profile.persons());
    let ((name_firms, name_persons), (company_firms, _)) = (share(name), share(company));
    if company_firms < 0.6 || name_persons >= 0.6 {
        return;
    }
    let outright = evidence[name].reading.senses.first().is_some_and(|it| it.strength >= 1.0);
    if name_firms >= 0.6 && outright {
        chosen[company] = None;
    } else if !outright {
        chosen[name] = None;
    }
}
