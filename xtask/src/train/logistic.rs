//! Logistic regression, held small; nothing by chance.

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

/// A weight for each of `rows` rows: one after the other, each by a step of Newton's, in so many rounds (A. Genkin and others,
/// "Large-scale Bayesian logistic regression", 2007). A descent along the slope stops short where rows are many and most are rare. `pull`
/// says how strongly a row's is drawn to nothing.
pub(super) fn settle(examples: &[Seen], rows: usize, rounds: usize, pull: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut weights = vec![0.0; rows];
    let mut sums = vec![0.0; examples.len()];
    let mut of_row: Vec<Vec<usize>> = vec![Vec::new(); rows];
    for (number, example) in examples.iter().enumerate() {
        example.rows.iter().for_each(|row| of_row[*row].push(number));
    }
    for _ in 0..rounds {
        for (row, (weight, numbers)) in weights.iter_mut().zip(&of_row).enumerate() {
            let (mut slope, mut bend) = (pull(row) * *weight, pull(row));
            for number in numbers {
                let example = &examples[*number];
                let chance = 1.0 / (1.0 + f64::exp(-sums[*number]));
                slope += example.weight * (chance - f64::from(u8::from(example.right)));
                bend += example.weight * chance * (1.0 - chance);
            }
            // Further than this the bend is another.
            let step = (slope / bend).clamp(-1.0, 1.0);
            *weight -= step;
            numbers.iter().for_each(|number| sums[*number] -= step);
        }
    }
    weights
}

/// Weights as the module carries them: how many units each is worth, a signed byte. One unit says next to nothing: left out, the
/// module is 5 kB smaller, compressed.
pub(super) fn whole(weights: &[f64], unit: f32) -> Vec<i8> {
    let units = |weight: &f64| (weight / f64::from(unit)).round().clamp(-127.0, 127.0) as i8;
    weights.iter().map(units).map(|units| if units.abs() <= 1 { 0 } else { units }).collect()
}
