//! A password against what the policy asks of one: looked at, never kept.

/// The least length, in characters (P-MUN 8.1).
pub const PASSWORD_LENGTH: usize = 8;

/// What is asked of a password, in the order of [`password`]'s answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says itself")]
pub enum PasswordRule {
    Length,
    Capital,
    Digit,
    Symbol,
}

impl PasswordRule {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Length, Self::Capital, Self::Digit, Self::Symbol];

    /// Whether a password keeps it. A letter with an accent is a letter, a space is a symbol.
    pub fn keeps(self, password: &str) -> bool {
        match self {
            Self::Length => password.chars().count() >= PASSWORD_LENGTH,
            Self::Capital => password.chars().any(char::is_uppercase),
            Self::Digit => password.chars().any(|char| char.is_ascii_digit()),
            Self::Symbol => password.chars().any(|char| !char.is_alphanumeric()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PasswordRule;

    #[test]
    fn each_rule_by_itself() {
        let cases = [
            ("", [false; 4]),
            ("Été2026!", [true; 4]),
            ("été2026!", [true, false, true, true]),
            ("Été2026", [false, true, true, false]),
            ("Ma phrase longue", [true, true, false, true]),
            ("12345678", [true, false, true, false]),
        ];
        for (password, expected) in cases {
            assert_eq!(PasswordRule::ALL.map(|rule| rule.keeps(password)), expected, "{password}");
        }
    }
}
