//! Context: the words near a value that say what it is, from `data/phrases/term.toml`. Whole words, accents and case folded,
//! on both sides of the value.

/// A term in a text.
pub(crate) type Hit = super::phrases::Hit<Term>;

/// What a word or a group of words says of a number near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    BankAccount,
    /// Banking is spoken of; two of these name an account number.
    BankHint,
    DateOfBirth,
    DriversLicence,
    Email,
    EmployeeId,
    HealthCard,
    ImmigrationId,
    IpAddress,
    LicencePlate,
    Passport,
    PaymentCard,
    PermanentCode,
    Phone,
    PostalCode,
    Sin,
    /// A number of something else than a person: bylaw, lot, file, invoice.
    Reference,
    /// Likewise, where nothing else speaks.
    WeakReference,
    /// A quantity or an amount.
    Quantity,
    /// An organisation's own details.
    Organisation,
    /// A number, of whatever: « son numéro, c'est ... ».
    Number,
    /// A person's.
    Person,
    /// The name of a thoroughfare, at the head of a column only.
    Street,
    /// Nothing, although a part of the words would say something.
    Nothing,
}

impl Term {
    /// A bit of its own among 32.
    pub(crate) fn bit(self) -> u32 {
        1 << self as u32
    }
}
