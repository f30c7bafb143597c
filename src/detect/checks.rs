//! Check digits and dates.

/// Luhn's check (ISO/IEC 7812-1, annex B) over digits 0 to 9.
pub(crate) fn luhn(digits: &[u8]) -> bool {
    let sum = digits.iter().rev().enumerate().fold(0, |sum, (place, digit)| {
        let digit = u32::from(*digit);
        sum + if place % 2 == 0 { digit } else { digit / 5 + digit * 2 % 10 }
    });
    sum % 10 == 0
}

/// British Columbia's personal health number: weights over digits 2 to 9, each product modulo 11 (python-stdnum,
/// `stdnum/ca/bc_phn.py`).
pub(crate) fn bc_phn(digits: &[u8]) -> bool {
    let [9, middle @ .., check] = digits else {
        return false;
    };
    let weights = [2, 4, 8, 5, 10, 9, 7, 3];
    let sum: u32 = middle.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight % 11).sum();
    middle.len() == weights.len() && (11 - sum % 11) % 11 == u32::from(*check)
}

/// ISO 7064 MOD 97-10 over letters and digits, as an IBAN uses it: the first four characters count last.
pub(crate) fn mod97(characters: &[u8]) -> bool {
    if characters.len() < 5 {
        return false;
    }
    let (head, tail) = characters.split_at(4);
    let rest = tail.iter().chain(head).fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte.to_ascii_uppercase().wrapping_sub(b'A')) + 10) % 97,
    });
    rest == 1
}

/// Whether a month has such a day; February is given 29, since the century of a two-digit year is not known.
pub(crate) fn day_exists(month: u32, day: u32) -> bool {
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 0,
    };
    (1..=longest).contains(&day)
}

/// Whether all digits are the same, or they only count up: sample values, nobody's.
pub(crate) fn is_sample(digits: &[u8]) -> bool {
    let step = |by: u8| digits.windows(2).all(|pair| matches!(pair, [a, b] if (a + by) % 10 == *b));
    step(0) || step(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect()
    }

    #[test]
    fn luhn_vectors() {
        for good in ["046 454 286", "4111 1111 1111 1111", "3782 822463 10005", "2223003122003222", "9876543217"] {
            assert!(luhn(&digits(good)), "{good}");
        }
        for bad in ["046 454 287", "999-999-999", "4111 1111 1111 1112"] {
            assert!(!luhn(&digits(bad)), "{bad}");
        }
    }

    #[test]
    fn bc_phn_vectors() {
        assert!(bc_phn(&digits("9698 658 215")));
        assert!(!bc_phn(&digits("9698648215")));
        assert!(!bc_phn(&digits("969865821")));
    }

    #[test]
    fn mod97_vectors() {
        for good in ["GB82WEST12345698765432", "FR1420041010050500013M02606", "DE89370400440532013000"] {
            assert!(mod97(good.as_bytes()), "{good}");
        }
        assert!(!mod97(b"GB82WEST12345698765433"));
        assert!(!mod97(b"GB82"));
    }

    #[test]
    fn days() {
        assert!(day_exists(2, 29) && day_exists(12, 31) && day_exists(4, 30));
        assert!(!day_exists(2, 30) && !day_exists(4, 31) && !day_exists(13, 1) && !day_exists(1, 0));
    }

    #[test]
    fn samples() {
        assert!(is_sample(&digits("123 456 789")) && is_sample(&digits("000 000 000")));
        assert!(!is_sample(&digits("046 454 286")));
    }
}
