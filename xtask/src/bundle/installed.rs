//! Installs a Debian package into a folder of its own and starts what it brought: the terminal makes
//! an office, the window opens it on a display that nobody sees.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use crate::{Outcome, cargo, demo, ui, workspace};

/// A release starts in a second or two; a busy machine may take its time.
const PATIENCE: Duration = Duration::from_secs(60);
const BEAT: Duration = Duration::from_millis(100);

/// What the window writes into its log once its page runs and has reached the core.
const ANSWERS: &str = "the window answers";

pub fn prove(package: &Path) -> Outcome {
    let place = workspace::target().join("installed");
    let _before = fs::remove_dir_all(&place);
    let (root, home) = (place.join("root"), place.join("home"));
    install(package, &root)?;
    must_have_no_seams(&root.join("usr/bin/clientele-desktop"))?;
    found_an_office(&root, &home)?;
    let mut window = Running(open(&root, &home)?);
    let line = window.until_it_answers(&home)?;
    println!("installed and started: {line}");
    Ok(())
}

/// As `dpkg` installs it, but with a root that needs nobody's password.
fn install(package: &Path, root: &Path) -> Outcome {
    fs::create_dir_all(root.join("var/lib/dpkg"))?;
    fs::write(root.join("var/lib/dpkg/status"), "")?;
    let mut dpkg = Command::new("dpkg");
    dpkg.arg(format!("--root={}", root.display()));
    // What it depends on is installed on this computer, of which that root knows nothing.
    dpkg.args(["--force-not-root", "--force-depends", "--log=/dev/null", "--install"]).arg(package);
    dpkg.stdin(Stdio::null()).stdout(Stdio::null());
    cargo::succeed(dpkg)?;
    for file in ["usr/bin/clientele", "usr/bin/clientele-desktop", "usr/share/applications"] {
        if !root.join(file).exists() {
            return Err(format!("the package brought no {file}").into());
        }
    }
    Ok(())
}

/// What the window tests reach in by is in no build that is shipped: neither what they set, nor the script
/// that they listen with.
const SEAMS: [&str; 2] = ["CLIENTELE_E2E_", "__complaints"];

fn must_have_no_seams(program: &Path) -> Outcome {
    let built = fs::read(program)?;
    match seam_in(&built) {
        Some(seam) => Err(format!("{} has a seam for tests: {seam}", program.display()).into()),
        None => Ok(()),
    }
}

fn seam_in(built: &[u8]) -> Option<&'static str> {
    let has = |seam: &&str| built.windows(seam.len()).any(|it| it == seam.as_bytes());
    SEAMS.into_iter().find(has)
}

fn found_an_office(root: &Path, home: &Path) -> Outcome {
    let mut terminal = Command::new(root.join("usr/bin/clientele"));
    terminal.arg("--home").arg(home).args(["init", "--organization", "晨光文具商行"]);
    terminal.args(["--admin", demo::ADMIN]).env("CLIENTELE_PASSWORD", demo::PASSWORD);
    terminal.arg("--recovery-file").arg(home.with_extension("txt"));
    terminal.stdin(Stdio::null()).stdout(Stdio::null());
    cargo::succeed(terminal)
}

fn open(root: &Path, home: &Path) -> Outcome<Child> {
    let mut window = Command::new(ui::DISPLAY[0]);
    window.args(&ui::DISPLAY[1..]).arg(root.join("usr/bin/clientele-desktop"));
    window.arg("--home").arg(home);
    // A group of its own, so that the display ends with it.
    std::os::unix::process::CommandExt::process_group(&mut window, 0);
    window.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    Ok(window.spawn()?)
}

struct Running(Child);

impl Running {
    fn until_it_answers(&mut self, home: &Path) -> Outcome<String> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(line) = line_of_log(home) {
                return Ok(line);
            }
            if let Some(status) = self.0.try_wait()? {
                return Err(format!("the installed window ended ({status})").into());
            }
            sleep(BEAT);
        }
        Err("the installed window shows nothing".into())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ended_before = Command::new("kill").args(["-TERM", "--", &group]).status();
        let _status = self.0.wait();
    }
}

fn line_of_log(home: &Path) -> Option<String> {
    let files = fs::read_dir(home.join("logs")).ok()?;
    let files: Vec<PathBuf> = files.filter_map(|it| Some(it.ok()?.path())).collect();
    let texts = files.iter().filter_map(|it| fs::read_to_string(it).ok());
    let lines = texts.flat_map(|it| it.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.into_iter().find(|it| it.contains(ANSWERS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seam_for_tests_is_found_wherever_it_stands() {
        for seam in SEAMS {
            let built = [b"\0ELF", seam.as_bytes(), b"CLOCK\0"].concat();
            assert_eq!(seam_in(&built), Some(seam));
        }
        assert_eq!(seam_in(b"\0ELF CLIENTELE_PASSWORD complaints"), None);
    }
}
