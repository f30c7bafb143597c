//! Kinds in words: as a count has them, as a label writes them, and their picture.

use super::Lang;
use crate::detect::Kind;
use crate::verdict::view::Icon;

/// The words of a kind: singular and plural, then the label's word, French before English.
struct Words(&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

fn words(kind: Kind) -> Words {
    match kind {
        Kind::Sin => Words(
            "numéro d’assurance sociale",
            "numéros d’assurance sociale",
            "NAS",
            "social insurance number",
            "social insurance numbers",
            "SIN",
        ),
        Kind::HealthCard => Words(
            "numéro d’assurance maladie",
            "numéros d’assurance maladie",
            "NAM",
            "health insurance number",
            "health insurance numbers",
            "Health number",
        ),
        Kind::DriversLicence => Words(
            "numéro de permis de conduire",
            "numéros de permis de conduire",
            "Permis",
            "driver’s licence number",
            "driver’s licence numbers",
            "Licence",
        ),
        Kind::Passport => Words(
            "numéro de passeport",
            "numéros de passeport",
            "Passeport",
            "passport number",
            "passport numbers",
            "Passport",
        ),
        Kind::PermanentCode => Words(
            "code permanent",
            "codes permanents",
            "Code permanent",
            "permanent code",
            "permanent codes",
            "Permanent code",
        ),
        Kind::ImmigrationId => Words(
            "identifiant d’immigration",
            "identifiants d’immigration",
            "IUC",
            "immigration identifier",
            "immigration identifiers",
            "UCI",
        ),
        Kind::LicencePlate => Words(
            "plaque d’immatriculation",
            "plaques d’immatriculation",
            "Plaque",
            "licence plate",
            "licence plates",
            "Plate",
        ),
        Kind::BankAccount => Words(
            "numéro de compte bancaire",
            "numéros de compte bancaire",
            "Compte",
            "bank account number",
            "bank account numbers",
            "Account",
        ),
        Kind::PaymentCard => Words(
            "numéro de carte de paiement",
            "numéros de carte de paiement",
            "Carte",
            "payment card number",
            "payment card numbers",
            "Card",
        ),
        Kind::Phone => {
            Words("numéro de téléphone", "numéros de téléphone", "Téléphone", "phone number", "phone numbers", "Phone")
        }
        Kind::Email => {
            Words("adresse courriel", "adresses courriel", "Courriel", "email address", "email addresses", "Email")
        }
        Kind::PostalCode => {
            Words("code postal", "codes postaux", "Code postal", "postal code", "postal codes", "Postal code")
        }
        Kind::DateOfBirth => Words(
            "date de naissance",
            "dates de naissance",
            "Date de naissance",
            "date of birth",
            "dates of birth",
            "Date of birth",
        ),
        Kind::EmployeeId => Words(
            "matricule du personnel",
            "matricules du personnel",
            "Matricule",
            "employee number",
            "employee numbers",
            "Employee",
        ),
        Kind::IpAddress => Words("adresse IP", "adresses IP", "Adresse IP", "IP address", "IP addresses", "IP address"),
        Kind::PersonName => {
            Words("nom de personne", "noms de personne", "Personne", "person’s name", "persons’ names", "Person")
        }
        Kind::PostalAddress => {
            Words("adresse postale", "adresses postales", "Adresse", "postal address", "postal addresses", "Address")
        }
        Kind::SensitiveFact => Words(
            "renseignement sensible",
            "renseignements sensibles",
            "Renseignement sensible",
            "sensitive fact",
            "sensitive facts",
            "Sensitive fact",
        ),
        Kind::ConfidentialityMarking => Words(
            "mention de confidentialité",
            "mentions de confidentialité",
            "Mention",
            "confidentiality marking",
            "confidentiality markings",
            "Marking",
        ),
        Kind::MunicipalConfidential => Words(
            "renseignement confidentiel de l’organisation",
            "renseignements confidentiels de l’organisation",
            "Renseignement confidentiel",
            "confidential item of the organisation",
            "confidential items of the organisation",
            "Confidential",
        ),
        Kind::ProtectedSource => Words(
            "extrait d’un site protégé",
            "extraits de sites protégés",
            "Extrait protégé",
            "excerpt of a protected site",
            "excerpts of protected sites",
            "Protected excerpt",
        ),
        Kind::RegisteredDocument => Words(
            "extrait d’un document protégé",
            "extraits de documents protégés",
            "Document protégé",
            "excerpt of a protected document",
            "excerpts of protected documents",
            "Protected document",
        ),
        Kind::Password => Words("mot de passe", "mots de passe", "Mot de passe", "password", "passwords", "Password"),
        Kind::ApiKey => Words("clé d’API", "clés d’API", "Clé", "API key", "API keys", "Key"),
        Kind::PrivateKey => {
            Words("clé privée", "clés privées", "Clé privée", "private key", "private keys", "Private key")
        }
        Kind::Token => Words("jeton d’accès", "jetons d’accès", "Jeton", "access token", "access tokens", "Token"),
        Kind::ConnectionString => Words(
            "chaîne de connexion",
            "chaînes de connexion",
            "Connexion",
            "connection string",
            "connection strings",
            "Connection",
        ),
        Kind::CopyrightMarking => Words(
            "mention de droit d’auteur",
            "mentions de droit d’auteur",
            "Mention",
            "copyright notice",
            "copyright notices",
            "Notice",
        ),
        Kind::UseAutomatedDecision => Words(
            "demande de décision automatisée",
            "demandes de décision automatisée",
            "Demande",
            "request for an automated decision",
            "requests for an automated decision",
            "Request",
        ),
        Kind::UseEvaluatePerson => Words(
            "demande d’évaluation d’une personne",
            "demandes d’évaluation d’une personne",
            "Demande",
            "request to evaluate a person",
            "requests to evaluate a person",
            "Request",
        ),
        Kind::UseSurveillance => Words(
            "demande de surveillance",
            "demandes de surveillance",
            "Demande",
            "request for surveillance",
            "requests for surveillance",
            "Request",
        ),
        Kind::UseImpersonation => Words(
            "demande d’imitation d’une personne",
            "demandes d’imitation d’une personne",
            "Demande",
            "request to impersonate a person",
            "requests to impersonate a person",
            "Request",
        ),
        Kind::UseUnvalidatedAnalysis => Words(
            "demande d’analyse à faire valider",
            "demandes d’analyse à faire valider",
            "Demande",
            "request for an analysis that needs validation",
            "requests for an analysis that needs validation",
            "Request",
        ),
        Kind::UseSearch => Words(
            "recherche ordinaire",
            "recherches ordinaires",
            "Recherche",
            "ordinary search",
            "ordinary searches",
            "Search",
        ),
        Kind::Custom => Words(
            "élément de l’organisation",
            "éléments de l’organisation",
            "Élément",
            "item of the organisation",
            "items of the organisation",
            "Item",
        ),
    }
}

/// The kind as a count has it: « numéro d’assurance sociale » for 1, « numéros d’assurance sociale » for 3.
pub fn name(lang: Lang, kind: Kind, count: usize) -> &'static str {
    let Words(fr_one, fr_many, _, en_one, en_many, _) = words(kind);
    match (lang, lang.singular(count)) {
        (Lang::Fr, true) => fr_one,
        (Lang::Fr, false) => fr_many,
        (Lang::En, true) => en_one,
        (Lang::En, false) => en_many,
    }
}

/// The word inside a label: the « NAS » of « [NAS 1] ».
pub fn label_word(lang: Lang, kind: Kind) -> &'static str {
    let Words(_, _, fr, _, _, en) = words(kind);
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// The kind's picture.
pub fn icon(kind: Kind) -> Icon {
    match kind {
        Kind::Sin | Kind::HealthCard | Kind::DriversLicence | Kind::Passport | Kind::ImmigrationId => Icon::Card,
        Kind::PermanentCode | Kind::EmployeeId => Icon::Badge,
        Kind::LicencePlate => Icon::Plate,
        Kind::BankAccount | Kind::PaymentCard => Icon::Bank,
        Kind::Phone => Icon::Phone,
        Kind::Email => Icon::At,
        Kind::PostalCode => Icon::Pin,
        Kind::DateOfBirth => Icon::Calendar,
        Kind::IpAddress => Icon::Network,
        Kind::PersonName => Icon::Person,
        Kind::PostalAddress => Icon::Pin,
        Kind::SensitiveFact => Icon::Heart,
        Kind::ConfidentialityMarking
        | Kind::MunicipalConfidential
        | Kind::ProtectedSource
        | Kind::RegisteredDocument => Icon::ClosedDoor,
        Kind::Password | Kind::ApiKey | Kind::PrivateKey | Kind::Token | Kind::ConnectionString => Icon::Key,
        Kind::CopyrightMarking => Icon::Copyright,
        Kind::UseAutomatedDecision
        | Kind::UseEvaluatePerson
        | Kind::UseSurveillance
        | Kind::UseImpersonation
        | Kind::UseUnvalidatedAnalysis
        | Kind::UseSearch => Icon::RobotHand,
        Kind::Custom => Icon::Tag,
    }
}
