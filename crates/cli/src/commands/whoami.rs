//! `whoami`: who is signed in and what they may do.

use clientele_core::access::ALL_RIGHTS;

use crate::{
    failure::{Manner, Outcome},
    table,
    terminal::Terminal,
};

pub fn run(terminal: &Terminal) -> Outcome {
    let caller = terminal.sign_in()?;
    let (me, language) = (&caller.me, terminal.language());
    if terminal.manner() == Manner::Json {
        return terminal.json(me);
    }
    let word = |key: &str| language.word(key).to_owned();
    let mut facts = vec![
        (word("accounts.fields.login"), me.login.clone()),
        (word("accounts.fields.name"), me.name.clone()),
        (word("accounts.fields.clearance"), me.clearance.label(language).to_owned()),
    ];
    for right in ALL_RIGHTS {
        if let Some(scope) = me.rights.get(*right) {
            let reach = word(&format!("rights.scopes.{}", scope.word()));
            facts.push((word(&format!("rights.{right}")), reach));
        }
    }
    terminal.write(|screen| table::facts(screen, &facts))
}
