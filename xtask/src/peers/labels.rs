//! The peers' words for what they find, in ours. One table for all: where two use the same word they mean the same.

use balise::Kind;

use crate::eval::judge::Reading;

/// How close a word comes.
#[derive(Clone, Copy)]
enum Close {
    /// The same thing: right or wrong as our own findings.
    Same,
    /// Wider, or the like of another country: right where it meets a label, else not held against the tool. This is to the
    /// peers' advantage: Presidio's LOCATION is any place, its DATE_TIME any date, and neither is blamed for the rest.
    Akin,
}
use Close::{Akin, Same};

/// A star stands for any beginning. The first line that fits holds; what no line names (organisations, dates of travel,
/// tracking numbers, web addresses, nationalities…) has no counterpart: strictly it is passed over, but a document in which it
/// is found raised an alarm, as it would before the tool's user.
#[rustfmt::skip]
const TABLE: &[(Kind, Close, &[&str])] = &[
    (Kind::PersonName, Same, &["PERSON", "PERSON_NAME", "NAME"]),
    (Kind::PostalAddress, Same, &["STREET_ADDRESS", "ADDRESS_STREET", "ADDRESS_PO_BOX"]),
    (Kind::PostalAddress, Akin, &["LOCATION"]),
    (Kind::PostalCode, Same, &["CA_POSTAL_CODE"]),
    (Kind::PostalCode, Akin, &["ZIPCODE", "ZIP_CODE_US", "POSTCODE_UK"]),
    (Kind::Phone, Same, &["PHONE_NUMBER", "PHONE_US", "PHONE_INTERNATIONAL"]),
    (Kind::Phone, Akin, &["PHONE_UK", "PHONE_UK_MOBILE", "PHONE_LINE_NUMBER"]),
    (Kind::Email, Same, &["EMAIL", "EMAIL_ADDRESS"]),
    (Kind::DateOfBirth, Same, &["DATE_OF_BIRTH"]),
    (Kind::DateOfBirth, Akin, &["DATE", "DATE_TIME"]),
    (Kind::Sin, Same, &["CA_SIN", "SIN_CA", "CANADIAN_SIN"]),
    (Kind::Sin, Akin, &["SSN", "US_SSN", "US_SOCIAL_SECURITY_NUMBER"]),
    (Kind::HealthCard, Akin, &["HEALTH_PLAN_NUMBER", "MEDICAL_RECORD_NUMBER", "PATIENT_ID", "NHS_NUMBER", "UK_NHS", "EHIC_NUMBER"]),
    (Kind::DriversLicence, Akin, &["US_DRIVER_LICENSE", "DRIVING_LICENSE_US", "DRIVING_LICENSE_UK", "DRIVER_ID"]),
    (Kind::Passport, Akin, &["US_PASSPORT", "PASSPORT_US", "PASSPORT_UK", "PASSPORT_MRZ_TD1", "PASSPORT_MRZ_TD3"]),
    (Kind::PermanentCode, Akin, &["STUDENT_ID"]),
    (Kind::ImmigrationId, Akin, &["IMMIGRATION_NUMBER", "VISA_NUMBER", "TRAVEL_DOCUMENT_NUMBER", "WORK_PERMIT"]),
    (Kind::LicencePlate, Same, &["CANADIAN_LICENSE_PLATE", "LICENSE_PLATE"]),
    (Kind::LicencePlate, Akin, &["*_LICENSE_PLATE"]),
    (Kind::BankAccount, Same, &["IBAN", "IBAN_CODE", "UK_BANK_ACCOUNT_IBAN"]),
    (Kind::BankAccount, Akin, &["US_BANK_NUMBER", "BANK_ACCOUNT_UK", "UK_SORT_CODE_ACCOUNT", "ROUTING_NUMBER_US"]),
    (Kind::PaymentCard, Same, &["CREDIT_CARD", "CREDIT_CARD_NUMBER"]),
    (Kind::IpAddress, Same, &["IP_ADDRESS", "IPV4", "IPV6"]),
    (Kind::EmployeeId, Same, &["EMPLOYEE_ID"]),
    (Kind::EmployeeId, Akin, &["PAYROLL_NUMBER"]),
    (Kind::SensitiveFact, Akin, &["SALARY_AMOUNT", "ALLERGY_INFO", "DRUG_DOSAGE", "BLOOD_TYPE"]),
    (Kind::Password, Same, &["PASSWORD"]),
    (Kind::Password, Akin, &["CREDENTIALS", "GENERIC_SECRET"]),
    (Kind::PrivateKey, Same, &["PRIVATE_KEY", "SSH_PRIVATE_KEY"]),
    (Kind::ConnectionString, Same, &["DATABASE_CONNECTION", "URL_WITH_AUTH"]),
    (Kind::ConnectionString, Akin, &["URL", "AZURE_STORAGE_KEY"]),
    (Kind::ApiKey, Same, &["*_API_KEY", "AWS_ACCESS_KEY", "AWS_SECRET_KEY"]),
    (Kind::ApiKey, Akin, &["OAUTH_CLIENT_SECRET", "SLACK_WEBHOOK"]),
    (Kind::Token, Akin, &["PAYMENT_TOKEN", "COOKIE_SESSION", "SESSION_ID"]),
    (Kind::Token, Same, &["*_TOKEN"]),
];

/// What a peer's word means.
pub(crate) fn reading(label: &str) -> Reading {
    let fits = |word: &str| match word.strip_prefix('*') {
        Some(end) => label.ends_with(end),
        None => label == word,
    };
    match TABLE.iter().find(|(_, _, words)| words.iter().any(|word| fits(word))) {
        Some((kind, Same, _)) => Reading::Same(*kind),
        Some((kind, Akin, _)) => Reading::Akin(*kind),
        None => Reading::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use balise::Kind;

    use super::{Reading, reading};

    #[test]
    fn reads_the_words_of_others() {
        assert_eq!(reading("PERSON"), Reading::Same(Kind::PersonName));
        assert_eq!(reading("LOCATION"), Reading::Akin(Kind::PostalAddress));
        assert_eq!(reading("STRIPE_API_KEY"), Reading::Same(Kind::ApiKey));
        assert_eq!(reading("CANADIAN_LICENSE_PLATE"), Reading::Same(Kind::LicencePlate));
        assert_eq!(reading("OHIO_LICENSE_PLATE"), Reading::Akin(Kind::LicencePlate));
        assert_eq!(reading("UPS_TRACKING"), Reading::Foreign);
    }
}
