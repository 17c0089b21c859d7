//! Who is asking, and what they may do: rights, row scopes, field policy.
//!
//! A right is a type; a [`Grant`] of it is proof, inside one transaction, that the account behind
//! the session holds it now. Nothing is cached between transactions.

mod fields;
mod rights;
mod scope;
mod session;
mod standing;

pub use fields::{Access, Level};
pub use rights::*;
pub(crate) use scope::ScopeColumns;
pub use scope::{Placement, Reach, Scope, ScopeName};
pub use session::{Limits, Session};
pub(crate) use standing::Standing;
pub use standing::{AccountState, Whoami};

use std::marker::PhantomData;

use crate::{Error, Result};

/// Names one transaction at the type level: invariant, so a grant cannot leave the one it came from.
pub(crate) type Brand<'op> = PhantomData<fn(&'op ()) -> &'op ()>;

/// Proof that the person behind this transaction holds `R`, and how far it reaches.
#[must_use]
pub struct Grant<'op, R> {
    standing: &'op Standing,
    scope: Scope,
    _brand: Brand<'op>,
    _right: PhantomData<R>,
}

impl<'op, R: Right> Grant<'op, R> {
    pub(crate) fn of(standing: &'op Standing) -> Result<Grant<'op, R>> {
        standing.must_be_able_to_act()?;
        let scope = standing.scope_of(R::NAME).ok_or(Error::Forbidden { right: R::NAME })?;
        Ok(Grant { standing, scope, _brand: PhantomData, _right: PhantomData })
    }

    /// Which rows this grant reaches.
    pub(crate) fn reach(&self) -> Reach<'op> {
        Reach::new(self.standing, self.scope)
    }

    /// Fails unless a row placed like this is within reach.
    pub(crate) fn must_cover(&self, placement: &Placement) -> Result<()> {
        if self.reach().covers(placement) {
            Ok(())
        } else {
            Err(Error::Forbidden { right: R::NAME })
        }
    }
}
