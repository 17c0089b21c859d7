//! The parent's side: it starts a child for each reading, takes its frames, and outlives it.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::child::{CHILD_ARGUMENT, Request, Wanted, send};
use super::watchdog::Watchdog;
use super::wire::{Frame, News, read_frame};
use super::{Contents, Limits, Measure, Notes, ReadError, Row};

/// What the child may know of the parent's surroundings: what it takes to be started at all.
const INHERITED: [&str; 2] = ["LD_LIBRARY_PATH", "SystemRoot"];
/// How much of what the child says about its own death is read.
const LAST_WORDS: u64 = 64 * 1024;

/// Reads sheets, each in a child of its own.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The program to start; its `main` calls [`serve_if_asked`](super::serve_if_asked).
    pub program: PathBuf,
    pub arguments: Vec<OsString>,
    pub limits: Limits,
    /// The encoding of plain text, such as `gbk`, where a person knows it better than what can be
    /// found out; a name that nobody knows says nothing.
    pub encoding: Option<String>,
}

impl Reader {
    /// Reads by starting this program with [`CHILD_ARGUMENT`].
    pub fn new(program: PathBuf) -> Self {
        let arguments = vec![CHILD_ARGUMENT.into()];
        Self { program, arguments, limits: Limits::default(), encoding: None }
    }

    /// Reads by starting the running program once more.
    pub fn of_this_program() -> io::Result<Self> {
        Ok(Self::new(std::env::current_exe()?))
    }

    /// Tells what a file holds, after one pass over all of it.
    pub fn inspect(&self, path: &Path) -> Result<Contents, ReadError> {
        Reading::start(self, path, Wanted::Contents)?.contents(&AtomicU64::new(0))
    }

    /// As [`Reader::inspect`], which may take its time: `goes_on` hears several times a second how
    /// many rows were read, also while a format says nothing yet, and ends the reading by saying no.
    /// None when it was ended so.
    pub fn inspect_while(
        &self,
        path: &Path,
        mut goes_on: impl FnMut(u64) -> bool,
    ) -> Result<Option<Contents>, ReadError> {
        let mut reading = Reading::start(self, path, Wanted::Contents)?;
        let child = Arc::clone(&reading.child);
        let (rows, (tell, told)) = (AtomicU64::new(0), mpsc::channel());
        std::thread::scope(|scope| {
            let counted = &rows;
            scope.spawn(move || tell.send(reading.contents(counted)));
            loop {
                match told.recv_timeout(BEAT) {
                    Ok(contents) => return contents.map(Some),
                    Err(RecvTimeoutError::Disconnected) => return Err(CRASHED),
                    Err(RecvTimeoutError::Timeout) if goes_on(rows.load(Relaxed)) => {}
                    Err(RecvTimeoutError::Timeout) => {
                        let _ = child.lock().unwrap_or_else(PoisonError::into_inner).kill();
                        return Ok(None);
                    }
                }
            }
        })
    }

    /// Reads a sheet, or, when none is named, the first visible one that holds something.
    pub fn rows(&self, path: &Path, sheet: Option<&str>) -> Result<Rows, ReadError> {
        let wanted = Wanted::Rows { sheet: sheet.map(str::to_owned) };
        let mut reading = Reading::start(self, path, wanted)?;
        match reading.next()? {
            Frame::News(News::Opened(sheet)) => {
                Ok(Rows { sheet, reading: Some(reading), read: VecDeque::new(), notes: None })
            }
            Frame::News(News::Failed(error)) => Err(error),
            _ => Err(CRASHED),
        }
    }
}

/// How often whoever waits for a reading is asked whether it goes on.
const BEAT: Duration = Duration::from_millis(100);
const CRASHED: ReadError = ReadError::Crashed { status: None, signal: None };

/// The rows of one sheet as they arrive. Dropping it ends the child.
pub struct Rows {
    sheet: String,
    reading: Option<Reading>,
    read: VecDeque<Row>,
    notes: Option<Notes>,
}

impl Rows {
    /// The sheet that is read.
    pub fn sheet(&self) -> &str {
        &self.sheet
    }

    /// What is to be said about the sheet, once its last row was taken.
    pub fn notes(&self) -> Option<&Notes> {
        self.notes.as_ref()
    }
}

impl Iterator for Rows {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.read.pop_front() {
                return Some(Ok(row));
            }
            let reading = self.reading.as_mut()?;
            let failure = match reading.next() {
                Ok(Frame::Rows(rows)) => {
                    reading.rows += rows.len() as u64;
                    self.read.extend(rows);
                    continue;
                }
                Ok(Frame::News(News::Ended(notes))) => {
                    self.notes = Some(notes);
                    self.reading = None;
                    return None;
                }
                Ok(Frame::News(News::Failed(error))) | Err(error) => error,
                Ok(Frame::News(_)) => CRASHED,
            };
            self.reading = None;
            return Some(Err(failure));
        }
    }
}

/// A child at work.
struct Reading {
    child: Arc<Mutex<Child>>,
    output: BufReader<ChildStdout>,
    last_words: Option<JoinHandle<Vec<u8>>>,
    watchdog: Watchdog,
    limits: Limits,
    rows: u64,
    received: u64,
}

impl Reading {
    fn start(reader: &Reader, path: &Path, wanted: Wanted) -> Result<Self, ReadError> {
        let path = std::path::absolute(path)
            .map_err(|error| ReadError::NotOpened { fault: (&error).into() })?;
        let mut child = command(reader).spawn().map_err(|_| ReadError::NotStarted)?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let child = Arc::new(Mutex::new(child));
        let (Some(mut input), Some(output), Some(errors)) = pipes else {
            return Err(ReadError::NotStarted);
        };
        let watchdog = Watchdog::over(Arc::clone(&child));
        let reading = Self {
            child,
            output: BufReader::with_capacity(64 * 1024, output),
            last_words: Some(std::thread::spawn(move || last_words(errors))),
            watchdog,
            limits: reader.limits.clone(),
            rows: 0,
            received: 0,
        };
        let limits = reader.limits.clone();
        // A child that does not take the request has died; its end tells why.
        let encoding = reader.encoding.clone();
        let _ = send(&Request { path: path.into(), wanted, encoding, limits }, &mut input);
        Ok(reading)
    }

    fn contents(&mut self, rows: &AtomicU64) -> Result<Contents, ReadError> {
        loop {
            match self.next()? {
                Frame::News(News::Contents(contents)) => return Ok(contents),
                Frame::News(News::Progress(more)) => {
                    self.rows += more;
                    rows.store(self.rows, Relaxed);
                }
                Frame::News(News::Failed(error)) => return Err(error),
                _ => return Err(CRASHED),
            }
        }
    }

    /// Waits for the next frame. The clock runs only while the child is waited for, so whoever
    /// takes the rows may be as slow as they like.
    fn next(&mut self) -> Result<Frame, ReadError> {
        self.watchdog.begin(self.limits.time(self.rows));
        let frame = read_frame(&mut self.output);
        self.watchdog.pause();
        match frame {
            Ok(Some((frame, length))) => {
                self.received += length;
                if self.received > self.limits.output_bytes {
                    let (measure, limit) = (Measure::OutputBytes, self.limits.output_bytes);
                    return Err(ReadError::TooBig { measure, limit, row: None });
                }
                Ok(frame)
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(CRASHED),
            Ok(None) | Err(_) => Err(self.cause_of_death()),
        }
    }

    fn cause_of_death(&mut self) -> ReadError {
        let too_long = ReadError::TookTooLong { seconds: self.limits.time(self.rows).as_secs() };
        let Some(status) = self.end() else { return CRASHED };
        let words = self.last_words.take().and_then(|words| words.join().ok()).unwrap_or_default();
        let signal = signal(status);
        if self.watchdog.has_bitten() || signal == Some(SIGXCPU) {
            too_long
        } else if signal == Some(SIGKILL) || String::from_utf8_lossy(&words).contains(OUT_OF_MEMORY)
        {
            // Whoever else kills a process does it to get its memory back.
            self.limits.out_of_memory()
        } else {
            ReadError::Crashed { status: status.code(), signal }
        }
    }

    /// Makes sure that the child is gone. One that is dying already keeps its own cause of death.
    fn end(&self) -> Option<ExitStatus> {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = child.kill();
        child.wait().ok()
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.end();
    }
}

fn command(reader: &Reader) -> Command {
    let mut command = Command::new(&reader.program);
    command
        .args(&reader.arguments)
        .env_clear()
        .envs(INHERITED.iter().filter_map(|name| Some((name, std::env::var_os(name)?))))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // A group of its own: Ctrl-C at a terminal is for the parent, which ends the child in order.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        const CREATE_NEW_PROCESS_GROUP: u32 = 0x0000_0200;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP);
    }
    command
}

fn last_words(mut errors: ChildStderr) -> Vec<u8> {
    let mut words = Vec::new();
    let _ = errors.by_ref().take(LAST_WORDS).read_to_end(&mut words);
    // The rest is read and forgotten, so that a talkative child does not wait for ever.
    let _ = io::copy(&mut errors, &mut io::sink());
    words
}

/// How Rust begins to say that it gets no memory, before it aborts.
const OUT_OF_MEMORY: &str = "memory allocation of";
const SIGKILL: i32 = 9;
/// The signal of spent processor time on Linux, the only system where it is limited.
const SIGXCPU: i32 = 24;

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_status: ExitStatus) -> Option<i32> {
    None
}
