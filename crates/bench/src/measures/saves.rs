//! Saving a customer: with its history, the journal, its anchors and the search text.

use std::time::Duration;

use clientele_core::{
    customers::{self, Edit, Field, Fields, Written},
    id::CustomerId,
};

use crate::{Outcome, floor::Floor, office::Bench, paper, stopwatch::of_each};

const TIMES: usize = 300;
const INSTANT: Duration = Duration::from_millis(10);

pub fn take(bench: &Bench, floor: &Floor) -> Outcome {
    let by_hand = floor.save()?;
    let mut made: Vec<CustomerId> = Vec::with_capacity(TIMES);
    let created = of_each(TIMES, |at| {
        let fields = fields(&[
            (Field::Name, format!("苏州恒瑞{at}电子有限公司")),
            (Field::ContactName, "王思远".to_owned()),
            (Field::Phone, format!("139{:08}", 77_000_000 + at)),
            (Field::Email, format!("siyuan{at}@hengrui.cn")),
        ]);
        let create = |tx: &mut clientele_core::Tx<'_>| customers::create(tx, &fields);
        made.push(bench.core.write(&bench.boss, "customers.create", create)?.id);
        Ok::<(), clientele_core::Error>(())
    })?;
    paper::each("a new customer", &created, Some(&by_hand), INSTANT);
    let changed = of_each(TIMES, |at| {
        let set = fields(&[
            (Field::Phone, format!("137{:08}", 66_000_000 + at)),
            (Field::City, "苏州市".to_owned()),
            (Field::Notes, "改为月结".to_owned()),
        ]);
        let edit = Edit { set, version: None };
        let update = |tx: &mut clientele_core::Tx<'_>| customers::update(tx, made[at], &edit);
        bench.core.write(&bench.boss, "customers.update", update).map(drop)
    })?;
    paper::each("three fields changed", &changed, Some(&by_hand), INSTANT);
    for id in made {
        bench.core.write(&bench.boss, "customers.delete", |tx| customers::delete(tx, id))?;
    }
    Ok(())
}

fn fields<const N: usize>(written: &[(Field, String); N]) -> Fields {
    written.iter().map(|(field, text)| (*field, Written::from(text.as_str()))).collect()
}
