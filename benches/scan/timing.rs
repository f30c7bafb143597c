//! Timing without a framework: warm, then rounds until both enough of them and enough time have gone by.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Nanoseconds of the rounds.
pub(crate) struct Rounds {
    pub(crate) count: usize,
    pub(crate) median: f64,
    pub(crate) fastest: f64,
    pub(crate) slowest: f64,
}

/// Times `work`, at least `rounds` times and for at least `time`. What takes less than some microseconds is repeated
/// within a round, so that the clock's own cost does not count.
pub(crate) fn measure<T>(rounds: usize, time: Duration, mut work: impl FnMut() -> T) -> Rounds {
    let first = Instant::now();
    black_box(work());
    let once = first.elapsed().max(Duration::from_nanos(50));
    let repeat = (50_000 / once.as_nanos()).clamp(1, 1000) as usize;
    // Caches, branch prediction and the processor's clock settle.
    let warm = Instant::now();
    while warm.elapsed() < time / 5 {
        black_box(work());
    }
    let mut nanos = Vec::new();
    let start = Instant::now();
    while nanos.len() < rounds || start.elapsed() < time {
        let round = Instant::now();
        for _ in 0..repeat {
            black_box(work());
        }
        nanos.push(round.elapsed().as_nanos() as f64 / repeat as f64);
    }
    nanos.sort_by(f64::total_cmp);
    let at = |place: usize| nanos.get(place).copied().unwrap_or_default();
    Rounds { count: nanos.len(), median: at(nanos.len() / 2), fastest: at(0), slowest: at(nanos.len() - 1) }
}
