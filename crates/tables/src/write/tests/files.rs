//! Whole files or none: what is true of every writer.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::*;
use crate::write::{Error, Letter, Part, Progress, Top, Written, csv, letter, pdf, xlsx};

type Writer = fn(&Path, Source, Progress<'_>) -> Result<Written, Error<Broken>>;

const WRITERS: [(&str, Writer); 3] = [
    ("csv", |target, rows, progress| csv(target, &customers(), &words(), rows, progress)),
    ("xlsx", |target, rows, progress| {
        xlsx(target, one(customers(), rows), Top::Headings, progress)
    }),
    ("pdf", |target, rows, progress| pdf(target, one(customers(), rows), progress)),
];

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_is_said_of_a_file_is_true_of_it() {
    for (kind, write) in WRITERS {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("list");
        let said = write(&target, many(3), &mut go_on).unwrap();
        let bytes = fs::read(&target).unwrap();
        let hash: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!((said.rows, said.bytes, said.sha256), (3, bytes.len() as u64, hash), "{kind}");
        assert_eq!(names(folder.path()), ["list"], "{kind}");
    }
}

#[test]
fn a_cancel_leaves_the_old_file_as_it_was_and_nothing_else() {
    for (kind, write) in WRITERS {
        for stop in [0, 1, 400] {
            let folder = tempfile::tempdir().unwrap();
            let target = folder.path().join("list");
            fs::write(&target, "old").unwrap();
            let mut last = 0;
            let mut until = |done| {
                last = done;
                if done >= stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let error = write(&target, many(1000), &mut until).unwrap_err();
            assert!(matches!(error, Error::Cancelled), "{kind} at {stop}: {error:?}");
            assert_eq!(last, stop, "{kind}");
            assert_eq!(names(folder.path()), ["list"], "{kind} at {stop}");
            assert_eq!(fs::read(&target).unwrap(), b"old", "{kind} at {stop}");
        }
    }
}

#[test]
fn rows_that_cannot_be_read_leave_no_file_and_come_back_as_they_failed() {
    for (kind, write) in WRITERS {
        let folder = tempfile::tempdir().unwrap();
        let error = write(&folder.path().join("list"), breaking(), &mut go_on).unwrap_err();
        assert!(matches!(error, Error::Rows(Broken)), "{kind}: {error:?}");
        assert!(names(folder.path()).is_empty(), "{kind}");
    }
}

#[test]
fn a_row_longer_than_the_columns_is_refused_rather_than_cut() {
    for (kind, write) in WRITERS {
        let folder = tempfile::tempdir().unwrap();
        let long = vec![customer(1), [customer(2), vec![text("x")]].concat()];
        let error = write(&folder.path().join("list"), rows(long), &mut go_on).unwrap_err();
        let expected = matches!(error, Error::Ragged { row: 2, cells: 8, columns: 7 });
        assert!(expected, "{kind}: {error:?}");
    }
}

#[test]
fn what_a_killed_writer_left_is_cleared_away() {
    for (kind, write) in WRITERS {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("list.partial"), "half").unwrap();
        write(&folder.path().join("list"), many(1), &mut go_on).unwrap();
        assert_eq!(names(folder.path()), ["list"], "{kind}");
    }
}

#[test]
fn a_second_writer_of_the_same_file_is_told_so_and_the_first_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("list");
    for (kind, write) in WRITERS {
        let mut second = None;
        let mut meanwhile = |done| {
            if done == 1 && second.is_none() {
                second = Some(write(&target, many(1), &mut go_on));
            }
            ControlFlow::Continue(())
        };
        write(&target, many(5), &mut meanwhile).unwrap();
        assert!(matches!(second, Some(Err(Error::InUse(_)))), "{kind}: {second:?}");
        assert_eq!(names(folder.path()), ["list"], "{kind}");
    }
}

#[test]
fn a_folder_that_is_not_there_or_a_target_that_is_a_folder_is_said_so() {
    let folder = tempfile::tempdir().unwrap();
    for (kind, write) in WRITERS {
        let missing = folder.path().join("gone").join("list");
        let error = write(&missing, many(1), &mut go_on).unwrap_err();
        assert_eq!(error.code(), "no_folder", "{kind}");
        let error = write(folder.path(), many(1), &mut go_on).unwrap_err();
        assert_eq!(error.code(), "unwritable", "{kind}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_laid_where_the_partial_goes_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let victim = folder.path().join("victim");
    fs::write(&victim, "precious").unwrap();
    std::os::unix::fs::symlink(&victim, folder.path().join("list.partial")).unwrap();
    csv(&folder.path().join("list"), &customers(), &words(), many(1), &mut go_on).unwrap();
    assert_eq!(fs::read(&victim).unwrap(), b"precious");
    assert_eq!(names(folder.path()), ["list", "victim"]);
}

#[test]
fn progress_counts_every_row_of_every_table() {
    for (kind, write) in WRITERS {
        let folder = tempfile::tempdir().unwrap();
        let mut seen = Vec::new();
        let mut progress = |done| {
            seen.push(done);
            ControlFlow::Continue(())
        };
        write(&folder.path().join("list"), many(3), &mut progress).unwrap();
        seen.dedup();
        assert_eq!(seen, [0, 1, 2, 3], "{kind}");
    }
}

#[test]
fn a_letter_holds_its_words_and_its_key_in_one_piece_with_the_number_of_each_group() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("recovery.pdf");
    let key = "7K3M-9QXT-0B2D-HJ5N-V8RA-C4EF-P6GS-WY1Z-4T";
    let sheet = Letter {
        language: Language::Simplified,
        words: words(),
        properties: report(Vec::new()).properties,
        title: "恢复单".into(),
        parts: vec![
            Part::Paragraph("请妥善保管。".into()),
            Part::Facts(vec![("单位".into(), "上海某某有限公司".into())]),
            Part::Key(key.into()),
            Part::Small("旧的恢复单仍能打开旧备份。".into()),
        ],
    };
    letter(&target, &sheet).unwrap();
    let document = lopdf::Document::load(&target).unwrap();
    let shown = document.extract_text(&[1]).unwrap();
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(
        lines,
        [
            "恢复单",
            "请妥善保管。",
            "单位",
            "上海某某有限公司",
            key,
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "8",
            "9",
            "旧的恢复单仍能打开旧备份。",
            "客簿 & 张伟",
            "第 1 页，共 1 页"
        ]
    );
}
