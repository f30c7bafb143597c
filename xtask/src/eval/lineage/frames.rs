//! Forms on which many texts are written: letters, notices, minutes, memos. Two texts on one form say different things in the same frame, and
//! neither is a copy of the other. Those of [`HELD_OUT`] are never tuned on.

use super::change::Chance;

/// A form: `{…}` are filled in. `{body}` is what the text says, of another length each time.
pub(super) type Frame = (&'static str, &'static str);

pub(super) const DEVELOPMENT: [Frame; 7] = [
    (
        "lettre",
        "Val-Fictif, le {day}\n\n{name}\n{address}\n\nObjet : {subject}\n\nMadame, Monsieur,\n\nNous accusons réception de votre demande reçue le {day} et nous vous en remercions.\n\n{body}\n\nNous demeurons à votre disposition pour tout renseignement supplémentaire et vous prions d’agréer, Madame, Monsieur, l’expression de nos sentiments distingués.\n\n{name}\nGreffière-trésorière",
    ),
    (
        "résolution",
        "{number}\n\nATTENDU QUE {body}\n\nEN CONSÉQUENCE,\n\nIl est proposé par {name}\nAppuyé par {name}\nEt résolu à l’unanimité des membres du conseil présents\n\nQUE le conseil municipal {body}\n\nQUE la directrice générale et greffière-trésorière soit autorisée à signer, pour et au nom de la Municipalité, tout document nécessaire pour donner effet à la présente résolution.\n\nADOPTÉE",
    ),
    (
        "avis",
        "AVIS PUBLIC\n\nAux personnes intéressées, avis est par les présentes donné par la soussignée, greffière-trésorière de la susdite municipalité, que lors d’une séance ordinaire tenue le {day}, le conseil a adopté le règlement {number} intitulé « {subject} ».\n\n{body}\n\nToute personne intéressée peut prendre connaissance de ce règlement au bureau municipal, aux heures habituelles d’ouverture. Il entrera en vigueur conformément à la loi.\n\nDonné à Val-Fictif, ce {day}.\n\n{name}, greffière-trésorière",
    ),
    (
        "courriel",
        "Bonjour {name},\n\n{body}\n\nMerci et bonne journée,\n\n{name}\nService des travaux publics\nVille de Val-Fictif\n418 555-0134\n\nCe message et les pièces jointes sont confidentiels et destinés uniquement à la personne à qui ils sont adressés. Si vous l’avez reçu par erreur, veuillez en aviser l’expéditeur sans délai et le détruire. Toute diffusion ou reproduction non autorisée de ce message est interdite. Pensez à l’environnement avant d’imprimer ce courriel.",
    ),
    (
        "note",
        "NOTE DE SERVICE\n\nDestinataire : {name}\nExpéditeur : {name}\nDate : {day}\nObjet : {subject}\n\nLa présente fait suite à notre rencontre du {day}.\n\n{body}\n\nJe vous remercie de votre collaboration habituelle et vous invite à communiquer avec moi pour toute question.",
    ),
    (
        "permis",
        "DEMANDE DE PERMIS {number}\n\nNom du demandeur : {name}\nAdresse des travaux : {address}\nNature des travaux : {subject}\n\n{body}\n\nJe déclare que les renseignements donnés dans cette demande sont exacts et que si le permis m’est accordé, je me conformerai aux règlements en vigueur ainsi qu’aux lois pouvant s’y rapporter.\n\nSignature du demandeur : {name}\nDate : {day}",
    ),
    (
        "letter",
        "{day}\n\nDear {name},\n\nThank you for your letter of {day} concerning {subject}. We have reviewed your file carefully.\n\n{body}\n\nPlease do not hesitate to contact our office during regular business hours should you have any questions or require further information regarding this matter.\n\nYours sincerely,\n\n{name}\nMunicipal Clerk",
    ),
];

pub(super) const HELD_OUT: [Frame; 7] = [
    (
        "procès-verbal",
        "PROCÈS-VERBAL de la séance ordinaire du conseil de la municipalité tenue le {day} à 19 h 30, à la salle du conseil, sous la présidence de {name}, maire suppléant, et à laquelle sont présents les membres suivants formant quorum : {name}, {name} et {name}.\n\nLa présidence constate la régularité de la séance et l’ouvre à 19 h 32.\n\n{body}\n\nPÉRIODE DE QUESTIONS\n\n{body}\n\nLEVÉE DE LA SÉANCE\n\nL’ordre du jour étant épuisé, il est proposé par {name} que la séance soit levée à 21 h 10. Je, {name}, atteste que la signature du présent procès-verbal équivaut à la signature par moi de toutes les résolutions qu’il contient au sens du Code municipal.",
    ),
    (
        "refus",
        "{name}\n{address}\n\nN/Réf. : {number}\n\nMonsieur, Madame,\n\nLa présente donne suite à votre demande d’accès à des documents, que nous avons reçue le {day}.\n\n{body}\n\nConformément à la Loi sur l’accès aux documents des organismes publics et sur la protection des renseignements personnels, vous pouvez demander à la Commission d’accès à l’information de réviser cette décision dans les trente jours suivant la date de la présente. Vous trouverez ci-joint une note explicative concernant l’exercice de ce recours.\n\nVeuillez recevoir nos salutations les meilleures.\n\nLe responsable de l’accès aux documents,\n{name}",
    ),
    (
        "soumission",
        "APPEL D’OFFRES {number}\n\nLa Ville demande des soumissions pour le projet suivant : {subject}.\n\n{body}\n\nLes documents d’appel d’offres peuvent être obtenus en s’adressant au Service électronique d’appel d’offres. Seules seront considérées les soumissions présentées sur les formulaires préparés par la Ville et transmises sous enveloppe cachetée portant la mention du projet, au plus tard le {day} à 11 h. La Ville ne s’engage à accepter ni la plus basse ni aucune des soumissions reçues et n’encourt aucune obligation envers les soumissionnaires.",
    ),
    (
        "communiqué",
        "COMMUNIQUÉ\nPour diffusion immédiate\n\n{subject}\n\nVal-Fictif, le {day} – {body}\n\nPour recevoir les nouvelles de la Ville directement par courriel, abonnez-vous à l’infolettre à partir du site Web. Suivez-nous aussi sur les réseaux sociaux pour ne rien manquer de l’actualité municipale.\n\n– 30 –\n\nSource : {name}, conseillère en communication",
    ),
    (
        "réclamation",
        "Bonjour,\n\nNous avons bien reçu votre avis de réclamation concernant {subject}. Votre dossier porte le numéro {number}.\n\n{body}\n\nSans admission de responsabilité de la part de la Ville, votre réclamation sera analysée par le Service des affaires juridiques, qui communiquera avec vous dans un délai de trente à quarante-cinq jours ouvrables. Nous vous rappelons que vous devez prendre les mesures nécessaires pour réduire vos dommages et conserver toutes les pièces justificatives.\n\nCordialement,\n{name}\nTechnicienne juridique",
    ),
    (
        "entretien",
        "FORMULAIRE D’APPRÉCIATION DU RENDEMENT\n\nNom de la personne évaluée : {name}\nPoste : {subject}\nPériode visée : du {day} au {day}\n\nPrincipales réalisations\n{body}\n\nPoints à améliorer\n{body}\n\nLa signature de la personne évaluée atteste qu’elle a pris connaissance de l’appréciation et qu’elle a eu l’occasion d’en discuter avec sa ou son gestionnaire; elle n’indique pas nécessairement son accord.\n\n{name}          {name}",
    ),
    (
        "bylaw",
        "NOTICE OF PUBLIC MEETING\n\nTake notice that the council of the municipality will hold a public meeting on {day} at 7:00 p.m. in the council chambers to consider a proposed zoning by-law amendment affecting {address}.\n\n{body}\n\nAny person may attend the public meeting and make written or verbal representation either in support of or in opposition to the proposed amendment. If a person does not make oral submissions at a public meeting or make written submissions before the by-law is passed, the person is not entitled to appeal the decision.\n\n{name}, Clerk",
    ),
];

const NAMES: [&str; 12] = [
    "Julie Roy",
    "Marc-André Pelletier",
    "Sylvie Gagnon",
    "Ousmane Diallo",
    "Chantal Lévesque",
    "Réjean Côté",
    "Linh Tran",
    "Nathalie Ouellet",
    "Jean-Guy Thibault",
    "Fatima Benali",
    "Kevin O’Brien",
    "Mélanie Fortin",
];
const SUBJECTS: [&str; 10] = [
    "réfection du rang Saint-Joseph",
    "tarification de l’eau",
    "clôture mitoyenne",
    "embauche saisonnière",
    "achat d’une rétrocaveuse",
    "usage de la patinoire",
    "dérogation mineure",
    "collecte des matières organiques",
    "entretien des fossés",
    "bris d’aqueduc",
];
const MONTHS: [&str; 6] = ["janvier", "mars", "avril", "juin", "septembre", "novembre"];

/// A text on a form; `body` gives what it says.
pub(super) fn filled(frame: &str, chance: &mut Chance, mut body: impl FnMut(&mut Chance) -> String) -> String {
    let mut out = String::new();
    let mut rest = frame;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slot, after)) = after.split_once('}') else { break };
        rest = after;
        let filling = match slot {
            "name" => chance.of(&NAMES).to_owned(),
            "subject" => chance.of(&SUBJECTS).to_owned(),
            "day" => format!("{} {} 20{}", 1 + chance.below(28), chance.of(&MONTHS), 20 + chance.below(7)),
            "number" => format!("20{}-{:03}", 20 + chance.below(7), chance.below(900)),
            "address" => format!(
                "{}, rue {}",
                1 + chance.below(900),
                chance.of(&["des Pins", "de l’Église", "Notre-Dame", "du Lac"])
            ),
            _ => body(chance),
        };
        out.push_str(&filling);
    }
    out + rest
}
