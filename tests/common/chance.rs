//! Numbers that look as if by chance, the same each time (G. Marsaglia, "Xorshift RNGs", 2003).

/// Where it stands; not 0.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// A number below `bound`; 0 below nothing.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}
