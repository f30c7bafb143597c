//! The averaged perceptron that trains the model.

use balise::detect::training::{GAPS, ROWS, STEPS, Weights, decode, step_place};

use super::Example;
use super::chance::Chance;

/// Features left out at each turn, in a hundred: no single word may decide.
const LEFT_OUT: u64 = 6;

/// Weights are whole multiples of it: fewer of them are different, and the module packs better.
const GRAIN: f64 = 16.0;

/// Weights up to here become nothing.
const SMALLEST: i32 = 8;

/// Weights under way.
pub(crate) struct Perceptron {
    rows: Vec<[i32; 2]>,
    steps: Vec<i32>,
    /// By weight: the sum over all turns, for the average.
    row_sums: Vec<[i64; 2]>,
    step_sums: Vec<i64>,
    turn: i64,
}

impl Weights for Perceptron {
    fn row(&self, row: usize) -> [i32; 2] {
        self.rows[row]
    }

    fn step(&self, place: usize) -> i32 {
        self.steps[place]
    }
}

impl Perceptron {
    pub(crate) fn new() -> Self {
        Self {
            rows: vec![[0; 2]; ROWS],
            steps: vec![0; STEPS],
            row_sums: vec![[0; 2]; ROWS],
            step_sums: vec![0; STEPS],
            turn: 0,
        }
    }

    /// Learns from one window; true when it was wrong.
    pub(crate) fn learn(&mut self, example: &Example, chance: &mut Chance) -> bool {
        self.turn += 1;
        let mut window = example.window.clone();
        for rows in &mut window.rows {
            rows.retain(|_| !chance.percent(LEFT_OUT));
        }
        let guess = decode(self, &window);
        let words = example.labels.iter().zip(&example.free).zip(&guess);
        let gold: Vec<u8> = words.map(|((label, free), guess)| if *free { *guess } else { *label }).collect();
        if guess == gold {
            return false;
        }
        for (labels, sign) in [(gold.as_slice(), 1), (guess.as_slice(), -1)] {
            let mut from = 0;
            for ((rows, gap), label) in window.rows.iter().zip(&window.gaps).zip(labels) {
                if let Some(column) = usize::from(*label).checked_sub(1) {
                    for row in rows {
                        self.rows[usize::from(*row)][column] += sign;
                        self.row_sums[usize::from(*row)][column] += i64::from(sign) * self.turn;
                    }
                }
                let place = step_place(from, *label, *gap);
                self.steps[place] += sign;
                self.step_sums[place] += i64::from(sign) * self.turn;
                from = *label;
            }
        }
        true
    }

    /// The averages over all turns.
    fn averages(&self) -> (Vec<[f64; 2]>, Vec<f64>) {
        let turns = self.turn.max(1) as f64;
        let average = |now: i32, sum: i64| f64::from(now) - sum as f64 / turns;
        let rows = self.rows.iter().zip(&self.row_sums);
        let steps = self.steps.iter().zip(&self.step_sums);
        (
            rows.map(|(now, sum)| [average(now[0], sum[0]), average(now[1], sum[1])]).collect(),
            steps.map(|(now, sum)| average(*now, *sum)).collect(),
        )
    }
}

/// The averages over several, each trained in another order, as the bytes that the module carries: what hangs on the order alone
/// cancels out.
pub(crate) fn finish(all: &[Perceptron]) -> Finished {
    let mut rows = vec![[0.0; 2]; ROWS];
    let mut steps = vec![0.0; STEPS];
    for one in all {
        let (own_rows, own_steps) = one.averages();
        rows.iter_mut().zip(own_rows).for_each(|(sum, own)| *sum = [sum[0] + own[0], sum[1] + own[1]]);
        steps.iter_mut().zip(own_steps).for_each(|(sum, own)| *sum += own);
    }
    let mut sizes: Vec<f64> = rows.iter().flatten().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    // All but the largest in two hundred fit a signed byte; these are cut.
    let largest = sizes.get(sizes.len() * 199 / 200).copied().unwrap_or(1.0).max(0.01);
    let scale = 127.0 / largest;
    // The smallest say little, and their place in the module costs more.
    let whole = |weight: f64, most: f64| {
        let weight = ((weight * scale / GRAIN).round() * GRAIN).clamp(-most, most) as i32;
        if weight.abs() <= SMALLEST { 0 } else { weight }
    };
    Finished {
        rows: rows.iter().map(|[begin, go_on]| [whole(*begin, 127.0), whole(*go_on, 127.0)]).collect(),
        steps: steps.iter().map(|step| whole(*step, 32_000.0)).collect(),
    }
}

/// The weights as the module carries them.
pub(crate) struct Finished {
    rows: Vec<[i32; 2]>,
    steps: Vec<i32>,
}

impl Weights for Finished {
    fn row(&self, row: usize) -> [i32; 2] {
        self.rows[row]
    }

    fn step(&self, place: usize) -> i32 {
        self.steps[place]
    }
}

impl Finished {
    /// As `src/detect/names/model.rs` reads it.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        debug_assert_eq!(self.steps.len(), 9 * GAPS);
        let rows = self.rows.iter().flatten().map(|weight| *weight as i8 as u8);
        let steps = self.steps.iter().flat_map(|weight| (*weight as i16).to_le_bytes());
        rows.chain(steps).collect()
    }
}
