//! What the checks need beside Rust. A C compiler is not among it: without one this program would
//! not have been linked.

use std::process::{Command, Stdio};

use crate::{Outcome, cargo};

struct Tool {
    /// Succeeds where the tool is there.
    probe: &'static [&'static str],
    /// Its package on Debian and Ubuntu.
    package: &'static str,
    elsewhere: &'static str,
}

const TOOLS: &[Tool] = &[
    Tool {
        probe: &["perl", "-MFindBin", "-MIPC::Cmd", "-e1"],
        package: "perl",
        elsewhere: "Perl, which configures OpenSSL (Windows: Strawberry Perl)",
    },
    #[cfg(not(windows))]
    Tool {
        probe: &["make", "--version"],
        package: "make",
        elsewhere: "make, which builds OpenSSL (macOS: xcode-select --install)",
    },
    #[cfg(target_os = "linux")]
    Tool {
        probe: &["dbus-run-session", "--version"],
        package: "dbus",
        elsewhere: "dbus, on which tests ask a keychain and a window has a session of its own",
    },
    #[cfg(target_os = "linux")]
    Tool {
        probe: &["gnome-keyring-daemon", "--version"],
        package: "gnome-keyring",
        elsewhere: "gnome-keyring, the keychain that tests ask",
    },
    Tool {
        probe: &["pdftotext", "-v"],
        package: "poppler-utils",
        elsewhere: "pdftotext, with which tests read PDFs (macOS: brew install poppler; \
                    Windows: scoop install poppler)",
    },
    Tool {
        probe: &["node", "-e", NODE_IS_NEW_ENOUGH],
        package: "nodejs",
        elsewhere: "Node 20.19 or later, with npm, which builds what the window shows",
    },
    Tool { probe: &["npm", "--version"], package: "npm", elsewhere: "npm, which comes with Node" },
    #[cfg(target_os = "linux")]
    Tool {
        probe: &["pkg-config", "--exists", "webkit2gtk-4.1"],
        package: "libwebkit2gtk-4.1-dev",
        elsewhere: "WebKitGTK 4.1 with its headers, in which the window is shown",
    },
    #[cfg(target_os = "linux")]
    Tool {
        // It has no word that it merely answers to.
        probe: &["sh", "-c", "command -v WebKitWebDriver"],
        package: "webkit2gtk-driver",
        elsewhere: "WebKitWebDriver, which drives the window in tests",
    },
    #[cfg(target_os = "linux")]
    Tool {
        probe: &["xvfb-run", "--help"],
        package: "xvfb",
        elsewhere: "Xvfb, on which the window is shown in tests",
    },
    #[cfg(target_os = "linux")]
    Tool {
        probe: &["strace", "--version"],
        package: "strace",
        elsewhere: "strace, by which a test hears to whom the window connects",
    },
    #[cfg(target_os = "linux")]
    Tool {
        probe: &["xauth", "-V"],
        package: "xauth",
        elsewhere: "xauth, without which xvfb-run does not start",
    },
    #[cfg(target_os = "linux")]
    Tool {
        probe: &["sh", "-c", "fc-list :lang=zh-tw | grep -q ."],
        package: "fonts-noto-cjk",
        elsewhere: "a font with Han characters, such as Noto Sans CJK",
    },
];

const NODE_IS_NEW_ENOUGH: &str = "const [a, b] = process.versions.node.split('.').map(Number); \
    process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)";

const COMPONENTS: &[(&str, &str)] = &[("fmt", "rustfmt"), ("clippy", "clippy")];

/// The version that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

pub fn install() -> Outcome {
    for (command, component) in COMPONENTS {
        if !works(cargo::command(&[command, "--version"])) {
            cargo::succeed(program(&["rustup", "component", "add", component]))?;
        }
    }
    let missing = missing();
    if missing.is_empty() {
        println!("nothing is missing");
        return Ok(());
    }
    if works(program(&["apt-get", "--version"])) {
        let packages: Vec<&str> = missing.iter().map(|it| it.package).collect();
        apt_install(&packages)?;
    }
    match self::missing().as_slice() {
        [] => Ok(()),
        missing => {
            let tools: Vec<&str> = missing.iter().map(|it| it.elsewhere).collect();
            Err(format!("please install:\n  {}", tools.join("\n  ")).into())
        }
    }
}

fn missing() -> Vec<&'static Tool> {
    TOOLS.iter().filter(|it| !works(program(it.probe))).collect()
}

pub fn program(words: &[&str]) -> Command {
    // On Windows npm is a script that only its shell finds.
    let shell: &[&str] = if cfg!(windows) && words[0] == "npm" { &["cmd", "/C"] } else { &[] };
    let words = [shell, words].concat();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}

fn works(mut probe: Command) -> bool {
    let quiet = probe.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|it| it.success())
}

fn apt_install(packages: &[&str]) -> Outcome {
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    // On a machine whose package lists are there already, reading them anew is the slow part.
    if cargo::succeed(apt_get(&install)).is_err() {
        cargo::succeed(apt_get(&["update"]))?;
        cargo::succeed(apt_get(&install))?;
    }
    Ok(())
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.arg("apt-get");
        sudo
    };
    command.args(["-o", "DPkg::Lock::Timeout=300"]).args(arguments);
    command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
    command
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|it| it.stdout.trim_ascii() == b"0")
}

/// A debug build of it takes less than half the time of a release build, and its work two seconds.
pub fn install_cargo_deny() -> Outcome {
    let version = cargo::command(&["deny", "--version"]).stderr(Stdio::null()).output()?;
    let series = CARGO_DENY.rsplit_once('.').map_or(CARGO_DENY, |(series, _)| series);
    if String::from_utf8_lossy(&version.stdout).starts_with(&format!("cargo-deny {series}.")) {
        return Ok(());
    }
    let mut install =
        cargo::command(&["install", "cargo-deny", "--version", CARGO_DENY, "--locked", "--debug"]);
    install.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
    cargo::succeed(install)
}
