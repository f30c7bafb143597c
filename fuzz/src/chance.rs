//! Chance that is the same each time for one seed (xorshift64*, Vigna 2016).

/// The generator.
pub struct Chance(u64);

impl Chance {
    /// Chance from a seed.
    pub fn new(seed: u32) -> Self {
        let mut chance = Self((u64::from(seed) << 17) | 0x0001_2B0D);
        // Seeds that lie close give much the same first draw.
        chance.below(2);
        chance
    }

    /// A number below `end`; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end.max(1)
    }

    /// Whether it comes out, once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of them.
    pub fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all.get(self.below(all.len())).copied().unwrap_or_default()
    }
}
