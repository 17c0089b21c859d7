//! The limits that the child lays on itself before it opens anything.
//!
//! Linux holds memory, processor time and open files, lets it write no file and start no process.
//! Elsewhere the parent's watchdog alone guards time and output: Windows would need a job object
//! and macOS enforces no limit on memory, so a file that asks for too much memory there slows the
//! computer down until the watchdog ends the child.

#[cfg(target_os = "linux")]
pub(super) use linux::{allow_rows, confine};
#[cfg(not(target_os = "linux"))]
pub(super) use unlimited::{allow_rows, confine};

#[cfg(target_os = "linux")]
mod linux {
    use std::io;

    use rlimit::Resource;

    use crate::read::Limits;

    const OPEN_FILES: u64 = 16;

    pub(in crate::read) fn confine(limits: &Limits) -> io::Result<()> {
        let memory = taken_memory()?.saturating_add(limits.memory_bytes);
        lay_on(Resource::AS, memory, memory)?;
        let longest = limits.time(limits.rows.into()).as_secs();
        lay_on(Resource::CPU, limits.seconds, longest)?;
        lay_on(Resource::NOFILE, OPEN_FILES, OPEN_FILES)?;
        for resource in [Resource::CORE, Resource::FSIZE, Resource::NPROC] {
            lay_on(resource, 0, 0)?;
        }
        Ok(())
    }

    /// Allows more processor time, now that so many rows are done.
    pub(in crate::read) fn allow_rows(limits: &Limits, rows: u64) -> io::Result<()> {
        let (_, longest) = Resource::CPU.get()?;
        lay_on(Resource::CPU, limits.time(rows).as_secs(), longest)
    }

    /// Lays on a limit, or keeps what is stricter already.
    fn lay_on(resource: Resource, soft: u64, hard: u64) -> io::Result<()> {
        let (_, strictest) = resource.get()?;
        let hard = hard.min(strictest);
        resource.set(soft.min(hard), hard)
    }

    /// The address space that the program takes before it has read anything.
    fn taken_memory() -> io::Result<u64> {
        let status = std::fs::read_to_string("/proc/self/status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        Ok(kilobytes.ok_or(io::ErrorKind::InvalidData)? * 1024)
    }
}

#[cfg(not(target_os = "linux"))]
mod unlimited {
    use std::io;

    use crate::read::Limits;

    pub(in crate::read) fn confine(_limits: &Limits) -> io::Result<()> {
        Ok(())
    }

    pub(in crate::read) fn allow_rows(_limits: &Limits, _rows: u64) -> io::Result<()> {
        Ok(())
    }
}
