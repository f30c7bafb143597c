//! The public vocabulary: kinds of findings and their categories. Policies, the journal, the command and tests use these
//! words; they stay.

use serde::{Deserialize, Serialize};

/// What a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Canadian social insurance number (NAS).
    Sin,
    /// Health insurance number, any province (NAM).
    HealthCard,
    /// Driver's licence number, any province.
    DriversLicence,
    /// Canadian passport number.
    Passport,
    /// Permanent code of Québec's ministry of education.
    PermanentCode,
    /// Unique client identifier of immigration (IUC), and application numbers.
    ImmigrationId,
    /// Bank account: Canadian transit and account, or IBAN.
    BankAccount,
    /// Payment card number.
    PaymentCard,
    /// Date said to be one of birth.
    DateOfBirth,
    /// Employee number.
    EmployeeId,
    /// Licence plate.
    LicencePlate,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Canadian postal code.
    PostalCode,
    /// Public IP address.
    IpAddress,
    /// What a policy adds, by its words and patterns.
    Custom,
}

/// The category a kind belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// About a person.
    Personal,
    /// Added by policy.
    Custom,
}

impl Kind {
    /// Every kind, most severe first: the order in which findings are shown.
    pub const ALL: [Self; 16] = [
        Self::Sin,
        Self::HealthCard,
        Self::PaymentCard,
        Self::BankAccount,
        Self::Passport,
        Self::DriversLicence,
        Self::ImmigrationId,
        Self::PermanentCode,
        Self::Custom,
        Self::DateOfBirth,
        Self::EmployeeId,
        Self::Phone,
        Self::Email,
        Self::PostalCode,
        Self::LicencePlate,
        Self::IpAddress,
    ];

    /// The word of the vocabulary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sin => "sin",
            Self::HealthCard => "health_card",
            Self::DriversLicence => "drivers_licence",
            Self::Passport => "passport",
            Self::PermanentCode => "permanent_code",
            Self::ImmigrationId => "immigration_id",
            Self::BankAccount => "bank_account",
            Self::PaymentCard => "payment_card",
            Self::DateOfBirth => "date_of_birth",
            Self::EmployeeId => "employee_id",
            Self::LicencePlate => "licence_plate",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::PostalCode => "postal_code",
            Self::IpAddress => "ip_address",
            Self::Custom => "custom",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The category it belongs to.
    pub fn category(self) -> Category {
        match self {
            Self::Custom => Category::Custom,
            _ => Category::Personal,
        }
    }
}

impl Category {
    /// The word of the vocabulary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Custom => "custom",
        }
    }
}
