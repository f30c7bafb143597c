//! An archive that unpacks to itself (R. Cox, « Zip Files All The Way Down », 2010). What deflate can say is « write what follows » (a stored block)
//! and « write again what was written last » (a block of matches). With each of them five bytes long, the program below writes itself and what stands
//! before and behind it: the header of the entry, and the directory.

/// What the entry is called: the archive itself.
const NAME: &str = "r.zip";
/// How long an instruction is.
const UNIT: usize = 5;
/// The header before the program, and the first bytes of what stands behind it: an empty block, and another that is the last.
const HEADER: usize = 30 + NAME.len();
const LAST: [u8; 2 * UNIT] = [0, 0, 0, 0xff, 0xff, 1, 0, 0, 0xff, 0xff];
const BEHIND: usize = LAST.len() + 46 + NAME.len() + 22;

/// The archive. Its checksum stands in it four times, and is of itself: a sum over bits, so the one that fits is solved for. For about two thirds of
/// all days there is none.
pub(crate) fn quine() -> Vec<u8> {
    (0..1000).find_map(|day| Some(archive(day, checksum(|sum| rawzip::crc32(&archive(day, sum)))?))).unwrap()
}

fn archive(day: u16, sum: u32) -> Vec<u8> {
    // Of either, what the program writes: the header with the instruction that begins it, the end with the one that writes it.
    let (first, end) = (HEADER + UNIT, BEHIND + UNIT);
    let program = |before: &[u8], behind: &[u8]| {
        let (one, four, none) = (write(UNIT), write(4 * UNIT), write(0));
        let (again, again_4, again_end) = (repeat(first, Some(0xff)), repeat(4 * UNIT, None), repeat(end, Some(0)));
        [
            &write(first)[..],
            before,
            &write(first),
            &again,
            &one,
            &again,
            &one,
            &one,
            &four,
            &again,
            &one,
            &one,
            &four,
            &again_4,
            &four,
            &again_4,
            &four,
            &again_4,
            &four,
            &again_4,
            &four,
            &again_4,
            &none,
            &none,
            &write(end),
            &again_4,
            &none,
            &none,
            &write(end),
            &again_end,
            behind,
            &again_end,
        ]
        .concat()
    };
    let length = program(&[0; HEADER], &[0; BEHIND]).len();
    let (packed, whole) = (length + LAST.len(), HEADER + length + BEHIND);
    // Version, flags, deflate, time and day, checksum, sizes, length of the name (APPNOTE.TXT, 4.3.7).
    let mut same = vec![20, 0, 0, 0, 8, 0, 0, 0];
    same.extend(day.to_le_bytes());
    for number in [sum, packed as u32, whole as u32, NAME.len() as u32] {
        same.extend(number.to_le_bytes());
    }
    let header = [b"PK\x03\x04", &same[..], NAME.as_bytes()].concat();
    let directory = [b"PK\x01\x02\x14\0", &same[..], &[0; 14], NAME.as_bytes()].concat();
    let sizes = [directory.len() as u32, (HEADER + packed) as u32].map(u32::to_le_bytes).concat();
    let behind = [&LAST[..], &directory, b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &sizes, &[0; 2]].concat();
    [&header[..], &program(&header, &behind), &behind].concat()
}

/// Writes the bytes that follow.
fn write(length: usize) -> [u8; UNIT] {
    let length = length as u16;
    let [low, high] = length.to_le_bytes();
    [0, low, high, !low, !high]
}

/// Writes the last bytes again: as two halves, or with the last of them, which is known, by itself; whichever fills 38 to 40 bits. The three that
/// begin the next block, and those that it leaves out, are zero.
fn repeat(length: usize, last: Option<u8>) -> [u8; UNIT] {
    let mut bits = Bits::default();
    // Not the last block; fixed codes (RFC 1951, 3.2.3).
    bits.number(0b010, 3);
    match last {
        None => (0..2).for_each(|_| bits.matching(length / 2, length)),
        Some(last) => {
            bits.matching(length - 1, length);
            bits.literal(last);
        }
    }
    bits.code(0, 7);
    assert!((38..=40).contains(&bits.0.len()), "{}", bits.0.len());
    let mut bytes = [0; UNIT];
    for (at, _) in bits.0.iter().enumerate().filter(|(_, bit)| **bit) {
        bytes[at / 8] |= 1 << (at % 8);
    }
    bytes
}

#[derive(Default)]
struct Bits(Vec<bool>);

impl Bits {
    /// The lowest bit first.
    fn number(&mut self, number: usize, length: usize) {
        self.0.extend((0..length).map(|at| number >> at & 1 == 1));
    }

    /// The highest bit first.
    fn code(&mut self, code: usize, length: usize) {
        self.0.extend((0..length).rev().map(|at| code >> at & 1 == 1));
    }

    fn literal(&mut self, byte: u8) {
        let byte = usize::from(byte);
        if byte < 144 { self.code(0x30 + byte, 8) } else { self.code(0x190 + byte - 144, 9) }
    }

    /// Of 3 to 114 bytes, as far back (RFC 1951, 3.2.5).
    fn matching(&mut self, length: usize, back: usize) {
        let length = length - 3;
        let extra = (length.ilog2() as usize).saturating_sub(2);
        self.code(1 + 4 * extra + (length >> extra), 7);
        self.number(length % (1 << extra), extra);
        let back = back - 1;
        let extra = (back.ilog2() as usize).saturating_sub(1);
        self.code(2 * extra + (back >> extra), 5);
        self.number(back % (1 << extra), extra);
    }
}

/// The checksum that comes out when it is put in: `sum_of` is linear, but for a constant.
fn checksum(sum_of: impl Fn(u32) -> u32) -> Option<u32> {
    let constant = sum_of(0);
    // Each row: which bits of the checksum, and what they must come to.
    let columns: Vec<u32> = (0..32).map(|bit| sum_of(1 << bit) ^ constant ^ (1 << bit)).collect();
    let row = |bit: u32| {
        (0..32).fold(u64::from(constant >> bit & 1) << 32, |row, at| {
            row | u64::from(columns[at as usize] >> bit & 1) << at
        })
    };
    let mut rows: Vec<u64> = (0..32).map(row).collect();
    for at in 0..32 {
        let pivot = (at..32).find(|row| rows[*row] >> at & 1 == 1)?;
        rows.swap(at, pivot);
        let pivot = rows[at];
        for (_, row) in rows.iter_mut().enumerate().filter(|(other, row)| *other != at && **row >> at & 1 == 1) {
            *row ^= pivot;
        }
    }
    Some((0..32).fold(0, |sum, at| sum | ((rows[at] >> 32 & 1) as u32) << at))
}
