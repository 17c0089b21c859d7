//! Whose record, and of which kind: what the log and the looks are narrowed down by.

use clap::Args;
use clientele_core::{Error, Result, View, accounts, customers, id::AccountId, text::Rule};

#[derive(Args)]
pub struct Chosen {
    #[arg(long, value_name = "ENTITY")]
    pub entity: Option<String>,
    #[arg(long, value_name = "NUMBER", requires = "entity")]
    id: Option<String>,
    #[arg(long, value_name = "LOGIN")]
    account: Option<String>,
}

impl Chosen {
    /// The person, by their login.
    pub fn account(&self, view: &View<'_>) -> Result<Option<AccountId>> {
        let found = self.account.as_deref().map(|login| accounts::find(view, login));
        Ok(found.transpose()?.map(|it| it.id))
    }

    /// The id of the record: customers are named by their file number.
    pub fn entity_id(&self, view: &View<'_>) -> Result<Option<i64>> {
        let Some(typed) = self.id.as_deref() else { return Ok(None) };
        match (self.entity.as_deref(), typed.parse()) {
            (_, Ok(id)) => Ok(Some(id)),
            (Some("customers"), Err(_)) => Ok(Some(customers::find(view, typed)?.get())),
            (_, Err(_)) => Err(Error::Invalid { field: "id".to_owned(), rule: Rule::WrongFormat }),
        }
    }
}
