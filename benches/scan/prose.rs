//! What a municipality writes, made up: minutes, e-mails and tables in French and English, always the same for the same
//! size. [`Mix::Clean`] holds numbers of every harmless sort and no identifier; [`Mix::Usual`] has a paragraph with
//! some in every dozen, the first among them.

use crate::chance::Chance;

/// What may stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mix {
    Clean,
    Usual,
}

/// One paragraph with identifiers, then so many without.
const EVERY: usize = 12;

/// Paragraphs without identifiers. `{…}` are filled in by [`Chance::fill`].
const CLEAN: [&str; 30] = [
    "Séance ordinaire du conseil tenue le {date_fr} à {hour_fr}, à la salle du conseil, sous la présidence du maire. La \
     greffière constate le quorum. Il est proposé, appuyé et résolu à l’unanimité d’adopter l’ordre du jour tel que \
     déposé, en laissant ouvert le point « Affaires nouvelles ».",
    "Résolution {resolution} — Octroi d’un contrat pour la réfection de la chaussée dans le secteur {place}. Attendu que \
     la Ville a reçu {small} soumissions; attendu que la plus basse est conforme, au montant de {amount_fr}, taxes \
     incluses; en conséquence, le conseil autorise la dépense à même le règlement {bylaw}.",
    "Le service de l’urbanisme dépose son avis sur la demande de dérogation mineure visant le lot {lot} du cadastre du \
     Québec. La marge latérale projetée est de {decimal} m alors que l’article {small}.{small} du règlement de zonage \
     en exige {small}. Le comité recommande d’accepter la demande, sous réserve de la plantation de {small} arbres.",
    "Bonjour,\n\nComme convenu, vous trouverez ci-joint la version révisée du projet de règlement {bylaw}. Les \
     modifications touchent surtout les articles {small} à {hundreds}, ainsi que l’annexe B. Pouvez-vous me faire part de vos \
     commentaires avant {hour_fr} jeudi? Je dois déposer le dossier au greffe vendredi matin.\n\nMerci et bonne journée",
    "> Le {date_fr}, le service des travaux publics a écrit :\n> Le bris d’aqueduc est réparé. L’avis d’ébullition reste en \
     vigueur jusqu’à la réception de deux séries d’analyses conformes.\n\nParfait, je prépare le communiqué et je mets \
     la page {url} à jour.",
    "Budget {year} (en milliers de dollars)\nService\tPrévu\tRéel\tÉcart\nAdministration\t{hundreds}\t{hundreds}\t{decimal} %\n\
     Travaux publics\t{hundreds}\t{hundreds}\t{decimal} %\nLoisirs et culture\t{hundreds}\t{hundreds}\t{decimal} %\n\
     Sécurité publique\t{hundreds}\t{hundreds}\t{decimal} %",
    "Le taux de participation aux activités de la bibliothèque a augmenté de {decimal} % en {year}. Le club de lecture compte \
     maintenant {hundreds} personnes, et l’heure du conte du samedi affiche complet depuis trois mois. L’équipe propose \
     d’ajouter une plage le dimanche, de {hour_fr} à {hour_fr}.",
    "La collecte des matières organiques passera aux deux semaines du {date_fr} jusqu’au printemps. Les bacs doivent être \
     placés en bordure de rue après {hour_fr} la veille. Les calendriers sont distribués par secteur : {place}, \
     {place} et {place}.",
    "Période de questions. Une citoyenne demande quand seront réparés les trottoirs près du parc. Le directeur général \
     répond que les travaux sont prévus au programme triennal d’immobilisations et que l’appel d’offres {tender} sera \
     publié à l’automne. Un citoyen se plaint du bruit des génératrices du chantier.",
    "Peux-tu résumer ce rapport en une page, dans un style simple, pour le bulletin municipal? Garde les chiffres: {hundreds} \
     tonnes de sel, {hundreds} km de rues déneigées, {small} opérations de chargement, coût total {amount_fr}.",
    "The regular council meeting was called to order at {hour_en} on {date_en}. The agenda was adopted as submitted. The \
     clerk tabled the correspondence received since the last meeting. It was moved, seconded and carried that By-law \
     {bylaw} be given a first reading.",
    "Hi all,\n\nA quick reminder that the {place} parking lot will be closed from {date_en} for resurfacing. Snow clearing \
     crews have been told. The estimated cost is {amount_en}, within the {year} capital budget. Please send questions to \
     your manager before {hour_en} on Friday.\n\nThank you",
    "The planning advisory committee reviewed file {tender} concerning lot {lot}. Staff noted that the setback of \
     {decimal} m does not meet section {small}.{small}. The committee recommends approval with {small} conditions, among \
     them a landscaping plan and a stormwater study.",
    "Translate the notice below into plain English, at a grade {small} reading level:\n\nDrinking water samples taken in \
     the {place} sector meet all standards. Flushing of the network goes on until {date_en}, between {hour_en} and \
     {hour_en}; water may be coloured for a few minutes.",
    "Liste des travaux de la semaine {small}:\n- nettoyage des puisards, secteur {place};\n- marquage de {hundreds} m de \
     chaussée;\n- inspection de {small} bornes d’incendie;\n- remplacement de {small} luminaires au DEL (bon de travail \
     {tender}).",
    "Le conseil prend acte du rapport de la trésorière au {date_fr}: revenus de {amount_fr}, dépenses de {amount_fr}, excédent \
     de {amount_fr}. La dette nette par habitant demeure inférieure à la moyenne des municipalités de même taille. Le \
     document complet est publié à l’adresse {url}.",
    "Bonjour à toutes et à tous,\n\nUn petit mot pour vous remercier de votre travail pendant la tempête. Les citoyens ont été \
     nombreux à nous écrire pour souligner la rapidité du déneigement et la gentillesse des équipes. Prenez le temps de \
     vous reposer, vous l’avez bien mérité.\n\nAu plaisir",
    "Rédige un courriel courtois pour répondre à un citoyen mécontent de la fermeture temporaire de la patinoire. Explique que \
     la température trop douce rend la glace dangereuse, que la surface est inspectée chaque matin et que l’horaire est \
     publié sur le site de la Ville. Évite le jargon administratif et termine par une invitation à nous réécrire.",
    "Le comité consultatif en environnement recommande d’élargir la bande de protection riveraine, de poursuivre la \
     sensibilisation auprès des propriétaires et de reconduire la subvention pour l’achat de couches lavables. Les membres \
     souhaitent aussi que la Ville étudie la possibilité d’un jardin communautaire derrière l’aréna.",
    "La politique de télétravail s’applique à l’ensemble du personnel dont la présence sur place n’est pas nécessaire. Le \
     gestionnaire s’assure que les outils fournis respectent les règles de sécurité de l’information. Aucun document \
     confidentiel n’est imprimé à domicile.",
    "Offre d’emploi : technicienne ou technicien en loisirs. Sous l’autorité de la directrice, la personne titulaire du poste \
     planifie et anime les activités, recrute le personnel étudiant, tient l’inventaire du matériel et collabore avec les \
     organismes du milieu. Le salaire est établi selon la convention collective en vigueur.",
    "Peux-tu me proposer trois titres accrocheurs pour une infolettre sur le compostage? Le ton doit être léger, sans \
     moralisme, et parler aussi bien aux familles qu’aux personnes qui vivent en appartement.",
    "Le plan de mesures d’urgence prévoit un centre de coordination, une chaîne d’appels et des points de service aux \
     sinistrés. Chaque direction désigne une personne responsable et un substitut. Un exercice de table se tient chaque \
     automne; un bilan écrit est remis au conseil dans les {small} jours.",
    "Objet : compte rendu de la rencontre avec les organismes\n\nLes échanges ont porté sur le prêt de locaux, l’accès aux \
     terrains sportifs et la reconnaissance des bénévoles. Les organismes demandent un guichet unique. Le service \
     s’engage à présenter une proposition avant l’été.",
    "Hello,\n\nThank you for writing to us about the street lights near the school. A technician has looked at the wiring \
     and the repair is on the list for next week. In the meantime, temporary lighting has been installed at the crosswalk. \
     Please let us know if anything else seems unsafe.\n\nKind regards",
    "Write a short social media post that invites residents to the harvest festival in the park. Mention the farmers’ market, \
     the music, the face painting and the free shuttle. Keep it warm and simple, with no hashtags.",
    "The library board discussed the draft collection policy. Members asked that donations be reviewed by the head librarian \
     and that the section on challenged materials be clearer. The revised text will be tabled in the fall.",
    "Summary of comments received at the public consultation: people like the wider sidewalks and the trees, worry about losing \
     parking in front of the shops, and ask for safer crossings. Several merchants want the work to be done outside \
     the tourist season.",
    "Le rapport décrit l’état des bâtiments municipaux, classe les travaux par ordre de priorité et propose un échéancier \
     réaliste. La toiture de la caserne et le système de ventilation de la bibliothèque viennent en tête. Les coûts \
     détaillés se trouvent à l’annexe {small}.",
    "Merci de corriger les fautes dans le texte suivant sans en changer le sens : « Les élèves de l’école primaire ont visité \
     l’hôtel de ville, où ils ont posés plusieurs questions sur le rôle des élus. Ils ont ensuite assistés à une \
     simulation de séance du conseil. »",
];

/// Paragraphs with identifiers; the first one fits into 200 bytes.
const PERSONAL: [&str; 5] = [
    "Dossier de {person}, NAS {sin}, né le {birth}, tél. {phone}, {email}. Merci de répondre poliment à sa plainte.",
    "Bonjour,\n\nMon nom est {person} et j’habite au {civic}, {place} (Québec) {postal}. Mon avis de taxation ne tient pas \
     compte de mon paiement du {date_fr}. Vous pouvez me joindre au {phone} ou à {email}.\n\n{person}",
    "Nom\tTéléphone\tCourriel\tCode postal\n{person}\t{phone}\t{email}\t{postal}\n{person}\t{phone}\t{email}\t{postal}\n\
     {person}\t{phone}\t{email}\t{postal}",
    "Good morning,\n\nMy name is {person}. I was asked for my social insurance number: {sin}. My date of birth is {birth}. \
     Please call me at {phone} about the refund of {amount_en}.\n\nThank you",
    "Inscription au camp de jour: enfant né le {birth}, numéro d’assurance maladie {health}. Personne à joindre en cas \
     d’urgence: {person}, cell. {phone}. Paiement par carte {card}.",
];

/// At most `size` bytes of text, and nearly as many, ending at a space.
pub(crate) fn prose(size: usize, mix: Mix) -> String {
    let mut chance = Chance::new(2026);
    let mut text = String::with_capacity(size + 1024);
    for place in 0.. {
        if text.len() > size {
            break;
        }
        let personal = mix == Mix::Usual && place % EVERY == 0;
        let from = if personal { &PERSONAL[..] } else { &CLEAN[..] };
        // The short one first.
        let template = if place == 0 { from[0] } else { chance.pick(from) };
        chance.fill(template, &mut text);
        text.push_str("\n\n");
    }
    let mut end = size.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // Not in the middle of a word: half an identifier is none.
    text.truncate(text[..end].rfind([' ', '\n']).unwrap_or(end));
    text
}
