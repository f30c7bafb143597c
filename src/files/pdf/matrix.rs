//! Places on a page.

pub(super) type Point = (f64, f64);

/// A change of coordinates, as PDF writes it: a b c d e f.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// Of six numbers.
    pub(super) fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let (mut matrix, mut count) = ([0.0; 6], 0);
        for (to, from) in matrix.iter_mut().zip(numbers) {
            *to = from;
            count += 1;
        }
        (count == 6).then_some(Self(matrix))
    }

    /// This, and then the other.
    pub(super) fn then(&self, other: &Self) -> Self {
        let ([a, b, c, d, e, f], [oa, ob, oc, od, oe, of]) = (self.0, other.0);
        Self([
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        ])
    }

    pub(super) fn point(&self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How long what is 1 across becomes, and which way it goes.
    pub(super) fn across(&self) -> (f64, Point) {
        let [a, b, ..] = self.0;
        let length = a.hypot(b);
        (length, if length > 0.0 { (a / length, b / length) } else { (1.0, 0.0) })
    }

    /// How long what is 1 up becomes.
    pub(super) fn up(&self) -> f64 {
        let [_, _, c, d, ..] = self.0;
        c.hypot(d)
    }

    /// How large what is 1 by 1 becomes.
    pub(super) fn area(&self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs()
    }
}
