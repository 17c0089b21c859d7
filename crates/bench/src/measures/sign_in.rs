//! Signing in: the password becomes the key of the vault, which is slow on purpose.

use std::time::Duration;

use crate::{Outcome, office::Bench, paper, stopwatch::of_each};

pub fn take(bench: &Bench) -> Outcome {
    let each = of_each(10, |_| bench.sign_in())?;
    paper::each("a sign-in", &each, None, Duration::from_secs(1));
    Ok(())
}
