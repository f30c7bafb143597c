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
    /// Name of a private person.
    PersonName,
    /// Postal address of a person: civic number, street, unit.
    PostalAddress,
    /// A fact about a person that is sensitive by its nature or its context (Act, s. 59): health, justice, income.
    SensitiveFact,
    /// Words that restrict the use of a document.
    ConfidentialityMarking,
    /// What a municipality keeps to itself: closed sessions, unopened bids, litigation, complaints tied to a person.
    MunicipalConfidential,
    /// Text that was copied on a host whose text the policy protects. Told from outside ([`crate::verdict::Other`]): no detector finds it.
    ProtectedSource,
    /// Text of a document that the policy registers by its fingerprints; told from outside too.
    RegisteredDocument,
    /// A password.
    Password,
    /// The key of a service's programming interface.
    ApiKey,
    /// A private key of cryptography.
    PrivateKey,
    /// A token that lets its bearer in.
    Token,
    /// Where and how a program connects, with the secret in it.
    ConnectionString,
    /// Words that reserve the rights to a text.
    CopyrightMarking,
    /// A request to decide about a person in their place.
    UseAutomatedDecision,
    /// A request to judge an employee or a candidate.
    UseEvaluatePerson,
    /// A request to watch people.
    UseSurveillance,
    /// A request to speak or show oneself as a real person.
    UseImpersonation,
    /// A request for a legal, financial or regulatory analysis in the place of a validated one.
    UseUnvalidatedAnalysis,
    /// A request that a search engine answers.
    UseSearch,
    /// What a policy adds, by its words and patterns. The last one: [`Kind::ALL`] is held against it.
    Custom,
}

/// A kind that is in no list of all would be found and never be shown.
const _: () = {
    let mut seen = 0_u64;
    let mut at = 0;
    while at < Kind::ALL.len() {
        seen |= 1 << Kind::ALL[at] as u32;
        at += 1;
    }
    assert!(
        seen == (1 << (Kind::Custom as u32 + 1)) - 1,
        "a kind is missing in Kind::ALL: put it where findings of it are to be shown, and leave Custom the last of the enum"
    );
};

/// The category a kind belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// About a person.
    Personal,
    /// The organisation's own.
    Confidential,
    /// Lets somebody in.
    Credential,
    /// Somebody's work.
    Copyright,
    /// What the AI is asked to do.
    Use,
    /// Added by policy.
    Custom,
    /// Known by where it was taken from, not by what it says.
    Lineage,
}

impl Kind {
    /// Every kind, most severe first: the order in which findings are shown.
    pub const ALL: [Self; 35] = [
        Self::PrivateKey,
        Self::ConnectionString,
        Self::Password,
        Self::ApiKey,
        Self::Token,
        Self::Sin,
        Self::HealthCard,
        Self::PaymentCard,
        Self::BankAccount,
        Self::Passport,
        Self::DriversLicence,
        Self::ImmigrationId,
        Self::PermanentCode,
        Self::SensitiveFact,
        Self::MunicipalConfidential,
        Self::ConfidentialityMarking,
        Self::ProtectedSource,
        Self::RegisteredDocument,
        Self::Custom,
        Self::PersonName,
        Self::DateOfBirth,
        Self::PostalAddress,
        Self::EmployeeId,
        Self::Phone,
        Self::Email,
        Self::PostalCode,
        Self::LicencePlate,
        Self::IpAddress,
        Self::CopyrightMarking,
        Self::UseAutomatedDecision,
        Self::UseEvaluatePerson,
        Self::UseSurveillance,
        Self::UseImpersonation,
        Self::UseUnvalidatedAnalysis,
        Self::UseSearch,
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
            Self::PrivateKey => "private_key",
            Self::ConnectionString => "connection_string",
            Self::Password => "password",
            Self::ApiKey => "api_key",
            Self::Token => "token",
            Self::SensitiveFact => "sensitive_fact",
            Self::MunicipalConfidential => "municipal_confidential",
            Self::ConfidentialityMarking => "confidentiality_marking",
            Self::ProtectedSource => "protected_source",
            Self::RegisteredDocument => "registered_document",
            Self::PersonName => "person_name",
            Self::PostalAddress => "postal_address",
            Self::CopyrightMarking => "copyright_marking",
            Self::UseAutomatedDecision => "use_automated_decision",
            Self::UseEvaluatePerson => "use_evaluate_person",
            Self::UseSurveillance => "use_surveillance",
            Self::UseImpersonation => "use_impersonation",
            Self::UseUnvalidatedAnalysis => "use_unvalidated_analysis",
            Self::UseSearch => "use_search",
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
            Self::ConfidentialityMarking | Self::MunicipalConfidential => Category::Confidential,
            Self::ProtectedSource | Self::RegisteredDocument => Category::Lineage,
            Self::Password | Self::ApiKey | Self::PrivateKey | Self::Token | Self::ConnectionString => {
                Category::Credential
            }
            Self::CopyrightMarking => Category::Copyright,
            Self::UseAutomatedDecision
            | Self::UseEvaluatePerson
            | Self::UseSurveillance
            | Self::UseImpersonation
            | Self::UseUnvalidatedAnalysis
            | Self::UseSearch => Category::Use,
            _ => Category::Personal,
        }
    }
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 7] =
        [Self::Personal, Self::Confidential, Self::Credential, Self::Copyright, Self::Use, Self::Custom, Self::Lineage];

    /// The word of the vocabulary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Confidential => "confidential",
            Self::Credential => "credential",
            Self::Copyright => "copyright",
            Self::Use => "use",
            Self::Custom => "custom",
            Self::Lineage => "lineage",
        }
    }

    /// The category of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.name() == name)
    }
}
