//! CPU time and memory of this process, this thread, and the processes it has waited for.

use std::{ops::AddAssign, time::Duration};

/// What some work has cost.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cost {
    pub cpu: Duration,
    pub wall: Duration,
}

impl AddAssign for Cost {
    fn add_assign(&mut self, more: Cost) {
        self.cpu += more.cpu;
        self.wall += more.wall;
    }
}

impl Cost {
    pub fn per_second(&self, count: u64) -> f64 {
        count as f64 / self.cpu.as_secs_f64()
    }
}

/// Runs `work` and says what it cost this process, with the processes it waited for.
pub fn of_process<T>(work: impl FnOnce() -> T) -> (T, Cost) {
    let (cpu, began) = (process_cpu(), std::time::Instant::now());
    let value = work();
    (value, Cost { cpu: process_cpu().saturating_sub(cpu), wall: began.elapsed() })
}

/// Runs `work` again and again and says what each time cost this thread, sorted.
pub fn of_each<E>(times: usize, mut work: impl FnMut(usize) -> Result<(), E>) -> Result<Each, E> {
    let mut costs = Vec::with_capacity(times);
    for at in 0..times {
        let before = thread_cpu();
        work(at)?;
        costs.push(thread_cpu().saturating_sub(before));
    }
    costs.sort_unstable();
    Ok(Each { costs })
}

/// What the same work cost, time after time.
pub struct Each {
    costs: Vec<Duration>,
}

impl Each {
    pub fn p50(&self) -> Duration {
        self.at(0.50)
    }

    pub fn p99(&self) -> Duration {
        self.at(0.99)
    }

    fn at(&self, part: f64) -> Duration {
        let last = self.costs.len().saturating_sub(1);
        let at = (self.costs.len() as f64 * part).ceil() as usize;
        self.costs.get(at.saturating_sub(1).min(last)).copied().unwrap_or_default()
    }
}

#[cfg(unix)]
mod system {
    use std::time::Duration;

    use nix::{
        sys::resource::{Usage, UsageWho, getrusage},
        time::{ClockId, clock_gettime},
    };

    pub fn thread_cpu() -> Duration {
        clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).map(Duration::from).unwrap_or_default()
    }

    pub fn process_cpu() -> Duration {
        let own = clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID).map(Duration::from);
        own.unwrap_or_default()
            + usage(UsageWho::RUSAGE_CHILDREN).map_or(Duration::ZERO, |it| spent(&it))
    }

    /// The most memory this process ever held, in MiB.
    pub fn peak_mib() -> u64 {
        // What `getrusage` says begins with the memory of the process that started this one.
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
        if let Some(kib) = peak.and_then(|it| it.split_whitespace().next()?.parse::<u64>().ok()) {
            return kib >> 10;
        }
        let unit = if cfg!(target_os = "macos") { 1 << 20 } else { 1 << 10 };
        usage(UsageWho::RUSAGE_SELF).map_or(0, |it| it.max_rss() as u64 / unit)
    }

    fn usage(who: UsageWho) -> Option<Usage> {
        getrusage(who).ok()
    }

    fn spent(usage: &Usage) -> Duration {
        [usage.user_time(), usage.system_time()]
            .map(|it| Duration::new(it.tv_sec() as u64, it.tv_usec() as u32 * 1_000))
            .into_iter()
            .sum()
    }
}

/// Elsewhere the clock on the wall must do.
#[cfg(not(unix))]
mod system {
    use std::{
        sync::LazyLock,
        time::{Duration, Instant},
    };

    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

    pub fn thread_cpu() -> Duration {
        BEGAN.elapsed()
    }

    pub fn process_cpu() -> Duration {
        BEGAN.elapsed()
    }

    pub fn peak_mib() -> u64 {
        0
    }
}

pub use system::{peak_mib, process_cpu, thread_cpu};
