use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

const NOON: i64 = 1_795_262_400_000;
const MINUTE: u64 = 60_000;

/// A door with a clock that the test moves, whose program can be restarted.
struct Door {
    home: TempDir,
    now: Moment,
    attempts: Attempts,
}

impl Door {
    fn new() -> Door {
        let home = tempfile::tempdir().unwrap();
        let now = Moment { wall_ms: NOON, monotonic_ms: 5_000 };
        let attempts = Attempts::load(home.path(), now).unwrap();
        Door { home, now, attempts }
    }

    /// Time passes for the clock on the wall and for the program.
    fn pass(&mut self, ms: u64) {
        self.now.wall_ms += i64::try_from(ms).unwrap();
        self.now.monotonic_ms += ms;
    }

    fn restart(&mut self) {
        self.now.monotonic_ms = 7;
        self.attempts = Attempts::load(self.home.path(), self.now).unwrap();
    }

    fn check(&self) -> Result<(), Wait> {
        self.attempts.check("ada", self.now)
    }

    fn seconds(&self) -> u64 {
        self.check().err().map_or(0, |wait| wait.seconds)
    }

    fn fail(&mut self) {
        self.attempts.failed("ada", Lockable::Yes, self.now).unwrap();
    }

    /// Fails as often, waiting each time as long as it takes.
    fn fail_times(&mut self, times: usize) {
        for _ in 0..times {
            let wait = self.attempts.waiting("ada", self.now);
            self.pass(wait.map_or(0, |wait| wait.seconds * 1000));
            self.fail();
        }
    }

    fn file(&self) -> String {
        fs::read_to_string(self.home.path().join("attempts.json")).unwrap()
    }
}

fn locked(minutes: u64) -> Result<(), Wait> {
    Err(Wait { seconds: minutes * 60, locked: true })
}

#[test]
fn waits_grow_and_the_tenth_failure_locks() {
    let mut door = Door::new();
    let mut waits = Vec::new();
    for _ in 0..9 {
        door.fail_times(1);
        waits.push(door.seconds());
    }
    assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 15, 30]);
    door.fail_times(1);
    assert_eq!(door.check(), locked(15));
}

#[test]
fn a_lock_ends_by_itself_and_the_next_ones_are_longer() {
    let mut door = Door::new();
    for minutes in [15, 30, 60, 60] {
        door.fail_times(10);
        assert_eq!(door.check(), locked(minutes));
        door.pass(minutes * MINUTE - 1);
        assert_eq!(door.check(), Err(Wait { seconds: 1, locked: true }));
        door.pass(1);
        assert_eq!(door.check(), Ok(()));
    }
}

#[test]
fn signing_in_or_an_administrator_ends_all_waiting() {
    for end in [Attempts::succeeded, Attempts::unlock] {
        let mut door = Door::new();
        door.fail_times(20);
        assert_eq!(door.check(), locked(30));
        end(&mut door.attempts, "ada", door.now).unwrap();
        assert_eq!(door.check(), Ok(()));
        door.fail_times(10);
        assert_eq!(door.check(), locked(15), "counting began anew");
        door.attempts.unlock("nobody", door.now).unwrap();
        assert_eq!(door.check(), locked(15), "another login's lock stays");
    }
}

#[test]
fn the_last_administrator_is_slowed_down_and_never_locked() {
    let mut door = Door::new();
    for failures in 1..=40 {
        door.attempts.failed("ada", Lockable::Never, door.now).unwrap();
        let wait = door.attempts.waiting("ada", door.now);
        assert!(wait.is_none_or(|wait| !wait.locked && wait.seconds <= 30), "{failures}");
        assert!(failures < 9 || wait.is_some_and(|wait| wait.seconds == 30), "{failures}");
        door.pass(30_000);
    }
}

#[test]
fn logins_wait_each_for_their_own_failures() {
    let mut door = Door::new();
    door.fail_times(10);
    assert_eq!(door.attempts.check("bob", door.now), Ok(()));
    assert_eq!(door.check(), locked(15));
}

#[test]
fn a_lock_survives_a_restart_and_time_counts_on() {
    let mut door = Door::new();
    door.fail_times(10);
    door.pass(5 * MINUTE);
    door.restart();
    assert_eq!(door.check(), locked(10));
    door.pass(10 * MINUTE);
    assert_eq!(door.check(), Ok(()));
    door.fail_times(10);
    door.restart();
    assert_eq!(door.check(), locked(30), "that there was a lock before is remembered too");
}

#[test]
fn failures_below_a_lock_survive_a_restart() {
    let mut door = Door::new();
    door.fail_times(9);
    door.restart();
    assert_eq!(door.seconds(), 30);
    door.fail_times(1);
    assert_eq!(door.check(), locked(15));
}

#[test]
fn a_clock_moved_while_the_program_runs_changes_nothing() {
    for jump in [-86_400_000, -1, 1, 86_400_000, i64::MIN / 4, i64::MAX / 4] {
        let mut door = Door::new();
        door.fail_times(10);
        door.pass(5 * MINUTE);
        door.now.wall_ms += jump;
        assert_eq!(door.check(), locked(10), "{jump}");
        door.restart();
        assert_eq!(door.check(), locked(10), "{jump}, after a restart");
    }
}

#[test]
fn a_clock_set_back_before_a_restart_deducts_nothing_and_still_ends() {
    let mut door = Door::new();
    door.fail_times(10);
    door.pass(5 * MINUTE);
    door.now.wall_ms = NOON - 86_400_000;
    door.restart();
    assert_eq!(door.check(), locked(15), "the wait begins anew");
    door.pass(10 * MINUTE);
    door.restart();
    assert_eq!(door.check(), locked(5), "and counts on from there");
    let happened: Vec<Happened> =
        door.attempts.events(&[]).iter().map(|event| event.happened).collect();
    assert!(happened.contains(&Happened::ClockSetBack), "{happened:?}");
}

#[test]
fn a_second_attempt_under_way_does_not_shorten_the_wait_of_the_first() {
    let mut door = Door::new();
    door.fail_times(10);
    door.fail();
    assert_eq!(door.check(), locked(15));
}

#[test]
fn a_damaged_file_is_a_fresh_start_that_the_log_hears_of() {
    let whole = {
        let mut door = Door::new();
        door.fail_times(10);
        door.file()
    };
    let newer = whole.replace("\"format\":1", "\"format\":2");
    for content in ["", "{", "null", &whole[..whole.len() / 2], &newer, &"x".repeat(5 << 20)] {
        let mut door = Door::new();
        fs::write(door.home.path().join("attempts.json"), content).unwrap();
        door.restart();
        assert_eq!(door.check(), Ok(()));
        let events = door.attempts.events(&[]);
        assert_eq!(events.len(), 1);
        assert_eq!((events[0].happened, events[0].login.clone()), (Happened::StateLost, None));
        door.fail_times(10);
        door.restart();
        assert_eq!(door.check(), locked(15), "and the file is whole again");
    }
}

#[test]
fn no_file_can_lock_anyone_for_longer_than_the_longest_lock() {
    let mut door = Door::new();
    door.fail_times(10);
    let length = 15 * MINUTE;
    let forged = door.file().replace(&format!(":{length}"), &format!(":{}", u64::MAX));
    assert_ne!(forged, door.file());
    fs::write(door.home.path().join("attempts.json"), forged).unwrap();
    door.restart();
    assert_eq!(door.check(), locked(60));
}

#[test]
fn the_file_names_no_login() {
    let mut door = Door::new();
    door.attempts.failed("my-secret-password", Lockable::Yes, door.now).unwrap();
    assert!(!door.file().contains("secret"));
    let mut other = Door::new();
    other.attempts.failed("my-secret-password", Lockable::Yes, other.now).unwrap();
    let hash = |door: &Door| door.attempts.hash("my-secret-password");
    assert_ne!(hash(&door), hash(&other), "each home has its own salt");
}

#[test]
fn the_log_hears_of_failures_and_locks_once_and_by_name() {
    let mut door = Door::new();
    door.fail_times(10);
    door.attempts.failed("nobody", Lockable::Yes, door.now).unwrap();
    door.restart();
    let logins = ["bob".to_owned(), "ada".to_owned()];
    let events = door.attempts.events(&logins);
    let told: Vec<_> =
        events.iter().map(|event| (event.happened, event.login.as_deref(), event.count)).collect();
    assert_eq!(
        told,
        [
            (Happened::Failed, Some("ada"), 10),
            (Happened::Locked, Some("ada"), 1),
            (Happened::Failed, None, 1),
        ]
    );
    assert_eq!(events[0].first_ms, NOON);
    assert!(events[0].last_ms > NOON);

    // One more failure comes in while the first ones are being logged.
    door.fail();
    door.attempts.forget_events(&events, door.now).unwrap();
    door.restart();
    let left = door.attempts.events(&logins);
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].happened, left[0].count), (Happened::Failed, 1));
    door.attempts.forget_events(&left, door.now).unwrap();
    assert_eq!(door.attempts.events(&logins), []);
}

#[test]
fn a_flood_of_made_up_logins_neither_fills_the_disk_nor_frees_the_locked() {
    let mut door = Door::new();
    door.fail_times(10);
    for n in 0..MOST_LOGINS + 50 {
        // Straight into the state: writing the file each time would only cost the test time.
        let hash = door.attempts.hash(&format!("made up {n}"));
        door.attempts.make_room_for(&hash);
        door.attempts.entries.insert(hash.clone(), Entry { failures: 1, ..Entry::default() });
        door.attempts.events.add(Happened::Failed, Some(&hash), NOON);
    }
    door.attempts.failed("bob", Lockable::Yes, door.now).unwrap();
    assert!(door.attempts.entries.len() <= MOST_LOGINS);
    assert!(door.file().len() < 1 << 20);
    assert_eq!(door.check(), locked(15));
    let events = door.attempts.events(&[]);
    assert!(events.len() <= 501, "{}", events.len());
    let failures: u64 = events
        .iter()
        .filter(|event| event.happened == Happened::Failed)
        .map(|event| event.count)
        .sum();
    assert_eq!(failures, 10 + 1_050 + 1, "each is counted");
}

#[test]
fn a_usual_sign_in_writes_no_file() {
    let mut door = Door::new();
    assert_eq!(door.check(), Ok(()));
    door.attempts.succeeded("ada", door.now).unwrap();
    assert!(!door.home.path().join("attempts.json").exists());
}

#[test]
fn a_failure_counts_even_when_the_file_cannot_be_written() {
    let mut door = Door::new();
    let home = std::mem::replace(&mut door.home, tempfile::tempdir().unwrap());
    home.close().unwrap();
    for _ in 0..10 {
        door.attempts.failed("ada", Lockable::Yes, door.now).unwrap_err();
    }
    assert_eq!(door.check(), locked(15));
}

#[test]
fn waits_become_the_errors_that_a_person_hears() {
    let pause = Error::from(Wait { seconds: 8, locked: false });
    let lock = Error::from(Wait { seconds: 900, locked: true });
    assert!(matches!(pause, Error::Throttled { seconds: 8 }));
    assert!(matches!(lock, Error::Locked { seconds: 900 }));
}

/// Something that happens at the door.
#[derive(Debug, Clone)]
enum Step {
    Pass(u64),
    /// Someone moves the clock on the wall while the program runs and looks at it.
    MoveClock(i64),
    /// The program stops, the clock is set back meanwhile, the program starts later.
    Restart {
        down_ms: u64,
        set_back_ms: i64,
    },
    Try,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => (0_u64..200_000).prop_map(Step::Pass),
        1 => (-4_000_000_000_i64..4_000_000_000).prop_map(Step::MoveClock),
        1 => (0_u64..2_000_000, prop_oneof![Just(0), 0_i64..100_000_000])
            .prop_map(|(down_ms, set_back_ms)| Step::Restart { down_ms, set_back_ms }),
        4 => Just(Step::Try),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The rule, written down a second time and on true time: nobody gets in sooner.
    #[test]
    fn no_wait_is_ever_shorter_than_the_policy(steps in prop::collection::vec(step(), 1..120)) {
        let mut door = Door::new();
        let (mut true_ms, mut open_from_ms) = (0_u64, 0_u64);
        let (mut failures, mut locks) = (0_usize, 0_usize);
        for step in steps {
            match step {
                Step::Pass(ms) => {
                    true_ms += ms;
                    door.pass(ms);
                }
                Step::MoveClock(by_ms) => {
                    door.now.wall_ms += by_ms;
                    let _ = door.check();
                }
                Step::Restart { down_ms, set_back_ms } => {
                    true_ms += down_ms;
                    door.pass(down_ms);
                    door.now.wall_ms -= set_back_ms;
                    door.restart();
                }
                Step::Try => {
                    if door.check().is_err() {
                        continue;
                    }
                    prop_assert!(true_ms >= open_from_ms, "{} ms early", open_from_ms - true_ms);
                    door.fail();
                    failures += 1;
                    open_from_ms = true_ms + match failures {
                        1..=9 => [0, 0, 0, 1, 2, 4, 8, 15, 30][failures - 1] * 1000,
                        _ => {
                            failures = 0;
                            locks += 1;
                            [15, 30, 60][locks.min(3) - 1] * MINUTE
                        }
                    };
                }
            }
        }
    }

    /// However the clock is moved, an hour of running time opens every lock.
    #[test]
    fn every_wait_ends_by_itself(steps in prop::collection::vec(step(), 1..60)) {
        let mut door = Door::new();
        for step in steps {
            match step {
                Step::Pass(ms) => door.pass(ms),
                Step::MoveClock(by_ms) => door.now.wall_ms += by_ms,
                Step::Restart { down_ms, set_back_ms } => {
                    door.pass(down_ms);
                    door.now.wall_ms -= set_back_ms;
                    door.restart();
                }
                Step::Try => door.fail(),
            }
        }
        let _ = door.check();
        door.pass(60 * MINUTE);
        prop_assert_eq!(door.check(), Ok(()));
    }
}
