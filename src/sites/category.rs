//! What sites are about, and sets of it.

/// A category of sites: a word of the policy, and a bit in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each says itself")]
pub enum SiteCategory {
    Gambling,
    Games,
    Adult,
    Hate,
    Illegal,
    Piracy,
    Circumvention,
    Streaming,
    Social,
    Shopping,
}

impl SiteCategory {
    /// Every category. Its place is its bit in the lists: new ones go at the end.
    pub const ALL: [Self; 10] = [
        Self::Gambling,
        Self::Games,
        Self::Adult,
        Self::Hate,
        Self::Illegal,
        Self::Piracy,
        Self::Circumvention,
        Self::Streaming,
        Self::Social,
        Self::Shopping,
    ];

    /// The word of the policy.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gambling => "gambling",
            Self::Games => "games",
            Self::Adult => "adult",
            Self::Hate => "hate",
            Self::Illegal => "illegal",
            Self::Piracy => "piracy",
            Self::Circumvention => "circumvention",
            Self::Streaming => "streaming",
            Self::Social => "social",
            Self::Shopping => "shopping",
        }
    }

    /// The category of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.name() == name)
    }
}

/// A set of categories.
///
/// ```
/// use balise::sites::{Categories, SiteCategory};
///
/// let both = Categories::from(SiteCategory::Games) | SiteCategory::Gambling.into();
/// assert!(both.has(SiteCategory::Games) && !both.has(SiteCategory::Adult));
/// assert_eq!(both.iter().map(SiteCategory::name).collect::<Vec<_>>(), ["gambling", "games"]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Categories(u16);

impl Categories {
    /// No category.
    pub const NONE: Self = Self(0);

    /// The set of which these are the bits; bits that are no category are left out.
    pub fn from_bits(bits: u16) -> Self {
        Self(bits & ((1 << SiteCategory::ALL.len()) - 1))
    }

    /// The set of one.
    pub const fn of(category: SiteCategory) -> Self {
        Self(1 << category as u16)
    }

    /// Its bits, in the order of [`SiteCategory::ALL`].
    pub fn bits(self) -> u16 {
        self.0
    }

    /// Whether a category is in it.
    pub fn has(self, category: SiteCategory) -> bool {
        self.0 & 1 << category as u16 != 0
    }

    /// Whether there is none in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The categories in it, in their order.
    pub fn iter(self) -> impl Iterator<Item = SiteCategory> {
        SiteCategory::ALL.into_iter().filter(move |category| self.has(*category))
    }
}

impl From<SiteCategory> for Categories {
    fn from(category: SiteCategory) -> Self {
        Self::of(category)
    }
}

impl FromIterator<SiteCategory> for Categories {
    fn from_iter<I: IntoIterator<Item = SiteCategory>>(categories: I) -> Self {
        categories.into_iter().fold(Self::NONE, |all, category| all | category.into())
    }
}

impl std::ops::BitOr for Categories {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_the_bit() {
        for (place, category) in SiteCategory::ALL.into_iter().enumerate() {
            assert_eq!(Categories::from(category).bits(), 1 << place, "{}", category.name());
            assert_eq!(SiteCategory::from_name(category.name()), Some(category));
        }
        assert_eq!(Categories::from_bits(u16::MAX).iter().count(), SiteCategory::ALL.len());
        assert_eq!(SiteCategory::from_name("Gambling"), None);
    }
}
