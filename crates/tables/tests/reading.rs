//! Reading through a real child process: formats, encodings, bombs, and the child itself.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what fails in a helper fails the test"
)]

#[path = "reading/formats.rs"]
mod formats;
#[path = "reading/hostile.rs"]
mod hostile;
#[path = "reading/mutants.rs"]
mod mutants;
#[path = "reading/process.rs"]
mod process;
#[path = "reading/support.rs"]
mod support;
#[path = "reading/text.rs"]
mod text;
