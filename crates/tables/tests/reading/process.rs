//! The child as a process: what it may know, how it is ended, what its death is called.

use clientele_tables::read::{Limits, Measure, OpenFault, ReadError, Reader};

use crate::support::{Files, reader};

#[test]
fn a_path_that_cannot_be_read_is_told_with_the_reason() {
    let files = Files::new();
    let here = files.put("a.csv", "a\n");
    let fault = |path: &std::path::Path| match reader().inspect(path) {
        Err(ReadError::NotOpened { fault }) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(fault(&here.with_file_name("gone.csv")), OpenFault::NotFound);
    assert_eq!(fault(here.parent().unwrap()), OpenFault::NotAFile);
}

#[test]
fn a_program_that_is_not_there_or_not_ours_is_an_error() {
    let files = Files::new();
    let list = files.put("a.csv", "a\n");
    let missing = Reader::new(list.with_file_name("no-such-program"));
    assert_eq!(missing.inspect(&list).unwrap_err(), ReadError::NotStarted);
    // This very program does not serve: it ends at once, saying something else.
    let other = Reader::new(std::env::current_exe().unwrap());
    assert!(matches!(other.inspect(&list).unwrap_err(), ReadError::Crashed { .. }));
}

#[test]
fn output_beyond_its_limit_ends_the_reading() {
    let files = Files::new();
    let list = files.put("a.csv", "some words,others\n".repeat(50_000));
    let limits = Limits { output_bytes: 300_000, ..Limits::default() };
    let rows = Reader { limits, ..reader() }.rows(&list, None).unwrap();
    let read: Vec<_> = rows.collect();
    let refused = ReadError::TooBig { measure: Measure::OutputBytes, limit: 300_000, row: None };
    assert_eq!(read.last(), Some(&Err(refused)));
    assert!(read.len() > 1);
}

#[test]
fn after_an_error_or_the_end_there_are_no_more_rows() {
    let files = Files::new();
    let list = files.put("a.csv", "a,b\nc,d\n");
    let mut rows = reader().rows(&list, None).unwrap();
    assert_eq!(rows.by_ref().count(), 2);
    assert!(rows.next().is_none());
    assert!(rows.notes().is_some_and(clientele_tables::read::Notes::is_empty));
}

#[cfg(unix)]
mod unix {
    use std::path::PathBuf;

    use super::*;

    /// A reader whose child is a shell with this script.
    fn shell(script: &str, limits: Limits) -> Reader {
        let arguments = vec!["-c".into(), script.into()];
        Reader { program: PathBuf::from("/bin/sh"), arguments, limits, encoding: None }
    }

    fn death(script: &str) -> ReadError {
        let files = Files::new();
        let reader = shell(script, Limits::default());
        reader.inspect(&files.put("a.csv", "a\n")).unwrap_err()
    }

    #[test]
    fn a_child_that_never_answers_is_ended_by_the_watchdog() {
        let files = Files::new();
        let limits = Limits { seconds: 1, ..Limits::default() };
        let reader = shell("while :; do :; done", limits);
        let refused = reader.inspect(&files.put("a.csv", "a\n")).unwrap_err();
        assert_eq!(refused, ReadError::TookTooLong { seconds: 1 });
    }

    #[test]
    fn a_reading_that_nobody_waits_for_any_more_is_ended() {
        let files = Files::new();
        let list = files.put("a.csv", "a\n");
        let silent = shell("while :; do :; done", Limits::default());
        let mut asked = 0;
        let ended = silent.inspect_while(&list, |rows| {
            assert_eq!(rows, 0);
            asked += 1;
            asked < 3
        });
        assert_eq!((ended, asked), (Ok(None), 3));
        let whole = reader().inspect_while(&list, |_| true).unwrap();
        assert_eq!(whole, Some(reader().inspect(&list).unwrap()));
    }

    #[test]
    fn each_death_has_its_name() {
        assert_eq!(death("exit 3"), ReadError::Crashed { status: Some(3), signal: None });
        assert_eq!(death("kill -SEGV $$"), ReadError::Crashed { status: None, signal: Some(11) });
        assert_eq!(death("kill -ABRT $$"), ReadError::Crashed { status: None, signal: Some(6) });
        assert_eq!(death("kill -XCPU $$"), ReadError::TookTooLong { seconds: 60 });
        let limits = Limits::default();
        let out_of_memory = ReadError::TooBig {
            measure: Measure::MemoryBytes,
            limit: limits.memory_bytes,
            row: None,
        };
        assert_eq!(death("kill -KILL $$"), out_of_memory);
        let said = "echo 'memory allocation of 99 bytes failed' >&2; kill -ABRT $$";
        assert_eq!(death(said), out_of_memory);
        assert_eq!(
            death("head -c 1000 /dev/zero"),
            ReadError::Crashed { status: None, signal: None }
        );
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    /// The folders in which Linux tells of the children that run `sheet-child` for this file.
    fn children(path: &std::path::Path) -> Vec<PathBuf> {
        let me = std::process::id().to_string();
        let is_mine = |folder: &PathBuf| {
            let status = fs::read_to_string(folder.join("status")).unwrap_or_default();
            let parent = status.lines().find_map(|line| line.strip_prefix("PPid:"));
            let open = fs::read_dir(folder.join("fd")).into_iter().flatten().flatten();
            parent.is_some_and(|parent| parent.trim() == me)
                && open.flat_map(|fd| fs::read_link(fd.path())).any(|file| file == path)
        };
        fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path()).filter(is_mine).collect()
    }

    #[test]
    fn the_child_knows_nothing_of_this_process_and_is_held_by_its_limits() {
        let files = Files::new();
        let list = files.put("a.csv", "some words,others\n".repeat(200_000));
        let mut rows = reader().rows(&list, None).unwrap();
        assert!(rows.next().is_some());
        let child = &children(&list)[..];
        let [child] = child else { panic!("one child: {child:?}") };

        let known = fs::read(child.join("environ")).unwrap();
        let known = String::from_utf8_lossy(&known).into_owned();
        let names = known.split('\0').filter(|line| !line.is_empty());
        for name in names.filter_map(|line| line.split('=').next()) {
            assert_eq!(name, "LD_LIBRARY_PATH");
        }
        let limits = fs::read_to_string(child.join("limits")).unwrap();
        let limit = |name: &str| {
            let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
            let mut words = line[name.len()..].split_whitespace().map(str::to_owned);
            (words.next().unwrap(), words.next().unwrap())
        };
        let none = ("0".to_owned(), "0".to_owned());
        assert_eq!(limit("Max core file size"), none);
        assert_eq!(limit("Max file size"), none);
        assert_eq!(limit("Max processes"), none);
        assert_eq!(limit("Max open files"), ("16".to_owned(), "16".to_owned()));
        assert_eq!(limit("Max cpu time").1, "260");
        let memory: u64 = limit("Max address space").1.parse().unwrap();
        assert!((1 << 30..1 << 31).contains(&memory), "{memory}");
    }

    #[test]
    fn dropping_the_rows_ends_the_child() {
        let files = Files::new();
        let list = files.put("a.csv", "some words,others\n".repeat(200_000));
        let mut rows = reader().rows(&list, None).unwrap();
        assert!(rows.next().is_some());
        assert_eq!(children(&list).len(), 1);
        drop(rows);
        assert_eq!(children(&list), Vec::<PathBuf>::new());
    }
}
