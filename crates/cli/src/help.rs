//! The help texts: the grammar of the commands, explained in the person's language.
//!
//! Commands and arguments are declared with their features; what they mean stands in the catalogues
//! under `cli`: `about.customers_list`, `arguments.filter` or, where a word means something special
//! for one command, `arguments.customers_list_filter`.

mod examples;

use clap::{Arg, ArgAction, Command};
use clientele_core::{
    accounts,
    choices::LISTS,
    customers::{Field, SortField},
    reports, settings,
    words::{Language, Value},
};

/// Explains a grammar.
pub fn explained(program: Command, language: Language) -> Command {
    let heading = language.word("cli.headings.general");
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let program = program.arg(help.global(true)).arg(version);
    Explainer { language, heading }.command(program, &["program"])
}

struct Explainer {
    language: Language,
    /// Of the options that every command has.
    heading: &'static str,
}

impl Explainer {
    fn command(&self, command: Command, path: &[&str]) -> Command {
        let key = path[1..].join("_").replace('-', "_");
        let about = if key.is_empty() { "program" } else { &key };
        let about = self.say(&format!("cli.about.{about}"));
        let command = command
            .about(about)
            .help_template(self.template())
            .subcommand_help_heading(self.language.word("cli.headings.commands"))
            .mut_args(|arg| self.argument(arg, &key));
        let usage = self.usage(&command, &path[1..]);
        let command = match examples::of(&path[1..], self.language) {
            Some(examples) => command.after_help(examples),
            None => command,
        };
        command.override_usage(usage).mut_subcommands(|below| {
            let name = below.get_name().to_owned();
            self.command(below, &[path, &[name.as_str()]].concat())
        })
    }

    fn argument(&self, arg: Arg, command: &str) -> Arg {
        let id = arg.get_id().as_str().to_owned();
        let special = format!("cli.arguments.{command}_{id}");
        let is_special = self.language.find(&special).is_some();
        let meaning = self.say(&if is_special { special } else { format!("cli.arguments.{id}") });
        let heading = match (arg.is_positional(), arg.is_global_set() || command.is_empty()) {
            (true, _) => self.language.word("cli.headings.arguments"),
            (false, true) => self.heading,
            (false, false) => self.language.word("cli.headings.options"),
        };
        let arg = arg.help(meaning).help_heading(heading).hide_env(true);
        if !arg.get_action().takes_values() {
            return arg;
        }
        let names = arg.get_value_names().unwrap_or_default();
        let names: Vec<&str> = names.iter().map(|it| self.value(it)).collect();
        arg.value_names(names).hide_possible_values(true).hide_default_value(true)
    }

    /// What stands for a value: `FILE_NO` of the grammar is 档案编号 on a Chinese screen.
    fn value(&self, name: &str) -> &'static str {
        self.language.word(&format!("cli.values.{}", name.to_lowercase()))
    }

    fn usage(&self, command: &Command, path: &[&str]) -> String {
        let mut usage = ["clientele"].iter().chain(path).copied().collect::<Vec<_>>().join(" ");
        for arg in command.get_arguments().filter(|it| !it.is_positional() && it.is_required_set())
        {
            let long = arg.get_long().unwrap_or_default();
            usage.push_str(&format!(" --{long} <{}>", value_of(arg)));
        }
        for arg in command.get_positionals() {
            let name = value_of(arg);
            let more =
                if arg.get_num_args().is_some_and(|it| it.max_values() > 1) { "…" } else { "" };
            let required = if arg.is_required_set() { ("<", ">") } else { ("[", "]") };
            usage.push_str(&format!(" {}{name}{}{more}", required.0, required.1));
        }
        if command.has_subcommands() {
            usage.push_str(&format!(" <{}>", self.language.word("cli.values.command")));
        }
        usage.push_str(&format!(" [{}]", self.language.word("cli.values.options")));
        usage
    }

    fn template(&self) -> String {
        let usage = self.language.word("cli.headings.usage");
        format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}")
    }

    /// A text of the help, which may name what can be chosen from.
    fn say(&self, key: &str) -> String {
        let list = |items: &mut dyn Iterator<Item = &'static str>| {
            Value::from(items.collect::<Vec<_>>().join(", "))
        };
        self.language.say(
            key,
            &[
                ("languages", list(&mut Language::ALL.iter().map(|it| it.code()))),
                ("roles", list(&mut accounts::ROLES.into_iter())),
                ("lists", list(&mut LISTS.into_iter())),
                ("settings", list(&mut settings::FIELDS.into_iter())),
                ("sorts", list(&mut SortField::ALL.iter().map(|it| it.word()))),
                ("reports", list(&mut reports::NAMES.into_iter())),
                ("fields", list(&mut settable())),
                ("filter", examples::FILTER.into()),
            ],
        )
    }
}

fn settable() -> impl Iterator<Item = &'static str> {
    Field::ALL.iter().filter(|it| it.is_settable()).map(|it| it.word())
}

fn value_of(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    names.first().map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests;
