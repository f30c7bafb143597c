//! Logistic regression by gradient descent, held small; nothing by chance.

/// Something to learn from.
pub(super) struct Seen<'e> {
    /// The rows whose weights are summed.
    pub(super) rows: &'e [usize],
    pub(super) right: bool,
    /// What it counts.
    pub(super) weight: f64,
}

/// How likely the sum of some rows makes it, 0 to 1.
pub(super) fn chance(weights: &[f64], rows: &[usize]) -> f64 {
    1.0 / (1.0 + (-rows.iter().map(|row| weights[*row]).sum::<f64>()).exp())
}

/// A weight for each of `rows` rows, after so many steps, each with a pace of its own (J. Duchi and others, "Adaptive subgradient
/// methods", 2011). `pull` says how strongly a row's is drawn to nothing.
pub(super) fn descend(examples: &[Seen], rows: usize, steps: usize, pull: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut weights = vec![0.0; rows];
    let mut squares = vec![1e-6; rows];
    for _ in 0..steps {
        let mut slopes: Vec<f64> = weights.iter().enumerate().map(|(row, weight)| pull(row) * weight).collect();
        for example in examples {
            let wrong = example.weight * (chance(&weights, example.rows) - f64::from(u8::from(example.right)));
            example.rows.iter().for_each(|row| slopes[*row] += wrong);
        }
        for ((weight, square), slope) in weights.iter_mut().zip(&mut squares).zip(slopes) {
            *square += slope * slope;
            *weight -= 0.1 * slope / square.sqrt();
        }
    }
    weights
}

/// Weights as the module carries them: how many units each is worth, a signed byte.
pub(super) fn whole(weights: &[f64], unit: f32) -> Vec<i8> {
    weights.iter().map(|weight| (weight / f64::from(unit)).round().clamp(-127.0, 127.0) as i8).collect()
}
