//! What is no backup of this office, or not as it was written.

use super::*;

#[test]
fn what_is_no_backup_of_this_office_is_refused_by_name_and_changes_nothing() {
    let world = World::new();
    let other = World::new();
    let (_folder, foreign) = backup(&other);
    let (folder, own) = backup(&world);
    let whole = fs::read(&own).unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        file
    };
    let newer = String::from_utf8_lossy(&whole[..40]).replacen("\"format\":1", "\"format\":9", 1);
    let mut newer = newer.into_bytes();
    newer.extend(&whole[newer.len()..]);
    let mut huge = whole.clone();
    huge[8..12].copy_from_slice(&u32::MAX.to_be_bytes());
    let cases = [
        (foreign, "backup_foreign"),
        (write("empty", b""), "not_a_backup"),
        (write("text", b"Dear Sir or Madam, we write to you"), "not_a_backup"),
        (write("short", &whole[..whole.len() - 1]), "backup_truncated"),
        (write("half", &whole[..whole.len() / 2]), "backup_truncated"),
        (write("begun", &whole[..10]), "backup_truncated"),
        (write("longer", &[&whole[..], b"x"].concat()), "backup_truncated"),
        (write("huge", &huge), "backup_hostile"),
        (folder.path().join("nowhere"), "unreadable"),
    ];
    let before = world.core.dump_for_tests().unwrap();
    let folders = names_in(world.home());
    for (file, expected) in cases {
        let job = Job::new();
        assert_eq!(code(backups::verify(&world.core, &world.boss, &file, &job)), expected);
        assert_eq!(code(backups::restore(&world.core, &world.boss, &file, &job)), expected);
    }
    assert!(matches!(
        backups::inspect(&write("newer", &newer)),
        Err(Error::Backup(clientele_core::BackupFault::TooNew))
    ));
    assert_eq!(world.core.dump_for_tests().unwrap(), before);
    assert_eq!(names_in(world.home()), folders);
}

#[test]
fn no_altered_backup_is_accepted() {
    let world = World::new();
    for name in ["张三", "李四"] {
        world.customer(&world.boss, &[(Field::Name, name)]).unwrap();
    }
    let (folder, file) = backup(&world);
    let (_other, second) = backup(&world);
    let whole = fs::read(&file).unwrap();
    let other = fs::read(&second).unwrap();
    let mut dice = Dice(7);
    let mutant = folder.path().join("mutant");
    for round in 0..size(1_000, 10_000) {
        let mut bytes = whole.clone();
        let at = dice.up_to(whole.len());
        let length = 1 + dice.up_to(64).min(whole.len() - at - 1);
        match round % 6 {
            0 => bytes[at] ^= 1 << dice.up_to(8),
            1 => bytes.truncate(at),
            2 => bytes.extend((0..length).map(|it| it as u8)),
            3 => {
                let from = dice.up_to(whole.len() - length);
                let piece = whole[from..from + length].to_vec();
                bytes[at..at + length.min(whole.len() - at)]
                    .copy_from_slice(&piece[..length.min(whole.len() - at)]);
            }
            4 => bytes = [&whole[..at], &other[at.min(other.len())..]].concat(),
            _ => drop(bytes.drain(at..at + length)),
        }
        if bytes == whole || bytes == other {
            continue;
        }
        fs::write(&mutant, &bytes).unwrap();
        let outcome = backups::verify(&world.core, &world.boss, &mutant, &Job::new());
        assert!(
            matches!(outcome, Err(Error::Backup(_) | Error::WrongKey)),
            "round {round} at {at}: {outcome:?}"
        );
    }
    // The check itself can fail: what nobody altered is accepted.
    fs::write(&mutant, &whole).unwrap();
    backups::verify(&world.core, &world.boss, &mutant, &Job::new()).unwrap();
    assert!(!names_in(world.home()).iter().any(|it| it.starts_with(".checking")));
}
