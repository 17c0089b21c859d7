//! What is wrong with a command line, in a sentence.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clientele_core::words::Language;

/// Says in a person's language what clap found.
pub fn sentence(error: &clap::Error, language: Language) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "unknown_argument",
        ErrorKind::InvalidSubcommand => "unknown_command",
        ErrorKind::MissingRequiredArgument => "missing_argument",
        ErrorKind::MissingSubcommand => "missing_command",
        ErrorKind::ArgumentConflict => "conflict",
        ErrorKind::InvalidValue if value.is_empty() => "missing_value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "wrong_value",
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            "missing_value"
        }
        ErrorKind::InvalidUtf8 => "not_text",
        _ => return language.word("cli.usage.other").to_owned(),
    };
    let argument =
        argument.or_else(|| text(error, ContextKind::InvalidSubcommand)).unwrap_or_default();
    let other = text(error, ContextKind::PriorArg).unwrap_or_default();
    let mut sentence = language.say(
        &format!("cli.usage.{key}"),
        &[("argument", argument.into()), ("value", value.into()), ("other", other.into())],
    );
    let near = text(error, ContextKind::SuggestedArg)
        .or_else(|| text(error, ContextKind::SuggestedSubcommand))
        .or_else(|| text(error, ContextKind::ValidValue));
    if let Some(near) = near.filter(|it| !it.is_empty()) {
        // Where sentences stand without a space between, the full stop is wide.
        if !sentence.ends_with('。') {
            sentence.push(' ');
        }
        sentence.push_str(&language.say("cli.usage.near", &[("near", near.into())]));
    }
    sentence
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}
