//! Every sentence. A text may name the arguments of its message; `(n) "one" | "many"` takes the form that a count asks for.
//! `\u{a0}` is the non-breaking space that Québec's typography wants before a colon and inside « ».

use super::Lang;

macro_rules! catalogue {
    ($( $(#[$doc:meta])* $name:ident( $($arg:ident: $type:ty),* ) {
        fr $(($fr_n:ident))? $fr:literal $(| $fr_many:literal)?,
        en $(($en_n:ident))? $en:literal $(| $en_many:literal)? $(,)?
    } )*) => {
        $(
            $(#[$doc])*
            pub fn $name(lang: Lang, $($arg: $type),*) -> String {
                match lang {
                    Lang::Fr => catalogue!(@say lang $(($fr_n))? $fr $(| $fr_many)?),
                    Lang::En => catalogue!(@say lang $(($en_n))? $en $(| $en_many)?),
                }
            }
        )*
        /// Every text of the catalogue as it is written here, with the name of its message: for the lint.
        pub fn every() -> Vec<(&'static str, Lang, &'static str)> {
            vec![$(
                (stringify!($name), Lang::Fr, $fr), $((stringify!($name), Lang::Fr, $fr_many),)?
                (stringify!($name), Lang::En, $en), $((stringify!($name), Lang::En, $en_many),)?
            )*]
        }
    };
    (@say $lang:ident ($n:ident) $one:literal | $many:literal) => {
        if $lang.singular($n) { format!($one) } else { format!($many) }
    };
    (@say $lang:ident $text:literal) => { format!($text) };
}

catalogue! {
    /// The extension's name in the browser's list.
    extension_name() { fr "Balise – protection des renseignements", en "Balise – information protection" }
    /// What the browser's list says of it (132 characters at the most in the Chrome Web Store).
    extension_description() {
        fr "Repère les renseignements personnels avant qu’ils partent vers une plateforme d’IA. L’analyse se fait sur l’ordinateur.",
        en "Spots personal information before it leaves for an AI platform. Everything is checked on the computer itself.",
    }
    /// The toolbar button.
    action_title() { fr "Balise", en "Balise" }

    /// Joins the last two of a list.
    and() { fr "et", en "and" }
    /// The organisation where the policy names none.
    your_organisation() { fr "Protection des renseignements", en "Information protection" }
    /// The platform where the register does not know it, first in a sentence.
    this_page() { fr "Cette page", en "This page" }

    /// The dialog's word while the person decides.
    word_held() { fr "Collage retenu", en "Paste held" }
    /// The same, of a message.
    send_word_held() { fr "Envoi retenu", en "Message held" }
    /// The same, of a request.
    leave_word_held() { fr "Départ retenu", en "Request held" }
    /// The same, of files.
    file_word_held(n: usize) { fr (n) "Fichier retenu" | "Fichiers retenus", en (n) "File held" | "Files held" }
    /// The dialog's word where the policy lets no such file go as it is.
    file_word_blocked(n: usize) { fr (n) "Fichier bloqué" | "Fichiers bloqués", en (n) "File blocked" | "Files blocked" }
    /// Where something was found: the end of a title.
    file_where(name: &str) { fr "dans «\u{a0}{name}\u{a0}»", en "in “{name}”" }
    /// The same, of several files.
    files_where(n: usize) { fr (n) "dans {n}\u{a0}fichier" | "dans {n}\u{a0}fichiers", en (n) "in {n} file" | "in {n} files" }
    /// Title, all of one kind, of files.
    file_title_one_kind(n: usize, kind: &str, place: &str) {
        fr (n) "{n}\u{a0}{kind} {place}" | "{n}\u{a0}{kind} {place}",
        en (n) "{n} {kind} {place}" | "{n} {kind} {place}",
    }
    /// Title, several kinds, all personal, of files.
    file_title_personal(n: usize, place: &str) {
        fr (n) "{n}\u{a0}renseignement personnel {place}" | "{n}\u{a0}renseignements personnels {place}",
        en (n) "{n} item of personal information {place}" | "{n} items of personal information {place}",
    }
    /// Title, several kinds, not all personal, of files.
    file_title_mixed(n: usize, place: &str) {
        fr (n) "{n}\u{a0}élément {place}" | "{n}\u{a0}éléments {place}",
        en (n) "{n} item {place}" | "{n} items {place}",
    }
    /// Title where nothing was found, and not all was read.
    file_title_unread(name: &str) { fr "«\u{a0}{name}\u{a0}» n’a pas pu être vérifié", en "“{name}” could not be checked" }
    /// The same, where a part of it was read.
    file_title_part(name: &str) { fr "«\u{a0}{name}\u{a0}» n’a été vérifié qu’en partie", en "“{name}” was checked only in part" }
    /// The same, of several files.
    files_title_unread(n: usize) {
        fr (n) "{n}\u{a0}fichier n’a pas pu être vérifié en entier" | "{n}\u{a0}fichiers n’ont pas pu être vérifiés en entier",
        en (n) "{n} file could not be checked entirely" | "{n} files could not be checked entirely",
    }
    /// Why an unread file is held.
    file_why_unread() {
        fr "Balise ne sait pas ce qu’il contient. Vérifiez-le vous-même avant de le joindre.",
        en "Balise does not know what is in it. Check it yourself before attaching it.",
    }
    /// Why an unread file is blocked.
    file_why_unread_blocked() {
        fr "La politique ne permet pas de joindre ici un fichier qui n’a pas été vérifié.",
        en "The policy does not allow attaching a file here that was not checked.",
    }
    /// Why a picture is held.
    file_why_picture() {
        fr "Vérifiez que personne n’y est reconnaissable, et que vous avez le droit d’utiliser cette image.",
        en "Check that nobody can be recognised in it, and that you have the right to use this picture.",
    }
    /// Why it is blocked, where a copy with labels can be made.
    file_why_blocked_copy(n: usize) {
        fr (n) "La politique ne permet pas de joindre ce fichier ici. Une copie avec des étiquettes est possible."
            | "La politique ne permet pas de joindre ces fichiers ici. Des copies avec des étiquettes sont possibles.",
        en (n) "The policy does not allow attaching this file here. A copy with labels is possible."
            | "The policy does not allow attaching these files here. Copies with labels are possible.",
    }
    /// Why it is blocked, where none can.
    file_why_blocked(n: usize) {
        fr (n) "La politique ne permet pas de joindre ce fichier ici. Retirez-en ces éléments, puis choisissez-le de nouveau."
            | "La politique ne permet pas de joindre ces fichiers ici. Retirez-en ces éléments, puis choisissez-les de nouveau.",
        en (n) "The policy does not allow attaching this file here. Remove these items from it, then choose it again."
            | "The policy does not allow attaching these files here. Remove these items from them, then choose them again.",
    }
    /// What was not read, as one of the rows.
    file_row_unread() { fr "Non vérifié", en "Not checked" }
    /// A picture, as one of the rows.
    file_row_picture() { fr "Image", en "Picture" }
    /// Why a picture is one of the rows.
    file_row_picture_why() { fr "ce qu’elle montre n’est pas vérifié", en "what it shows is not checked" }
    /// Button.
    file_replace(n: usize) {
        fr (n) "Joindre une copie avec étiquettes" | "Joindre des copies avec étiquettes",
        en (n) "Attach a copy with labels" | "Attach copies with labels",
    }
    /// Button.
    file_cancel(n: usize) { fr (n) "Ne pas joindre le fichier" | "Ne pas joindre les fichiers", en (n) "Do not attach the file" | "Do not attach the files" }
    /// Link that attaches at once.
    file_keep() { fr "Joindre tel quel", en "Attach as is" }
    /// Link that leads to the reason step.
    file_keep_reason() { fr "Joindre tel quel…", en "Attach as is…" }
    /// Title of the reason step.
    file_reason_title(n: usize) { fr (n) "Pourquoi joindre ce fichier?" | "Pourquoi joindre ces fichiers?", en (n) "Why attach this file?" | "Why attach these files?" }
    /// What is done with the reason.
    file_reason_why() {
        fr "Le motif est compté sur cet ordinateur, sans le contenu du fichier.",
        en "The reason is counted on this computer, without the content of the file.",
    }
    /// Goes on.
    file_reason_confirm() { fr "Joindre avec ce motif", en "Attach with this reason" }
    /// After a file went as it was.
    file_notice_kept(n: usize) {
        fr (n) "Fichier joint tel quel; le choix est compté sur cet ordinateur." | "Fichiers joints tels quels; le choix est compté sur cet ordinateur.",
        en (n) "File attached as is; the choice is counted on this computer." | "Files attached as they are; the choice is counted on this computer.",
    }
    /// After a copy went.
    file_notice_replaced(n: usize) {
        fr (n) "Copie jointe, avec {n}\u{a0}étiquette; relisez-la avant d’envoyer." | "Copie jointe, avec {n}\u{a0}étiquettes; relisez-la avant d’envoyer.",
        en (n) "Copy attached, with {n} label; read it over before sending." | "Copy attached, with {n} labels; read it over before sending.",
    }
    /// After a picture went.
    file_notice_picture() {
        fr "Image jointe\u{a0}: personne ne doit y être reconnaissable, et ses droits d’auteur doivent être respectés.",
        en "Picture attached: nobody should be recognisable in it, and its copyright must be respected.",
    }
    /// After a file went that was not read.
    file_notice_unread(what: &str) { fr "Joint sans être vérifié\u{a0}: {what}.", en "Attached without being checked: {what}." }
    /// Where a copy with labels was asked for, and could not be made.
    file_no_copy(why: &str) {
        fr "La copie avec étiquettes n’a pas pu être faite ({why}). Rien n’est parti.",
        en "The copy with labels could not be made ({why}). Nothing left.",
    }
    /// While a file is looked through.
    file_checking() { fr "Vérification du fichier…", en "Checking the file…" }
    /// The engine does not answer.
    file_unreachable_title() { fr "Le fichier n’a pas pu être vérifié", en "The file could not be checked" }
    /// What to do then.
    file_unreachable_why() {
        fr "Le moteur de vérification ne répond pas. Le fichier n’est pas parti; réessayez.",
        en "The checking engine does not answer. The file did not leave; try again.",
    }
    /// The extension was updated under the page.
    file_orphaned_why() {
        fr "La page doit être rechargée avant d’y joindre un fichier. Copiez d’abord ce que vous avez écrit.",
        en "The page must be reloaded before a file is attached. First copy what you wrote.",
    }
    /// The page did not take it.
    file_unplaced_title() { fr "La page n’a pas pris le fichier", en "The page did not take the file" }
    /// What to do then.
    file_unplaced_why() {
        fr "Choisissez-le de nouveau par le bouton de la page.",
        en "Choose it again by the button of the page.",
    }
    /// Footer of those.
    file_footer_off() { fr "Rien n’a été envoyé.", en "Nothing was sent." }
    /// The dialog's word where the policy lets nothing through as it is.
    word_blocked() { fr "Collage bloqué", en "Paste blocked" }
    /// The same, of a message.
    send_word_blocked() { fr "Envoi bloqué", en "Message blocked" }
    /// The dialog's word when nothing is being checked.
    word_off() { fr "Vérification impossible", en "Cannot check" }
    /// The same, where what was checked did not arrive.
    word_unplaced() { fr "Insertion impossible", en "Cannot insert" }
    /// The same, of a request.
    leave_word_blocked() { fr "Départ bloqué", en "Request blocked" }
    /// Title, all of one kind.
    title_one_kind(n: usize, kind: &str) {
        fr (n) "{n}\u{a0}{kind} dans ce collage" | "{n}\u{a0}{kind} dans ce collage",
        en (n) "{n} {kind} in this paste" | "{n} {kind} in this paste",
    }
    /// Title, several kinds, all personal.
    title_personal(n: usize) {
        fr (n) "{n}\u{a0}renseignement personnel dans ce collage" | "{n}\u{a0}renseignements personnels dans ce collage",
        en (n) "{n} item of personal information in this paste" | "{n} items of personal information in this paste",
    }
    /// Title, several kinds, not all personal.
    title_mixed(n: usize) {
        fr (n) "{n}\u{a0}élément dans ce collage" | "{n}\u{a0}éléments dans ce collage",
        en (n) "{n} item in this paste" | "{n} items in this paste",
    }
    /// Title, all of one kind, of a message.
    send_title_one_kind(n: usize, kind: &str) {
        fr (n) "{n}\u{a0}{kind} dans votre message" | "{n}\u{a0}{kind} dans votre message",
        en (n) "{n} {kind} in your message" | "{n} {kind} in your message",
    }
    /// Title, several kinds, all personal, of a message.
    send_title_personal(n: usize) {
        fr (n) "{n}\u{a0}renseignement personnel dans votre message" | "{n}\u{a0}renseignements personnels dans votre message",
        en (n) "{n} item of personal information in your message" | "{n} items of personal information in your message",
    }
    /// Title, several kinds, not all personal, of a message.
    send_title_mixed(n: usize) {
        fr (n) "{n}\u{a0}élément dans votre message" | "{n}\u{a0}éléments dans votre message",
        en (n) "{n} item in your message" | "{n} items in your message",
    }
    /// Title, of a request.
    leave_title(n: usize) {
        fr (n) "{n}\u{a0}élément dans un texte que la page envoyait" | "{n}\u{a0}éléments dans un texte que la page envoyait",
        en (n) "{n} item in a text that the page was sending" | "{n} items in a text that the page was sending",
    }
    /// Why a request is held, and the way on.
    leave_why() {
        fr "Ce texte n’avait pas été vérifié avant l’envoi; il n’est pas parti. Modifiez-le, puis envoyez de nouveau.",
        en "This text had not been checked before it was sent; it did not leave. Edit it, then send again.",
    }
    /// Why it is held.
    why_held(n: usize, platform: &str) {
        fr (n) "{platform} pourrait le conserver hors de votre organisation." | "{platform} pourrait les conserver hors de votre organisation.",
        en (n) "{platform} could keep it outside your organisation." | "{platform} could keep them outside your organisation.",
    }
    /// Why it is blocked, and the way on.
    why_blocked(n: usize) {
        fr (n) "La politique ne permet pas de le coller ici. Une étiquette peut le remplacer."
            | "La politique ne permet pas de les coller ici. Des étiquettes peuvent les remplacer.",
        en (n) "The policy does not allow pasting it here. A label can replace it."
            | "The policy does not allow pasting them here. Labels can replace them.",
    }
    /// Why a message is blocked, and the way on.
    send_why_blocked(n: usize) {
        fr (n) "La politique ne permet pas de l’envoyer ici. Une étiquette peut le remplacer."
            | "La politique ne permet pas de les envoyer ici. Des étiquettes peuvent les remplacer.",
        en (n) "The policy does not allow sending it here. A label can replace it."
            | "The policy does not allow sending them here. Labels can replace them.",
    }
    /// Why it is blocked, and the way on, where a label can stand for none of it: a copied passage.
    why_blocked_source() {
        fr "La politique ne permet pas d’envoyer cet extrait ici. Retirez-le du texte.",
        en "The policy does not allow sending this excerpt here. Remove it from the text.",
    }
    /// Count after a kind: « × 3 ».
    times(kind: &str, n: usize) { fr "{kind}\u{a0}×\u{a0}{n}", en "{kind} × {n}" }
    /// What is beyond the rows shown.
    more(n: usize) { fr (n) "et {n}\u{a0}autre" | "et {n}\u{a0}autres", en (n) "and {n} more" | "and {n} more" }
    /// How sure, before the reasons: from 0.9.
    sign_strong(reasons: &str) { fr "Indice fort\u{a0}: {reasons}", en "Strong sign: {reasons}" }
    /// From 0.7.
    sign_fair(reasons: &str) { fr "Indice moyen\u{a0}: {reasons}", en "Fair sign: {reasons}" }
    /// Below.
    sign_weak(reasons: &str) { fr "Indice faible\u{a0}: {reasons}", en "Weak sign: {reasons}" }
    /// A reason: the grammar fits.
    reason_format() { fr "format reconnu", en "known format" }
    /// Why: the words themselves and those around.
    reason_words() { fr "mots et contexte reconnus", en "words and context recognised" }
    /// A reason: a check digit is right.
    reason_checksum() { fr "chiffre de contrôle exact", en "check digit right" }
    /// A reason: the date inside exists.
    reason_date() { fr "date plausible", en "plausible date" }
    /// A reason: a word names it.
    reason_label(word: &str) { fr "mot «\u{a0}{word}\u{a0}» à proximité", en "the word “{word}” nearby" }
    /// A reason: the policy lists it.
    reason_policy() { fr "désigné par la politique", en "named by the policy" }
    /// Why: where the text was copied, and how much of the text that is looked through it is.
    reason_source(host: &str, percent: u8) {
        fr "Copié de {host}, environ {percent}\u{a0}% de ce texte",
        en "Copied from {host}, about {percent}% of this text",
    }
    /// Why: of which registered document it is, and how much of the text that is looked through.
    reason_document(name: &str, percent: u8) {
        fr "Tiré de «\u{a0}{name}\u{a0}», environ {percent}\u{a0}% de ce texte",
        en "Taken from “{name}”, about {percent}% of this text",
    }
    /// A reason: not in the visible text.
    reason_hidden() { fr "dans la mise en forme, pas dans le texte visible", en "in the formatting, not in the visible text" }
    /// Opens the preview.
    preview() { fr "Voir le texte avec les étiquettes", en "See the text with labels" }

    /// Button.
    action_replace(n: usize) {
        fr (n) "Remplacer par une étiquette" | "Remplacer par des étiquettes",
        en (n) "Replace with a label" | "Replace with labels",
    }
    /// Button.
    action_edit() { fr "Modifier", en "Edit" }
    /// Button.
    action_cancel() { fr "Annuler", en "Cancel" }
    /// Link that leads to the reason step.
    action_keep_reason() { fr "Coller tel quel…", en "Paste as is…" }
    /// Link that pastes at once.
    action_keep() { fr "Coller tel quel", en "Paste as is" }
    /// Button: back to the message, to change it by hand.
    send_action_edit() { fr "Modifier le message", en "Edit the message" }
    /// Link that leads to the reason step, of a request.
    leave_action_keep_reason() { fr "Laisser partir tel quel…", en "Let it go as is…" }
    /// Link that lets such a text go the next time.
    leave_action_keep() { fr "Laisser partir tel quel", en "Let it go as is" }
    /// Link that leads to the reason step.
    send_action_keep_reason() { fr "Envoyer tel quel…", en "Send as is…" }
    /// Link that sends at once.
    send_action_keep() { fr "Envoyer tel quel", en "Send as is" }
    /// Button.
    action_retry() { fr "Réessayer", en "Try again" }
    /// Button.
    action_reload() { fr "Recharger la page", en "Reload the page" }

    /// Title of the reason step.
    reason_title(n: usize) {
        fr (n) "Pourquoi coller ce renseignement?" | "Pourquoi coller ces {n}\u{a0}renseignements?",
        en (n) "Why paste this item?" | "Why paste these {n} items?",
    }
    /// Title of the reason step, of a message.
    send_reason_title(n: usize) {
        fr (n) "Pourquoi envoyer ce renseignement?" | "Pourquoi envoyer ces {n}\u{a0}renseignements?",
        en (n) "Why send this item?" | "Why send these {n} items?",
    }
    /// Restates the most severe, and what is done with the reason.
    reason_why(worst: &str) {
        fr "Dont {worst}. Le motif est compté sur cet ordinateur, sans le texte.",
        en "Including {worst}. The reason is counted on this computer, without the text.",
    }
    /// A reason.
    reason_mistake() { fr "Repéré par erreur", en "Found by mistake" }
    /// A reason.
    reason_consent() { fr "La personne concernée consent à cet usage", en "The person concerned consents to this use" }
    /// A reason.
    reason_public() { fr "Les renseignements ont un caractère public", en "The information is public" }
    /// A reason.
    reason_other() { fr "Autre motif", en "Other reason" }
    /// Safe button.
    back() { fr "Retour", en "Back" }
    /// Goes on.
    reason_confirm() { fr "Coller avec ce motif", en "Paste with this reason" }
    /// Goes on, with a message.
    send_reason_confirm() { fr "Envoyer avec ce motif", en "Send with this reason" }
    /// At the choices, when none was made.
    reason_missing() { fr "Choisissez un motif.", en "Choose a reason." }

    /// Title of the edit step.
    edit_title() { fr "Modifier le texte à coller", en "Edit the text to paste" }
    /// What happens next.
    edit_why() { fr "Le texte modifié est vérifié de nouveau, puis collé.", en "The edited text is checked again, then pasted." }
    /// Label of the text area.
    edit_field() { fr "Texte à coller", en "Text to paste" }
    /// Button.
    edit_check() { fr "Vérifier et coller", en "Check and paste" }

    /// Where the analysis is done.
    footer() { fr "L’analyse se fait sur cet ordinateur. Rien n’a été envoyé.", en "The analysis is done on this computer. Nothing was sent." }
    /// After labels were placed and read back.
    notice_replaced(n: usize) {
        fr (n) "{n}\u{a0}étiquette placée; relisez, puis envoyez." | "{n}\u{a0}étiquettes placées; relisez, puis envoyez.",
        en (n) "{n} label placed; read it over, then send." | "{n} labels placed; read it over, then send.",
    }
    /// After a text went in as it was.
    notice_kept() { fr "Texte collé tel quel; le choix est compté sur cet ordinateur.", en "Text pasted as is; the choice is counted on this computer." }
    /// After a message went as it was.
    send_notice_kept() { fr "Message envoyé tel quel; le choix est compté sur cet ordinateur.", en "Message sent as is; the choice is counted on this computer." }
    /// After the person let a request go that was stopped.
    leave_notice_kept() { fr "Choix compté sur cet ordinateur; envoyez de nouveau.", en "Choice counted on this computer; send again." }
    /// After a text went in of which something is only to be remembered.
    notice_reminder(kind: &str, clause: &str) { fr "À vérifier\u{a0}: {kind}. {clause}", en "To check: {kind}. {clause}" }
    /// While a long text is looked through.
    checking() { fr "Vérification du texte collé…", en "Checking the pasted text…" }
    /// While a long message is looked through.
    send_checking() { fr "Vérification du message…", en "Checking the message…" }
    /// By the composer, while the person writes: how many are in it.
    chip_found(n: usize) {
        fr (n) "{n}\u{a0}élément repéré" | "{n}\u{a0}éléments repérés",
        en (n) "{n} item found" | "{n} items found",
    }
    /// What the list that it opens is called.
    chip_list(n: usize) {
        fr (n) "Élément repéré dans votre message" | "Éléments repérés dans votre message",
        en (n) "Item found in your message" | "Items found in your message",
    }
    /// Button of one row: labels that value alone.
    chip_replace() { fr "Remplacer", en "Replace" }
    /// Button of one row: it is not what it was taken for.
    chip_dismiss() { fr "Repéré par erreur", en "Found by mistake" }
    /// Button of the list: all of them.
    chip_replace_all(n: usize) {
        fr (n) "Remplacer par une étiquette" | "Remplacer les {n}\u{a0}par des étiquettes",
        en (n) "Replace with a label" | "Replace all {n} with labels",
    }
    /// The message could not be looked through while it was written: it will be when it is sent.
    chip_off() { fr "Vérification impossible; nouvel essai à l’envoi", en "Cannot check now; will try again when you send" }
    /// After a copy: labels are in it whose values are known.
    reveal_found(n: usize) {
        fr (n) "{n}\u{a0}étiquette dans la copie" | "{n}\u{a0}étiquettes dans la copie",
        en (n) "{n} label in the copy" | "{n} labels in the copy",
    }
    /// Heading of the text with its values.
    reveal_title() { fr "Texte avec les renseignements", en "Text with the information" }
    /// Who sees it.
    reveal_why() { fr "La page ne voit pas ce texte.", en "The page does not see this text." }
    /// Button.
    reveal_copy() { fr "Copier avec les renseignements", en "Copy with the information" }
    /// After it was copied.
    reveal_copied() { fr "Texte copié avec les renseignements.", en "Text copied with the information." }
    /// Closing button of a notice.
    close() { fr "Fermer", en "Close" }

    /// The engine does not answer.
    unreachable_title() { fr "Le collage n’a pas pu être vérifié", en "The paste could not be checked" }
    /// What to do then.
    unreachable_why() {
        fr "Le moteur de vérification ne répond pas. Le texte reste dans le presse-papiers; réessayez.",
        en "The checking engine does not answer. The text is still on the clipboard; try again.",
    }
    /// The engine does not answer when a message is sent.
    send_unreachable_title() { fr "Le message n’a pas pu être vérifié", en "The message could not be checked" }
    /// What to do then.
    send_unreachable_why() {
        fr "Le moteur de vérification ne répond pas. Le texte reste dans la zone de message; réessayez.",
        en "The checking engine does not answer. The text is still in the message box; try again.",
    }
    /// The extension was updated under the page.
    orphaned_title() { fr "Balise a été mise à jour", en "Balise was updated" }
    /// What to do then.
    orphaned_why() {
        fr "La page doit être rechargée avant d’y coller du texte. Copiez d’abord ce que vous avez écrit.",
        en "The page must be reloaded before text is pasted into it. First copy what you wrote.",
    }
    /// What was put in is not to be found in the field.
    unplaced_title() { fr "Le texte n’a pas pu être placé", en "The text could not be placed" }
    /// What to do then.
    unplaced_why() {
        fr "La page ne l’a pas pris. Relisez la zone de message avant d’envoyer.",
        en "The page did not take it. Read the message box before sending.",
    }
    /// What to do then, of a message.
    send_orphaned_why() {
        fr "La page doit être rechargée avant l’envoi. Copiez d’abord ce que vous avez écrit.",
        en "The page must be reloaded before you send. First copy what you wrote.",
    }
    /// Footer of those three.
    footer_off() { fr "Rien n’a été collé ni envoyé.", en "Nothing was pasted or sent." }
    /// The same, of a message.
    send_footer_off() { fr "Rien n’a été envoyé.", en "Nothing was sent." }
    /// Footer where the field's state is not known.
    footer_unplaced() { fr "L’analyse se fait sur cet ordinateur.", en "The analysis is done on this computer." }

    /// The panel's subtitle.
    panel_subtitle() { fr "Panneau de Balise", en "Balise panel" }
    /// The page is guarded and its part answers.
    panel_on() { fr "Vérification active", en "Checking is on" }
    /// What is checked, in this version.
    panel_on_detail() { fr "Le texte collé ou écrit est vérifié avant l’envoi.", en "Pasted and typed text is checked before it is sent." }
    /// The page should be guarded, and is not.
    panel_off() { fr "Vérification inactive", en "Checking is off" }
    /// What to do then.
    panel_off_detail() { fr "Rechargez cette page pour activer la vérification.", en "Reload this page to turn checking on." }
    /// The page is none that is guarded.
    panel_quiet() { fr "Page non surveillée", en "Page not checked" }
    /// Why.
    panel_quiet_detail() { fr "Balise vérifie les plateformes d’IA et les sites que l’organisation désigne.", en "Balise checks AI platforms and the sites that the organisation names." }
    /// A guarded page on which nobody could write: signed out, or built in a way that the guard does not see.
    panel_blind() { fr "Zone de texte introuvable", en "No text box found" }
    /// What holds all the same.
    panel_blind_detail() { fr "Ce que vous écrivez ici n’est vérifié qu’à l’envoi, et pas toujours au complet.", en "What you write here is checked only when it is sent, and not always all of it." }
    /// The field with the cursor is none of ours.
    panel_field(why: &str) { fr "Le champ où se trouve le curseur n’est pas vérifié\u{a0}: {why}.", en "The field with the cursor is not checked: {why}." }
    /// Why a field is not looked at.
    field_password() { fr "mot de passe", en "password" }
    /// Why a field is not looked at.
    field_email() { fr "adresse courriel", en "email address" }
    /// Why a field is not looked at.
    field_telephone() { fr "numéro de téléphone", en "phone number" }
    /// Why a field is not looked at.
    field_number() { fr "nombre", en "number" }
    /// Why a field is not looked at.
    field_read_only() { fr "lecture seule", en "read only" }
    /// Why a field is not looked at.
    field_disabled() { fr "champ désactivé", en "disabled field" }
    /// Somebody writes where no text box is seen.
    unseen() { fr "Balise ne voit pas ce que vous écrivez ici et pourrait ne pas tout vérifier à l’envoi. Relisez votre message avant de l’envoyer.", en "Balise cannot see what you write here, and may not check all of it when it is sent. Read your message over before you send it." }
    /// Title of the page with the policy, the acknowledgement, the incident form and the contacts.
    guide_title() { fr "Politique et démarches", en "Policy and forms" }
    /// Link of the panel to it.
    guide_open() { fr "Lire la politique", en "Read the policy" }
    /// Heading, and link.
    guide_policy() { fr "La politique", en "The policy" }
    /// Heading, and link.
    guide_read() { fr "Attestation de lecture", en "Acknowledgement" }
    /// Heading, and link.
    guide_incident() { fr "Signaler un incident", en "Report an incident" }
    /// Heading, and link.
    guide_contacts() { fr "Personnes-ressources", en "Contacts" }
    /// What the links are together.
    guide_nav() { fr "Parties de cette page", en "Parts of this page" }
    /// Field.
    guide_search() { fr "Chercher dans la politique", en "Search the policy" }
    /// What the acknowledgement is.
    read_why() { fr "Vous confirmez que vous avez lu cette politique. L’attestation reste dans ce navigateur; remettez-en une copie à qui vous la demande.", en "You confirm that you have read this policy. The acknowledgement stays in this browser; give a copy to whoever asks for it." }
    /// Nothing to acknowledge.
    read_none() { fr "L’organisation n’a pas de politique ici; il n’y a rien à attester.", en "The organisation has no policy here; there is nothing to acknowledge." }
    /// Field.
    read_name() { fr "Votre nom", en "Your name" }
    /// Box to tick.
    read_agree(version: &str) { fr "J’ai lu la politique, version\u{a0}{version}.", en "I have read the policy, version {version}." }
    /// Button.
    read_confirm() { fr "Confirmer", en "Confirm" }
    /// Receipt.
    read_line(name: &str, version: &str, day: &str) { fr "Lecture attestée par {name}, le {day} (version\u{a0}{version}).", en "Acknowledged by {name} on {day} (version {version})." }
    /// It was for another version.
    read_again(version: &str, day: &str) { fr "Votre attestation du {day} portait sur la version\u{a0}{version}. La politique a changé.", en "Your acknowledgement of {day} was for version {version}. The policy has changed." }
    /// Card of the panel.
    read_due(version: &str) { fr "La politique, version\u{a0}{version}, est à lire.", en "The policy, version {version}, is to be read." }
    /// Button.
    print() { fr "Imprimer", en "Print" }
    /// Button.
    save_copy() { fr "Enregistrer une copie", en "Save a copy" }
    /// A mistake in the form.
    error_name() { fr "Écrivez votre nom.", en "Write your name." }
    /// A mistake in the form.
    error_agree() { fr "Cochez la case pour confirmer.", en "Tick the box to confirm." }
    /// What the incident form is.
    incident_why() { fr "Un renseignement personnel est peut-être allé où il ne devait pas. Signalez-le sans attendre. N’écrivez pas le renseignement lui-même.", en "Personal information may have gone where it should not have. Report it right away. Do not write the information itself." }
    /// Question.
    incident_what() { fr "Que s’est-il passé?", en "What happened?" }
    /// Answer.
    incident_sent() { fr "Renseignement envoyé à une plateforme d’IA", en "Information sent to an AI platform" }
    /// Answer.
    incident_shared() { fr "Renseignement communiqué à une personne qui n’y avait pas droit", en "Information given to someone who had no right to it" }
    /// Answer.
    incident_seen() { fr "Renseignement consulté ou utilisé sans autorisation", en "Information seen or used without permission" }
    /// Answer.
    incident_lost() { fr "Renseignement perdu, volé ou modifié", en "Information lost, stolen or changed" }
    /// Question.
    incident_where() { fr "Sur quelle plateforme, ou à quel endroit?", en "On which platform, or where?" }
    /// Question.
    incident_when() { fr "Quand est-ce arrivé?", en "When did it happen?" }
    /// Question.
    incident_known() { fr "Quand l’avez-vous appris?", en "When did you learn of it?" }
    /// Question.
    incident_kinds() { fr "Quels genres de renseignements?", en "What kinds of information?" }
    /// Answer.
    kind_identity() { fr "Identité (nom, date de naissance)", en "Identity (name, date of birth)" }
    /// Answer.
    kind_contact() { fr "Coordonnées (adresse, téléphone, courriel)", en "Contact details (address, phone, email)" }
    /// Answer.
    kind_numbers() { fr "Numéros officiels (NAS, NAM, permis)", en "Official numbers (SIN, health number, licence)" }
    /// Answer.
    kind_money() { fr "Finances (compte, carte, revenu)", en "Finances (account, card, income)" }
    /// Answer.
    kind_health() { fr "Santé", en "Health" }
    /// Answer.
    kind_work() { fr "Emploi (évaluation, absence, discipline)", en "Employment (appraisal, absence, discipline)" }
    /// Answer.
    kind_secret() { fr "Mots de passe ou clés", en "Passwords or keys" }
    /// Answer.
    kind_other() { fr "Autres", en "Other" }
    /// Question.
    incident_people() { fr "Combien de personnes sont touchées, environ?", en "About how many people are affected?" }
    /// Question.
    incident_quebec() { fr "Combien habitent au Québec?", en "How many live in Québec?" }
    /// Question.
    incident_story() { fr "Comment est-ce arrivé?", en "How did it happen?" }
    /// Hint.
    incident_story_hint() { fr "Une ou deux phrases, sans nom ni numéro.", en "One or two sentences, without names or numbers." }
    /// Question.
    incident_done() { fr "Qu’avez-vous fait depuis?", en "What have you done since?" }
    /// Hint.
    incident_done_hint() { fr "Par exemple, conversation effacée, gestionnaire avisé.", en "For example, conversation deleted, manager told." }
    /// Button.
    incident_confirm() { fr "Préparer le signalement", en "Prepare the report" }
    /// Heading of what is to be mended in a form.
    incident_errors() { fr "À compléter", en "To complete" }
    /// A mistake in the form.
    error_what() { fr "Choisissez ce qui s’est passé.", en "Choose what happened." }
    /// A mistake in the form.
    error_known() { fr "Indiquez quand vous l’avez appris.", en "Say when you learned of it." }
    /// A mistake in the form.
    error_order() { fr "La date de l’incident vient après celle où vous l’avez appris.", en "The incident is dated after you learned of it." }
    /// The report is ready.
    incident_ready(number: &str) { fr "Signalement\u{a0}{number} préparé. Il n’est pas encore envoyé.", en "Report {number} is ready. It is not sent yet." }
    /// What to do with it.
    incident_next(contact: &str) { fr "Transmettez-le maintenant à\u{a0}: {contact}.", en "Send it now to: {contact}." }
    /// The same where the policy names nobody.
    incident_next_none() { fr "Transmettez-le maintenant à la personne responsable de la protection des renseignements personnels.", en "Send it now to the person in charge of the protection of personal information." }
    /// What the record is.
    incident_note() { fr "Ce document ne dit pas s’il y a un risque de préjudice sérieux. La personne responsable de la protection des renseignements personnels en décide. Rien n’est gardé dans ce navigateur.", en "This document does not say whether there is a risk of serious harm. The person in charge of the protection of personal information decides. Nothing is kept in this browser." }
    /// Button.
    incident_mail() { fr "Préparer le courriel", en "Prepare the email" }
    /// Subject of the message.
    incident_subject(number: &str) { fr "Signalement d’un incident de confidentialité\u{a0}: {number}", en "Report of a confidentiality incident: {number}" }
    /// Button.
    incident_back() { fr "Modifier les réponses", en "Change the answers" }
    /// In the record: who reports.
    incident_by() { fr "Signalé par", en "Reported by" }
    /// In the record: when.
    incident_at() { fr "Date du signalement", en "Date of the report" }
    /// In the record: no answer.
    incident_unknown() { fr "Pas indiqué", en "Not given" }
    /// Whom to turn to.
    contact_incident() { fr "Pour signaler un incident", en "To report an incident" }
    /// Whom to turn to.
    contact_privacy() { fr "Protection des renseignements personnels (RPRP)", en "Protection of personal information" }
    /// Whom to turn to.
    contact_manager() { fr "Gestionnaire", en "Manager" }
    /// Whom to turn to.
    contact_it() { fr "Informatique", en "Information technology" }
    /// Whom to turn to.
    contact_management() { fr "Direction générale", en "General management" }
    /// Nobody is named.
    contacts_none() { fr "La politique ne nomme personne. Adressez-vous à votre gestionnaire.", en "The policy names nobody. Turn to your manager." }
    /// How many sections are shown.
    guide_found(n: usize) {
        fr (n) "{n}\u{a0}article" | "{n}\u{a0}articles",
        en (n) "{n} section" | "{n} sections",
    }
    /// Something was found in the description.
    incident_found(n: usize) {
        fr (n) "{n}\u{a0}élément repéré dans ce texte\u{a0}: décrivez-le sans le recopier." | "{n}\u{a0}éléments repérés dans ce texte\u{a0}: décrivez-les sans les recopier.",
        en (n) "{n} item found in this text: describe it without copying it." | "{n} items found in this text: describe them without copying them.",
    }
    /// The mention that AI was used, for colleagues. Fields in braces; what stands in square brackets is left out where a field in it is empty.
    mention_internal() {
        fr "Préparé avec l’aide de l’IA ({{tool}}[, {{model}}]) le {{date}}[, pour\u{a0}: {{purpose}}]. {{review}}[ Vérifié\u{a0}: {{checked}}.]",
        en "Prepared with the help of AI ({{tool}}[, {{model}}]) on {{date}}[, for: {{purpose}}]. {{review}}[ Checked: {{checked}}.]",
    }
    /// The same, for citizens and partners.
    mention_external() {
        fr "Ce texte a été préparé avec l’aide d’un outil d’intelligence artificielle ({{tool}}[, {{model}}]) le {{date}}[, pour\u{a0}: {{purpose}}]. {{review}}[ Vérifié\u{a0}: {{checked}}.]",
        en "This text was prepared with the help of an artificial intelligence tool ({{tool}}[, {{model}}]) on {{date}}[, for: {{purpose}}]. {{review}}[ Checked: {{checked}}.]",
    }
    /// In a mention: nobody has read the text yet.
    mention_unreviewed() { fr "À relire et à valider avant usage.", en "To be read and approved before use." }
    /// In a mention: somebody has.
    mention_reviewed() { fr "Relu et validé par une personne.", en "Read and approved by a person." }
    /// In a mention: who has.
    mention_reviewed_by(name: &str) { fr "Relu et validé par {name}.", en "Read and approved by {name}." }
    /// A reference in the manner of a bibliography.
    reference(vendor: &str, year: &str, tool: &str, model: &str) {
        fr "{vendor}. ({year}). {tool} ({model}) [Grand modèle de langage].",
        en "{vendor}. ({year}). {tool} ({model}) [Large language model].",
    }
    /// In a reference, where the page does not say which model.
    reference_unknown() { fr "version non indiquée", en "version not given" }
    /// What was asked, after a reference.
    reference_prompt(text: &str) { fr "Requête\u{a0}: «\u{a0}{text}\u{a0}»", en "Prompt: “{text}”" }
    /// An answer was copied: on its pill.
    answer_copied() { fr "Réponse copiée\u{a0}: à vérifier", en "Answer copied: check it" }
    /// What it opens: its title.
    answer_title(name: &str) { fr "Réponse copiée de {name}", en "Answer copied from {name}" }
    /// What to do with it.
    answer_why() { fr "Vérifiez-la et faites-la valider par une personne avant de vous en servir.", en "Check it and have a person approve it before you use it." }
    /// What is to be checked in it.
    answer_checks() { fr "À vérifier dans ce texte", en "To check in this text" }
    /// More of them than are shown.
    answer_more(n: usize) {
        fr (n) "et {n}\u{a0}autre" | "et {n}\u{a0}autres",
        en (n) "and {n} more" | "and {n} more",
    }
    /// None of them.
    answer_none() { fr "Aucun lien, chiffre, date ni référence repérés. Vérifiez le propos lui-même.", en "No link, figure, date or reference found. Check what it says." }
    /// What is to be checked: an address.
    check_link() { fr "Lien", en "Link" }
    /// What is to be checked: a reference to law.
    check_law() { fr "Référence juridique", en "Legal reference" }
    /// What is to be checked: words of somebody else.
    check_quotation() { fr "Citation", en "Quotation" }
    /// What is to be checked: a day or a year.
    check_date() { fr "Date", en "Date" }
    /// What is to be checked: a number.
    check_figure() { fr "Chiffre", en "Figure" }
    /// For whom the text is.
    mention_form() { fr "Usage du texte", en "Use of the text" }
    /// For colleagues.
    form_internal() { fr "interne", en "internal" }
    /// For citizens and partners.
    form_external() { fr "externe", en "external" }
    /// A box to tick.
    mention_i_reviewed() { fr "J’ai relu ce texte et je l’approuve", en "I have read this text and approve it" }
    /// The mention, before it is copied.
    mention_preview() { fr "Mention ajoutée", en "Mention added" }
    /// Button.
    answer_copy() { fr "Copier avec la mention", en "Copy with the mention" }
    /// It was.
    answer_done() { fr "Copié avec la mention.", en "Copied with the mention." }
    /// It was not.
    answer_failed() { fr "La copie n’a pas réussi. Recopiez le texte, puis réessayez.", en "The copy did not succeed. Copy the text again, then try again." }
    /// Part of the page behind the panel.
    guide_rules() { fr "Les règles en un coup d’œil", en "The rules in a glance" }
    /// Part of the page behind the panel.
    guide_training() { fr "Formation", en "Training" }
    /// Part of the page behind the panel.
    guide_mention() { fr "Indiquer l’usage de l’IA", en "Say that AI was used" }
    /// Part of the page behind the panel.
    guide_password() { fr "Mot de passe", en "Password" }
    /// Part of the page behind the panel.
    guide_recorded() { fr "Ce qui est conservé sur moi", en "What is recorded about me" }
    /// Heading.
    rules_do() { fr "À faire", en "Do" }
    /// A rule.
    do_approved() { fr "Servez-vous des plateformes autorisées par l’organisation.", en "Use the platforms that the organisation approved." }
    /// A rule.
    do_labels() { fr "Remplacez les renseignements par des étiquettes avant d’envoyer.", en "Put labels in place of the information before you send." }
    /// A rule.
    do_check() { fr "Vérifiez chaque réponse; faites-la valider par une personne.", en "Check each answer; have a person approve it." }
    /// A rule.
    do_say() { fr "Indiquez l’usage de l’IA, à l’interne et à l’externe.", en "Say that AI was used, inside and outside." }
    /// A rule.
    do_report() { fr "Signalez sans attendre ce qui est parti par erreur.", en "Report at once what left by mistake." }
    /// Heading.
    rules_dont() { fr "À ne pas faire", en "Don’t" }
    /// A rule.
    dont_personal() { fr "Mettre dans l’IA un renseignement personnel.", en "Put personal information into AI." }
    /// A rule.
    dont_confidential() { fr "Y mettre ce qui n’est pas destiné au public.", en "Put in what is not meant for the public." }
    /// A rule.
    dont_works() { fr "Y mettre un texte ou une image d’autrui sans en avoir le droit.", en "Put in another’s text or image without the right to." }
    /// A rule.
    dont_decide() { fr "Laisser l’IA décider du dossier d’une personne.", en "Let AI decide on a person’s file." }
    /// Heading.
    rules_useful() { fr "Usages utiles", en "Useful uses" }
    /// A use.
    use_spelling() { fr "Corriger l’orthographe et la syntaxe.", en "Correct spelling and syntax." }
    /// A use.
    use_summary() { fr "Résumer un texte ou un enregistrement public.", en "Sum up a public text or recording." }
    /// A use.
    use_plain() { fr "Récrire un document en langage clair.", en "Rewrite a document in plain language." }
    /// A use.
    use_title() { fr "Trouver le titre d’une publication.", en "Find the title of a publication." }
    /// A use.
    use_visual() { fr "Créer un visuel, sans l’œuvre d’autrui.", en "Make a visual, without another’s work." }
    /// A use.
    use_research() { fr "Repérer de la documentation sur un sujet.", en "Find documentation on a subject." }
    /// A use.
    use_code() { fr "Appuyer le travail de programmation.", en "Help with programming." }
    /// Heading.
    rules_discouraged() { fr "Usages déconseillés", en "Discouraged uses" }
    /// A use.
    avoid_rating() { fr "Évaluer une personne à l’emploi ou une candidature.", en "Rate an employee or an application." }
    /// A use.
    avoid_likeness() { fr "Imiter l’image ou la voix d’une personne réelle.", en "Imitate a real person’s image or voice." }
    /// A use.
    avoid_access() { fr "Éloigner les citoyens d’une personne qui peut leur répondre.", en "Keep citizens away from a person who can answer." }
    /// A use.
    avoid_judgment() { fr "Remplacer son jugement, ou une compétence que l’on n’a pas.", en "Replace one’s judgment, or a skill that one lacks." }
    /// A use.
    avoid_search() { fr "Chercher ce qu’un moteur de recherche trouve aussi bien.", en "Look for what a search engine finds as well." }
    /// What the lessons are.
    training_why() { fr "Cinq leçons d’une minute. Ouvrez-les, puis confirmez. L’attestation reste dans ce navigateur.", en "Five lessons of a minute. Open them, then confirm. The record stays in this browser." }
    /// Box to tick.
    training_agree() { fr "J’ai lu les cinq leçons.", en "I have read the five lessons." }
    /// Receipt.
    training_line(name: &str, day: &str) { fr "Formation attestée par {name}, le {day}.", en "Training attested by {name} on {day}." }
    /// It was for other lessons.
    training_again(day: &str) { fr "Votre formation du {day} portait sur d’anciennes leçons. Elles ont changé.", en "Your training of {day} was for earlier lessons. They have changed." }
    /// A lesson.
    lesson_personal_title() { fr "Ce qui identifie une personne", en "What identifies a person" }
    /// A lesson.
    lesson_personal() { fr "Un nom seul dit peu. Avec une adresse, un numéro ou un état de santé, il désigne quelqu’un\u{a0}: c’est un renseignement personnel. Une plateforme d’IA peut le garder et le lire ailleurs qu’au Québec. Enlevez-le, ou mettez une étiquette à sa place.", en "A name alone says little. With an address, a number or a state of health it points to someone: it is personal information. An AI platform may keep it and read it outside of Québec. Take it out, or put a label in its place." }
    /// A lesson.
    lesson_labels_title() { fr "Travailler avec des étiquettes", en "Working with labels" }
    /// A lesson.
    lesson_labels() { fr "«\u{a0}[Personne\u{a0}1] demande un permis\u{a0}» suffit à l’IA pour écrire une bonne lettre. La même personne garde la même étiquette dans la conversation. Quand vous copiez la réponse, Balise peut y remettre les renseignements, sur cet ordinateur.", en "“[Person 1] asks for a permit” is enough for AI to write a good letter. The same person keeps the same label in a conversation. When you copy the answer, Balise can put the information back, on this computer." }
    /// A lesson.
    lesson_answers_title() { fr "Une réponse se vérifie", en "An answer is to be checked" }
    /// A lesson.
    lesson_answers() { fr "L’IA écrit avec assurance, même quand elle se trompe. Ouvrez les liens, relisez les articles de loi, refaites les calculs. Ce que vous signez est à vous. Dites aussi que l’IA a servi.", en "AI writes with confidence, even when it is wrong. Open the links, read the sections of law, do the sums again. What you sign is yours. Say too that AI was used." }
    /// A lesson.
    lesson_people_title() { fr "Les décisions restent aux personnes", en "Decisions are for people" }
    /// A lesson.
    lesson_people() { fr "L’IA aide à préparer, non à trancher. Un permis, une embauche, une plainte touchent quelqu’un, qui a droit à une personne pour l’entendre. Une décision prise sans personne doit être annoncée à qui elle touche.", en "AI helps to prepare, not to decide. A permit, a hiring, a complaint touch someone, who has the right to be heard by a person. A decision made without a person must be told to whom it touches." }
    /// A lesson.
    lesson_incident_title() { fr "Quand quelque chose est parti", en "When something has left" }
    /// A lesson.
    lesson_incident() { fr "Signalez-le tout de suite, même dans le doute. Le formulaire du panneau pose les bonnes questions et ne recopie rien. La personne responsable décide de la suite; signaler tôt limite le tort.", en "Report it at once, even in doubt. The panel’s form asks the right questions and copies nothing. The person in charge decides what follows; an early report limits the harm." }
    /// What the form is.
    mention_why() { fr "Pour un texte copié ailleurs. La mention se compose à mesure; rien n’est conservé.", en "For a text that was copied elsewhere. The mention is made as you write; nothing is kept." }
    /// Field.
    mention_tool() { fr "Plateforme d’IA", en "AI platform" }
    /// Hint.
    mention_tool_hint() { fr "Son nom, par exemple Copilot.", en "Its name, for example Copilot." }
    /// Field.
    mention_model() { fr "Version, si la page l’affiche", en "Version, if the page shows it" }
    /// Question.
    mention_help() { fr "Ce que l’IA a fait", en "What AI did" }
    /// Kind of help.
    help_wrote() { fr "texte généré", en "text generated" }
    /// Kind of help.
    help_summed() { fr "texte résumé", en "text summed up" }
    /// Kind of help.
    help_translated() { fr "texte traduit", en "text translated" }
    /// Kind of help.
    help_reworded() { fr "texte reformulé", en "text reworded" }
    /// Kind of help.
    help_corrected() { fr "texte corrigé", en "text corrected" }
    /// Field.
    mention_purpose() { fr "But du texte", en "Purpose of the text" }
    /// Question.
    mention_language() { fr "Langue de la mention", en "Language of the mention" }
    /// Question.
    mention_review() { fr "Relecture", en "Review" }
    /// Field.
    mention_prompt() { fr "Requête, pour la référence complète", en "Prompt, for the full reference" }
    /// Hint.
    mention_prompt_hint() { fr "Facultatif. Ce texte est vérifié comme un message.", en "Optional. This text is checked like a message." }
    /// Heading.
    mention_short() { fr "Mention", en "Mention" }
    /// Button.
    mention_copy() { fr "Copier la mention", en "Copy the mention" }
    /// Heading.
    mention_full() { fr "Référence complète", en "Full reference" }
    /// Button.
    mention_copy_full() { fr "Copier la référence", en "Copy the reference" }
    /// Said after.
    mention_copied() { fr "Copié.", en "Copied." }
    /// Said after.
    mention_not_copied() { fr "La copie n’a pas réussi. Sélectionnez le texte et copiez-le.", en "The copy did not succeed. Select the text and copy it." }
    /// Answer.
    french() { fr "français", en "French" }
    /// Answer.
    english() { fr "anglais", en "English" }
    /// What the check is.
    password_why() { fr "Essayez un mot de passe. Il est lu ici seulement; il n’est ni conservé ni envoyé.", en "Try a password. It is read here only; it is neither kept nor sent." }
    /// Field.
    password_label() { fr "Mot de passe à essayer", en "Password to try" }
    /// A rule.
    password_length(n: usize) { fr "au moins {n}\u{a0}caractères", en "at least {n} characters" }
    /// A rule.
    password_capital() { fr "une majuscule", en "a capital" }
    /// A rule.
    password_digit() { fr "un chiffre", en "a digit" }
    /// A rule.
    password_symbol() { fr "un symbole", en "a symbol" }
    /// Whether it is kept.
    password_yes() { fr "présent", en "there" }
    /// Whether it is kept.
    password_no() { fr "à ajouter", en "to add" }
    /// A rule, and whether it is kept.
    password_rule(rule: &str, state: &str) { fr "{rule}\u{a0}: {state}", en "{rule}: {state}" }
    /// All are.
    password_good() { fr "Tout ce que la politique demande y est. Ne le réutilisez pas ailleurs.", en "All that the policy asks is there. Do not use it elsewhere." }
    /// When it was changed.
    password_never() { fr "Notez le jour où vous changez votre mot de passe; un rappel viendra.", en "Note the day on which you change your password; a reminder will come." }
    /// When it was changed.
    password_due(day: &str) { fr "Mot de passe changé le {day}. Il est temps d’en prendre un nouveau.", en "Password changed on {day}. It is time for a new one." }
    /// When it was changed.
    password_changed(day: &str) { fr "Mot de passe changé le {day}.", en "Password changed on {day}." }
    /// Button.
    password_today() { fr "Je l’ai changé aujourd’hui", en "I changed it today" }
    /// What the list is.
    recorded_why() { fr "Tout ce que ce navigateur conserve à votre sujet pour Balise. Aucun texte n’y figure.", en "All that this browser keeps about you for Balise. No text is in it." }
    /// A line.
    recorded_day(host: &str, counts: &str) { fr "Aujourd’hui, {host}\u{a0}: {counts}", en "Today, {host}: {counts}" }
    /// A line.
    recorded_visit(name: &str, day: &str) { fr "Consignes de {name}\u{a0}: lues le {day}", en "Directives of {name}: read on {day}" }
    /// No line.
    recorded_nothing() { fr "Rien pour l’instant.", en "Nothing so far." }
    /// Below the list.
    recorded_note() { fr "Les comptes sont effacés chaque jour. Les étiquettes ne vivent qu’en mémoire, jusqu’à la fermeture de l’onglet. Aucun texte n’est envoyé.", en "The counts are deleted each day. Labels live in memory only, until the tab is closed. No text is sent." }
    /// A line: the journal.
    recorded_journal(n: usize) {
        fr (n) "Journal local\u{a0}: {n}\u{a0}événement, à voir dans la page d’options" | "Journal local\u{a0}: {n}\u{a0}événements, à voir dans la page d’options",
        en (n) "Local log: {n} event, shown on the options page" | "Local log: {n} events, shown on the options page",
    }
    /// Where the events of the journal go.
    journal_goes(host: &str) {
        fr "Ces événements sont transmis au collecteur de l’organisation ({host}), sans aucun texte.",
        en "These events are sent to the organisation’s collector ({host}), without any text.",
    }
    /// Button of a reminder.
    reminder_done() { fr "Compris", en "Got it" }
    /// Reminder, where the policy has no words for it.
    reminder_password() { fr "Changez votre mot de passe aux six mois.", en "Change your password every six months." }
    /// Reminder, where the policy has no words for it.
    reminder_lock() { fr "Verrouillez votre appareil quand vous le laissez.", en "Lock your device when you leave it." }
    /// Reminder, where the policy has no words for it.
    reminder_phishing() { fr "Méfiez-vous des liens et des pièces jointes d’origine douteuse.", en "Beware of links and attachments of doubtful origin." }
    /// Reminder, where the policy has no words for it.
    reminder_two_factor() { fr "Gardez la validation en deux étapes.", en "Keep two-step verification on." }
    /// Reminder, where the policy has no words for it.
    reminder_social() { fr "Publiez au nom de l’organisation avec autorisation.", en "Post in the organisation’s name with permission." }
    /// Opens the check of a password.
    reminder_password_open() { fr "Vérifier un mot de passe", en "Check a password" }
    /// Some are not.
    password_missing(n: usize) {
        fr (n) "Il y manque {n}\u{a0}élément." | "Il y manque {n}\u{a0}éléments.",
        en (n) "{n} thing is missing." | "{n} things are missing.",
    }
    /// On an AI platform: which, and its standing.
    visit_title(name: &str, status: &str) { fr "{name}\u{a0}: {status}", en "{name}: {status}" }
    /// Directive.
    visit_personal() { fr "N’y mettez rien de personnel ni de confidentiel.", en "Put in nothing personal or confidential." }
    /// Directive.
    visit_verify() { fr "Vérifiez les réponses avant de vous en servir.", en "Check the answers before you use them." }
    /// Directive.
    visit_cite() { fr "Indiquez l’usage de l’IA.", en "Say that AI was used." }
    /// Directive.
    visit_copyright() { fr "N’y mettez aucune œuvre sous droit d’auteur.", en "Put in no work under copyright." }
    /// Button.
    visit_done() { fr "J’ai compris", en "Got it" }
    /// On a page that nobody knows and that looks like an AI chat.
    sighted_title(host: &str) { fr "{host} ressemble à une plateforme d’IA non répertoriée", en "{host} looks like an AI platform that is not listed" }
    /// What follows.
    sighted_why() { fr "Balise y vérifie maintenant vos messages.", en "Balise now checks your messages there." }
    /// Link that begins a message.
    sighted_report() { fr "Signaler cette page", en "Report this page" }
    /// Its subject.
    sighted_subject(host: &str) { fr "Plateforme d’IA non répertoriée\u{a0}: {host}", en "AI platform that is not listed: {host}" }
    /// A line of what is recorded.
    recorded_sighted(hosts: &str) { fr "Sites reconnus comme plateformes d’IA\u{a0}: {hosts}", en "Sites recognised as AI platforms: {hosts}" }
    /// The page in place of a prohibited platform: its word.
    blocked_word() { fr "Bloqué", en "Blocked" }
    /// Its title.
    blocked_title(name: &str) { fr "{name}\u{a0}: plateforme non autorisée", en "{name}: platform not approved" }
    /// Why, where the policy says nothing of it.
    blocked_why() { fr "La politique de l’organisation ne permet pas cette plateforme d’IA.", en "The organisation’s policy does not allow this AI platform." }
    /// What became of the address.
    blocked_note() { fr "Rien n’a été envoyé. Le reste de l’adresse n’est ni affiché ni gardé.", en "Nothing was sent. The rest of the address is neither shown nor kept." }
    /// What may be used instead.
    blocked_others() { fr "Plateformes autorisées", en "Approved platforms" }
    /// Button of a tab that was opened for this page.
    blocked_close() { fr "Fermer l’onglet", en "Close tab" }
    /// Begins a message to whom it may concern.
    blocked_ask() { fr "Demander l’accès", en "Ask for access" }
    /// Its subject.
    blocked_subject(name: &str) { fr "Demande d’accès\u{a0}: {name}", en "Request for access: {name}" }
    /// Whom to turn to.
    blocked_contact(contact: &str) { fr "Personne-ressource\u{a0}: {contact}", en "Contact: {contact}" }
    /// In place of a closed site, before anything else is known and where no script runs.
    blocked_plain() { fr "Votre organisation a fermé ce site.", en "Your organisation closed this site." }
    /// A site of a closed category: title.
    blocked_site_title(category: &str) { fr "Site bloqué\u{a0}: {category}", en "Site blocked: {category}" }
    /// A site of a category that a person may open for a while: title.
    blocked_warn_title(category: &str) { fr "Site déconseillé\u{a0}: {category}", en "Site advised against: {category}" }
    /// Its word.
    blocked_warn_word() { fr "Retenu", en "Held" }
    /// Why, where the policy says nothing of it.
    blocked_site_why() { fr "La politique de l’organisation ne permet pas les sites de cette catégorie.", en "The organisation’s policy does not allow sites of this category." }
    /// The same where a person may go on.
    blocked_site_warn() { fr "La politique de l’organisation déconseille les sites de cette catégorie.", en "The organisation’s policy advises against sites of this category." }
    /// One source alone says so.
    blocked_site_perhaps() { fr "Une seule source classe ce site ainsi\u{a0}: elle peut se tromper.", en "One source alone says so of this site: it may be wrong." }
    /// A site that the organisation itself named: title.
    blocked_list_title(host: &str) { fr "{host}\u{a0}: site fermé par l’organisation", en "{host}: site closed by the organisation" }
    /// Why.
    blocked_list_why() { fr "Ce site est dans la liste des sites que l’organisation a fermés.", en "This site is on the list of sites that the organisation closed." }
    /// Heading, where a person may go on.
    blocked_go_on() { fr "Continuer quand même", en "Go on anyway" }
    /// Which reason.
    blocked_reason() { fr "Pourquoi avez-vous besoin de ce site?", en "Why do you need this site?" }
    /// A reason.
    blocked_reason_work() { fr "Mon travail le demande", en "My work needs it" }
    /// A reason.
    blocked_reason_mistake() { fr "Le site est mal classé", en "The site is in the wrong category" }
    /// A reason.
    blocked_reason_other() { fr "Autre raison", en "Another reason" }
    /// None was chosen.
    blocked_reason_missing() { fr "Choisissez une raison.", en "Choose a reason." }
    /// Button.
    blocked_open(minutes: u32) { fr "Ouvrir pendant {minutes}\u{a0}minutes", en "Open for {minutes} minutes" }
    /// What is kept of it.
    blocked_open_note() { fr "Le site, le jour et votre raison restent notés sur cet ordinateur jusqu’à demain.", en "The site, the day and your reason stay noted on this computer until tomorrow." }
    /// It could not be opened.
    blocked_open_failed() { fr "Le site n’a pas pu être ouvert. Rechargez cette page, puis réessayez.", en "The site could not be opened. Reload this page, then try again." }
    /// Link that begins a message.
    blocked_mistake() { fr "Signaler une erreur de classement", en "Report a wrong category" }
    /// Its subject.
    blocked_mistake_subject(host: &str) { fr "Erreur de classement\u{a0}: {host}", en "Wrong category: {host}" }
    /// Link, where the site is open.
    blocked_not_open(host: &str) { fr "Aller à {host}", en "Go to {host}" }
    /// Time that an organisation sets for a category: what is left of it. `name` begins a sentence in neither language.
    pace_left(name: &str, n: usize) {
        fr (n) "Il reste {n}\u{a0}minute aujourd’hui\u{a0}: {name}" | "Il reste {n}\u{a0}minutes aujourd’hui\u{a0}: {name}",
        en (n) "{n} minute left today: {name}" | "{n} minutes left today: {name}",
    }
    /// It is over.
    pace_over(name: &str) { fr "Temps du jour écoulé\u{a0}: {name}", en "Today’s time is over: {name}" }
    /// Why, where the policy says nothing of it.
    pace_why(n: usize) {
        fr (n) "L’organisation y accorde {n}\u{a0}minute par jour." | "L’organisation y accorde {n}\u{a0}minutes par jour.",
        en (n) "The organisation allows {n} minute a day there." | "The organisation allows {n} minutes a day there.",
    }
    /// When it is open again.
    pace_again() { fr "Ces sites rouvriront demain, à\u{a0}0\u{a0}h.", en "These sites open again tomorrow at midnight." }
    /// A line of what is recorded.
    recorded_time(category: &str, n: usize) {
        fr (n) "Aujourd’hui, {category}\u{a0}: {n}\u{a0}minute" | "Aujourd’hui, {category}\u{a0}: {n}\u{a0}minutes",
        en (n) "Today, {category}: {n} minute" | "Today, {category}: {n} minutes",
    }
    /// A line of what is recorded.
    recorded_opened(host: &str, reason: &str) { fr "{host}\u{a0}: site ouvert malgré l’avertissement ({reason})", en "{host}: site opened despite the warning ({reason})" }
    /// The page was opened for a host that is not blocked.
    blocked_not_word() { fr "Ouvert", en "Open" }
    /// The same, its title.
    blocked_not() { fr "Ce site n’est pas bloqué", en "This site is not blocked" }
    /// The panel: what a list of sites says of this one.
    panel_category(name: &str) { fr "Catégorie\u{a0}: {name}.", en "Category: {name}." }
    /// The same, where the policy sets a time of the day.
    panel_category_time(name: &str, spent: usize, minutes: usize) {
        fr "Catégorie\u{a0}: {name}. Aujourd’hui\u{a0}: {spent}\u{a0}min sur {minutes}.",
        en "Category: {name}. Today: {spent} min of {minutes}.",
    }
    /// No host to name.
    panel_no_host() { fr "Page du navigateur", en "Browser page" }
    /// Host and status.
    panel_page(host: &str, status: &str) { fr "{host} · {status}", en "{host} · {status}" }
    /// Heading of the platforms of one standing, for the command.
    cli_platforms(status: &str, n: usize) {
        fr "Statut\u{a0}: {status} ({n})",
        en "Status: {status} ({n})",
    }
    /// What a service does.
    service_agent() { fr "agents", en "agents" }
    /// What a service does.
    service_audio() { fr "son et voix", en "sound and voice" }
    /// What a service does.
    service_chat() { fr "clavardage", en "chat" }
    /// What a service does.
    service_coding() { fr "programmation", en "coding" }
    /// What a service does.
    service_documents() { fr "documents", en "documents" }
    /// What a service does.
    service_image() { fr "images", en "images" }
    /// What a service does.
    service_meeting() { fr "notes de réunion", en "meeting notes" }
    /// What a service does.
    service_models() { fr "modèles et outils de développement", en "models and developer tools" }
    /// What a service does.
    service_search() { fr "recherche", en "search" }
    /// What a service does.
    service_transcription() { fr "transcription", en "transcription" }
    /// What a service does.
    service_translator() { fr "traduction", en "translation" }
    /// What a service does.
    service_video() { fr "vidéo", en "video" }
    /// What a service does.
    service_writing() { fr "rédaction", en "writing" }
    /// A platform's status.
    status_approved() { fr "autorisée", en "approved" }
    /// A platform's status.
    status_tolerated() { fr "tolérée, avec conditions", en "tolerated, with conditions" }
    /// A platform's status.
    status_prohibited() { fr "non autorisée", en "not approved" }
    /// A site that is no platform, and that the policy has guarded.
    status_named() { fr "site désigné par l’organisation", en "site named by the organisation" }
    /// A platform's status.
    status_unknown() { fr "non répertoriée", en "not listed" }
    /// Heading of the day's counts.
    panel_today_title() { fr "Aujourd’hui sur cette page", en "Today on this page" }
    /// Nothing was held.
    panel_today_none() { fr "Rien de repéré.", en "Nothing found." }
    /// Something was found, and nothing held.
    panel_today_passed() { fr "Rien de retenu.", en "Nothing held." }
    /// Beneath it: the policy keeps no journal, from which the counts would be.
    panel_today_off() { fr "La politique ne garde pas de journal\u{a0}: rien n’est compté.", en "The policy keeps no log: nothing is counted." }
    /// What was held and how it went: three counts in words.
    panel_today(held: &str, replaced: &str, kept: &str) { fr "{held}, {replaced}, {kept}", en "{held}, {replaced}, {kept}" }
    /// Part of it.
    count_held(n: usize) { fr (n) "{n}\u{a0}texte retenu" | "{n}\u{a0}textes retenus", en (n) "{n} text held" | "{n} texts held" }
    /// Part of it.
    count_replaced(n: usize) { fr (n) "{n}\u{a0}remplacé" | "{n}\u{a0}remplacés", en (n) "{n} replaced" | "{n} replaced" }
    /// Part of it.
    count_kept(n: usize) { fr (n) "{n}\u{a0}gardé tel quel" | "{n}\u{a0}gardés tels quels", en (n) "{n} kept as is" | "{n} kept as is" }
    /// What the counts hold.
    panel_note() { fr "Des nombres seulement, gardés sur cet ordinateur jusqu’à demain.", en "Counts only, kept on this computer until tomorrow." }
    /// Bottom line.
    panel_version(version: &str) { fr "Balise, version\u{a0}{version}", en "Balise, version {version}" }
    /// Leads to the licences of what others made, at the bottom of the options page.
    options_licences() { fr "Licences des composants", en "Licences of the components" }
    /// The policy in force, by its version.
    panel_policy(version: &str) { fr "Politique de l’organisation, version\u{a0}{version}", en "Organisation policy, version {version}" }
    /// No policy was set.
    panel_policy_default() { fr "Politique par défaut", en "Default policy" }
    /// How many of the policy's values are not used.
    panel_ignored(n: usize) {
        fr (n) "Politique\u{a0}: {n}\u{a0}valeur ignorée" | "Politique\u{a0}: {n}\u{a0}valeurs ignorées",
        en (n) "Policy: {n} value ignored" | "Policy: {n} values ignored",
    }
    /// What to do about it.
    panel_ignored_detail() {
        fr "Le reste de la politique s’applique. Montrez cette liste au service informatique.",
        en "The rest of the policy applies. Show this list to information technology.",
    }
    /// The options page.
    options_title() { fr "Options de Balise", en "Balise options" }
    /// Heading of the policy's part.
    options_policy() { fr "Politique", en "Policy" }
    /// Nothing of the policy was left out.
    options_policy_whole() { fr "Toutes les valeurs de la politique s’appliquent.", en "Every value of the policy applies." }
    /// No policy was set.
    options_policy_default() {
        fr "Aucune politique n’a été déployée sur cet ordinateur; la politique par défaut s’applique.",
        en "No policy was deployed on this computer; the default policy applies.",
    }
    /// Heading of what the person may set.
    options_language() { fr "Langue de l’affichage", en "Display language" }
    /// A choice.
    options_language_browser() { fr "Celle du navigateur", en "The browser’s" }
    /// The organisation keeps it to itself.
    options_language_closed() {
        fr "La politique de l’organisation ne laisse pas choisir la langue.",
        en "The organisation’s policy does not let you choose the language.",
    }
    /// The stage in force.
    panel_stage(stage: &str) { fr "Étape\u{a0}: {stage}", en "Stage: {stage}" }
    /// The next one.
    panel_next_stage(day: &str, stage: &str) { fr "À compter du {day}\u{a0}: {stage}", en "From {day}: {stage}" }
    /// Which policy holds: the person's own.
    panel_policy_own() { fr "Votre politique", en "Your policy" }
    /// Nobody but the person set a policy.
    options_policy_own() {
        fr "Aucune politique n’a été déployée sur cet ordinateur; la vôtre s’applique.",
        en "No policy was deployed on this computer; yours applies.",
    }
    /// What to do about values that are left out, where the document is the person's own.
    own_ignored_detail() {
        fr "Le reste de votre politique s’applique. Corrigez ces valeurs dans votre fichier, puis importez-le de nouveau.",
        en "The rest of your policy applies. Correct these values in your file, then import it again.",
    }
    /// Heading of the form.
    own_title() { fr "Régler votre politique", en "Set your policy" }
    /// What the form does.
    own_why() {
        fr "Ces réglages s’appliquent dans ce navigateur dès que vous les enregistrez. Une politique d’organisation les remplace.",
        en "These settings hold in this browser as soon as you save them. An organisation’s policy replaces them.",
    }
    /// Label.
    own_organisation() { fr "Nom de l’organisation", en "Organisation’s name (in French)" }
    /// Label.
    own_approved() { fr "Plateformes d’IA autorisées", en "Approved AI platforms" }
    /// Label.
    own_tolerated() { fr "Plateformes d’IA tolérées, avec conditions", en "Tolerated AI platforms, with conditions" }
    /// Label.
    own_prohibited() { fr "Plateformes d’IA non autorisées", en "AI platforms that are not approved" }
    /// What to write in the three lists.
    own_hosts() { fr "Une par ligne\u{a0}: son adresse, ou son nom s’il est connu de Balise.", en "One a line: its address, or its name if Balise knows it." }
    /// Label.
    own_unlisted() { fr "Les autres plateformes connues de Balise", en "The other platforms that Balise knows" }
    /// Label.
    own_stage() { fr "Rigueur", en "Strictness" }
    /// Button.
    own_save() { fr "Enregistrer la politique", en "Save the policy" }
    /// Button.
    own_default() { fr "Revenir à la politique par défaut", en "Go back to the default policy" }
    /// Button.
    own_undo() { fr "Reprendre la politique précédente", en "Take the policy before it again" }
    /// It is kept, and in force.
    own_saved() { fr "Politique enregistrée; elle s’applique.", en "The policy is saved; it applies." }
    /// The default holds again.
    own_defaulted() { fr "La politique par défaut s’applique.", en "The default policy applies." }
    /// The browser did not keep it.
    own_not_saved() { fr "Le navigateur n’a pas gardé la politique. Celle d’avant s’applique.", en "The browser did not keep the policy. The one before applies." }
    /// Something in the form is to be corrected.
    own_mistakes() { fr "Rien n’est encore enregistré. Corrigez les champs indiqués.", en "Nothing is saved yet. Correct the fields that are marked." }
    /// A line of a list is no host.
    own_no_host(line: &str) { fr "Corrigez «\u{a0}{line}\u{a0}»\u{a0}: ce n’est ni une adresse ni un nom connu.", en "Correct “{line}”: it is neither an address nor a known name." }
    /// A host stands in two lists.
    own_twice(line: &str) { fr "Retirez «\u{a0}{line}\u{a0}»\u{a0}: cette plateforme est déjà dans une autre liste.", en "Remove “{line}”: this platform is in another list already." }
    /// Heading.
    own_file_title() { fr "Importer et exporter", en "Import and export" }
    /// Label of the file's field, and what can be read.
    own_file() { fr "Importer un fichier de politique (JSON)", en "Import a policy file (JSON)" }
    /// Where the policy is written in TOML.
    own_file_hint() {
        fr "Un fichier TOML ne se lit pas ici. La commande balise policy convert le donne en JSON.",
        en "A TOML file is not read here. The command balise policy convert gives it as JSON.",
    }
    /// Button.
    own_export() { fr "Exporter la politique (JSON)", en "Export the policy (JSON)" }
    /// Nothing to export.
    own_export_none() { fr "Rien à exporter\u{a0}: la politique par défaut s’applique.", en "Nothing to export: the default policy applies." }
    /// The file was taken.
    own_imported() { fr "Politique importée; elle s’applique.", en "The policy is imported; it applies." }
    /// The file is not JSON.
    own_not_json(line: usize, column: usize) {
        fr "Choisissez un fichier JSON\u{a0}: celui-ci ne se lit plus à la ligne {line}, colonne {column}. Votre politique n’a pas changé.",
        en "Choose a JSON file: this one cannot be read from line {line}, column {column}. Your policy has not changed.",
    }
    /// The file is JSON, and no policy.
    own_no_policy() {
        fr "Choisissez un fichier de politique\u{a0}: celui-ci n’en contient aucune valeur. Votre politique n’a pas changé.",
        en "Choose a policy file: this one holds no value of a policy. Your policy has not changed.",
    }
    /// The file is too long, or cannot be read at all.
    own_too_long() {
        fr "Choisissez un fichier de moins de 1\u{a0}Mo. Votre politique n’a pas changé.",
        en "Choose a file of less than 1 MB. Your policy has not changed.",
    }
    /// Heading, where the organisation's policy is shown.
    given_title() { fr "Contenu de la politique de l’organisation", en "What the organisation’s policy says" }
    /// Who sets it.
    given_why() { fr "L’organisation fixe ces réglages; ils ne se changent pas ici.", en "The organisation sets these; they cannot be changed here." }
    /// A list with nothing in it.
    given_none() { fr "Aucune", en "None" }
    /// Heading of the part for information technology.
    diagnostic_title() { fr "Diagnostic", en "Diagnostic" }
    /// What it is.
    diagnostic_why() {
        fr "À montrer au service informatique. Rien de ce que vous écrivez n’y paraît.",
        en "To show to information technology. Nothing that you write stands in it.",
    }
    /// Button.
    diagnostic_copy() { fr "Copier le diagnostic", en "Copy the diagnostic" }
    /// Row.
    diagnostic_version() { fr "Version de Balise", en "Balise’s version" }
    /// Row.
    diagnostic_browser() { fr "Navigateur", en "Browser" }
    /// Row.
    diagnostic_origin() { fr "Origine de la politique", en "Where the policy comes from" }
    /// Value.
    diagnostic_origin_default() { fr "la politique par défaut", en "the default policy" }
    /// Value.
    diagnostic_origin_own() { fr "vous, dans ce navigateur", en "you, in this browser" }
    /// Value.
    diagnostic_origin_given() { fr "l’organisation, par les réglages du navigateur", en "the organisation, by the browser’s settings" }
    /// Row.
    diagnostic_policy_version() { fr "Version de la politique", en "The policy’s version" }
    /// Row.
    diagnostic_stage() { fr "Étape aujourd’hui", en "Stage today" }
    /// Row.
    diagnostic_problems() { fr "Valeurs ignorées", en "Values ignored" }
    /// Row.
    diagnostic_places() { fr "Sites ajoutés par la politique", en "Sites added by the policy" }
    /// Row.
    diagnostic_rules() { fr "Règles de blocage du navigateur", en "Blocking rules in the browser" }
    /// Row.
    diagnostic_storage() { fr "Stockage sur cet ordinateur", en "Storage on this computer" }
    /// Value.
    diagnostic_works() { fr "fonctionne", en "works" }
    /// Value.
    diagnostic_works_not() { fr "ne répond pas", en "does not answer" }
    /// Row.
    diagnostic_settings() { fr "Réglages de l’organisation", en "The organisation’s settings" }
    /// Value: when they were read, and what they are.
    diagnostic_read(moment: &str, what: &str) { fr "{what} (lus le {moment})", en "{what} (read on {moment})" }
    /// Value.
    diagnostic_settings_none() { fr "aucun", en "none" }
    /// Value.
    diagnostic_settings_same() { fr "ceux qui s’appliquent", en "those that apply" }
    /// Value.
    diagnostic_settings_other() { fr "différents de ceux qui s’appliquent", en "other than those that apply" }
    /// Row: a text that nobody wrote is looked through.
    diagnostic_try() { fr "Essai d’un texte fictif", en "A made-up text, tried" }
    /// That text. All that looks like information in it must be found, or the diagnostic would look wrong: a fictitious telephone number is not.
    diagnostic_sample() {
        fr "Bonjour, je m’appelle Marie Exemple. NAS\u{a0}: 046 454 286.",
        en "Hello, my name is Mary Example. SIN: 046 454 286.",
    }
    /// Value.
    diagnostic_found(n: usize) { fr (n) "{n}\u{a0}élément repéré" | "{n}\u{a0}éléments repérés", en (n) "{n} item found" | "{n} items found" }
    /// Value: it was found, and the policy has nothing said about it.
    diagnostic_unsaid() { fr "repéré, sans être signalé à cette étape", en "found, and not said at this stage" }
    /// Value: rules that the browser did not take.
    diagnostic_refused(what: &str) { fr "refusées par le navigateur\u{a0}: {what}", en "refused by the browser: {what}" }
    /// Row: a list of sites that the policy names, by its host.
    diagnostic_list(host: &str) { fr "Liste de sites de {host}", en "List of sites of {host}" }
    /// Value: the list in force.
    diagnostic_list_good(category: &str, n: usize, day: &str) {
        fr (n) "{category}\u{a0}: {n}\u{a0}domaine fermé, liste reçue le {day}" | "{category}\u{a0}: {n}\u{a0}domaines fermés, liste reçue le {day}",
        en (n) "{category}: {n} domain closed, list received on {day}" | "{category}: {n} domains closed, list received on {day}",
    }
    /// Value: none is in force yet.
    diagnostic_list_none(category: &str) { fr "{category}\u{a0}: aucune liste reçue encore", en "{category}: no list received yet" }
    /// Value: entries of a list that are not in force.
    diagnostic_list_left(n: usize) {
        fr (n) "{n}\u{a0}entrée écartée\u{a0}: protégée, incomprise, ou un suffixe entier" | "{n}\u{a0}entrées écartées\u{a0}: protégées, incomprises, ou un suffixe entier",
        en (n) "{n} entry left out: guarded, not understood, or a whole suffix" | "{n} entries left out: guarded, not understood, or a whole suffix",
    }
    /// Value: why the last try came to nothing.
    diagnostic_list_problem(day: &str, why: &str) {
        fr "Mise à jour refusée le {day}\u{a0}: {why}",
        en "Update refused on {day}: {why}",
    }
    /// Why a list was refused, and what to do.
    list_too_large() {
        fr "la liste dépasse 32\u{a0}Mo ou un million de domaines. Divisez-la en plusieurs listes.",
        en "the list is larger than 32 MB or a million domains. Divide it into several lists.",
    }
    /// The same.
    list_bad_key() {
        fr "la clé de la politique n’est pas une clé publique Ed25519. Corrigez-la dans site_lists.",
        en "the policy’s key is not an Ed25519 public key. Correct it in site_lists.",
    }
    /// The same.
    list_not_signed() {
        fr "la politique donne une clé, et la liste n’est pas signée. Déposez la signature à côté de la liste, à la même adresse suivie de .sig.",
        en "the policy gives a key, and the list is not signed. Put the signature beside the list, at the same address followed by .sig.",
    }
    /// The same.
    list_wrong_signature() {
        fr "la signature n’est pas celle de cette liste par la clé de la politique. Signez la liste de nouveau, ou corrigez la clé.",
        en "the signature is not of this list by the policy’s key. Sign the list again, or correct the key.",
    }
    /// The same.
    list_no_domain() {
        fr "la liste ne contient aucun domaine que l’on puisse fermer. Vérifiez le fichier à cette adresse.",
        en "the list holds no domain that could be closed. Check the file at that address.",
    }
    /// The same.
    list_truncated() {
        fr "la liste est incomplète. Vérifiez le fichier à cette adresse.",
        en "the list is incomplete. Check the file at that address.",
    }
    /// The same.
    list_not_a_list() {
        fr "ce n’est pas une liste de domaines, ou plus d’une ligne sur dix n’est pas comprise. Vérifiez l’adresse et le fichier.",
        en "this is no list of domains, or more than one line in ten is not understood. Check the address and the file.",
    }
    /// The same.
    list_shrunk() {
        fr "la liste a perdu plus de 30\u{a0}% de ses domaines et n’est pas signée. Signez-la, ou donnez-lui une autre adresse.",
        en "the list lost more than 30% of its domains and is not signed. Sign it, or give it another address.",
    }
    /// The same: what is not judged by what came, since nothing did.
    list_address() {
        fr "son adresse ne commence pas par https://. Corrigez-la dans site_lists.",
        en "its address does not begin with https://. Correct it in site_lists.",
    }
    /// The same.
    list_unreachable() {
        fr "le serveur ne répond pas, ou la connexion est coupée. Un nouvel essai suit dans une heure.",
        en "the server does not answer, or the connection broke off. It is tried again in an hour.",
    }
    /// The same.
    list_status(code: usize) {
        fr "le serveur a répondu par le code {code}. Vérifiez l’adresse.",
        en "the server answered with the code {code}. Check the address.",
    }
    /// The same.
    list_not_kept() {
        fr "le navigateur ne peut pas la garder. Libérez de l’espace sur le disque.",
        en "the browser cannot keep it. Free some space on the disk.",
    }
    /// The same.
    list_interrupted() {
        fr "l’essai n’est pas terminé. Un autre suit dans une heure.",
        en "the try is not over. Another follows in an hour.",
    }
    /// Title: the journal.
    options_journal() { fr "Journal local", en "Local log" }
    /// What it is.
    options_journal_why(days: usize) {
        fr (days) "Ce que Balise a retenu, et ce qui en est advenu. Aucun texte n’y figure. Chaque événement est effacé après {days}\u{a0}jour." | "Ce que Balise a retenu, et ce qui en est advenu. Aucun texte n’y figure. Chaque événement est effacé après {days}\u{a0}jours.",
        en (days) "What Balise held, and what came of it. No text is in it. Each event is erased after {days} day." | "What Balise held, and what came of it. No text is in it. Each event is erased after {days} days.",
    }
    /// None is kept.
    options_journal_off() {
        fr "La politique ne garde aucun journal dans ce navigateur.",
        en "The policy keeps no log in this browser.",
    }
    /// How many events, and how many of them are shown.
    options_journal_count(n: usize) {
        fr (n) "{n}\u{a0}événement au journal. Les plus récents\u{a0}:" | "{n}\u{a0}événements au journal. Les plus récents\u{a0}:",
        en (n) "{n} event in the log. The latest:" | "{n} events in the log. The latest:",
    }
    /// Nothing happened yet.
    options_journal_none() { fr "Le journal est vide.", en "The log is empty." }
    /// Column: when.
    options_journal_when() { fr "Moment", en "Time" }
    /// Column: what was found.
    options_journal_found() { fr "Ce qui a été repéré", en "What was found" }
    /// Button.
    options_journal_json() { fr "Exporter le journal (JSON)", en "Export the log (JSON)" }
    /// Button.
    options_journal_csv() { fr "Exporter pour un tableur (CSV)", en "Export for a spreadsheet (CSV)" }
    /// Button.
    options_journal_report() { fr "Enregistrer le rapport à imprimer", en "Save the report to print" }
    /// Button, where nobody manages this browser.
    options_journal_clear() { fr "Effacer le journal", en "Erase the log" }
    /// It is done.
    options_journal_cleared() { fr "Le journal est effacé.", en "The log is erased." }
    /// The report's file.
    options_journal_report_name(day: &str) { fr "rapport-balise-{day}.html", en "balise-report-{day}.html" }
    /// A file was handed to the browser.
    options_journal_saved(name: &str) { fr "Fichier préparé\u{a0}: {name}", en "File prepared: {name}" }
    /// Row: what became of events.
    diagnostic_collector(host: &str) { fr "Collecteur de {host}", en "Collector of {host}" }
    /// Value: so many are still here.
    diagnostic_waiting(n: usize) {
        fr (n) "{n}\u{a0}événement attend d’être transmis" | "{n}\u{a0}événements attendent d’être transmis",
        en (n) "{n} event waits to be sent" | "{n} events wait to be sent",
    }
    /// Value: when the collector last took some.
    diagnostic_sent(when: &str) { fr "dernière transmission acceptée le {when}", en "last accepted on {when}" }
    /// Why the last try to send events came to nothing.
    sending_address() {
        fr "l’adresse du collecteur ne commence pas par https://. Corrigez-la dans collector.",
        en "the collector’s address does not begin with https://. Correct it in collector.",
    }
    /// The same.
    sending_unreachable() {
        fr "le collecteur ne répond pas ou demande d’attendre. Un nouvel essai suit, au plus une heure plus tard.",
        en "the collector does not answer, or asks to wait. It is tried again, an hour later at most.",
    }
    /// The same.
    sending_refused(status: &str) {
        fr "le collecteur a refusé par le code {status}. Vérifiez l’adresse et les en-têtes dans collector.",
        en "the collector refused with the code {status}. Check the address and the headers in collector.",
    }
    /// A row in one line, as it is copied.
    diagnostic_line(name: &str, value: &str) { fr "{name}\u{a0}: {value}", en "{name}: {value}" }
    /// The panel could not be filled.
    panel_failed() { fr "Le panneau n’a pas pu être rempli. Fermez-le, puis ouvrez-le de nouveau.", en "The panel could not be filled. Close it, then open it again." }

    /// A category of sites.
    site_gambling() { fr "jeux d’argent", en "gambling" }
    /// A category of sites.
    site_games() { fr "jeux vidéo en ligne", en "online games" }
    /// A category of sites.
    site_adult() { fr "contenu sexuel", en "sexual content" }
    /// A category of sites.
    site_hate() { fr "contenu haineux ou violent", en "hateful or violent content" }
    /// A category of sites.
    site_illegal() { fr "contenu contraire à la loi", en "unlawful content" }
    /// A category of sites.
    site_piracy() { fr "copies non autorisées d’œuvres", en "unauthorised copies of works" }
    /// A category of sites.
    site_circumvention() { fr "contournement des mesures de sécurité", en "ways around security measures" }
    /// A category of sites.
    site_streaming() { fr "radio et vidéo en continu", en "streaming radio and video" }
    /// A category of sites.
    site_social() { fr "réseaux sociaux", en "social networks" }
    /// A category of sites.
    site_shopping() { fr "magasinage en ligne", en "online shopping" }

    /// `balise site`: an address, and what is done about it.
    cli_site(address: &str, action: &str) { fr "{address}\u{a0}: {action}", en "{address}: {action}" }
    /// Likewise: why.
    cli_site_blocklist(filter: &str) { fr "filtre de url_blocklist\u{a0}: {filter}", en "filter of url_blocklist: {filter}" }
    /// Likewise.
    cli_site_allowlist(filter: &str) { fr "filtre de url_allowlist\u{a0}: {filter}", en "filter of url_allowlist: {filter}" }
    /// Likewise.
    cli_site_listed(domain: &str) { fr "{domain} est dans la liste", en "{domain} is on the list" }
    /// Likewise.
    cli_site_perhaps(domain: &str) {
        fr "{domain} est dans la liste, d’après une seule source",
        en "{domain} is on the list, by one source alone",
    }
    /// Likewise.
    cli_site_unlisted() { fr "aucune liste n’en parle", en "no list speaks of it" }
    /// Likewise.
    cli_site_minutes(n: u64) {
        fr "après {n}\u{a0}min par jour",
        en "after {n} min a day",
    }
    /// Likewise.
    cli_site_platform(name: &str, status: &str) { fr "plateforme d’IA {name}, {status}", en "AI platform {name}, {status}" }
    /// Likewise: what is no address.
    cli_bad_address(text: &str) {
        fr "«\u{a0}{text}\u{a0}» n’est pas une adresse; écrivez par exemple exemple.quebec/avis",
        en "“{text}” is no address; write for instance exemple.quebec/avis",
    }
    /// Likewise: what is no list.
    cli_not_list(name: &str) {
        fr "{name}\u{a0}: ce n’est pas une liste de sites compilée; pour une liste en texte, écrivez CATÉGORIE={name}",
        en "{name}: this is no compiled list of sites; for a list in text, write CATEGORY={name}",
    }
    /// Likewise: a list in text that the extension would not take.
    cli_list_refused(name: &str, why: &str) {
        fr "{name}\u{a0}: l’extension refuserait cette liste, car {why}",
        en "{name}: the extension would refuse this list, because {why}",
    }
    /// Likewise: what a list in text has and is not understood.
    cli_list_left(name: &str, n: usize) {
        fr (n) "{name}\u{a0}: {n}\u{a0}entrée laissée de côté" | "{name}\u{a0}: {n}\u{a0}entrées laissées de côté",
        en (n) "{name}: {n} entry left out" | "{name}: {n} entries left out",
    }

    /// Where in a document: a file in an archive, or an attachment.
    place_entry(name: &str) { fr "«\u{a0}{name}\u{a0}»", en "“{name}”" }
    /// Likewise.
    place_page(n: u32) { fr "page\u{a0}{n}", en "page {n}" }
    /// Likewise.
    place_slide(n: u32) { fr "diapositive\u{a0}{n}", en "slide {n}" }
    /// Likewise.
    place_sheet(name: &str) { fr "feuille «\u{a0}{name}\u{a0}»", en "sheet “{name}”" }
    /// Likewise.
    place_sheet_hidden(name: &str) { fr "feuille masquée «\u{a0}{name}\u{a0}»", en "hidden sheet “{name}”" }
    /// Likewise.
    place_cell(column: &str, row: u32) { fr "cellule\u{a0}{column}{row}", en "cell {column}{row}" }
    /// Likewise.
    place_paragraph(n: u32) { fr "paragraphe\u{a0}{n}", en "paragraph {n}" }
    /// Likewise.
    place_line(n: u32) { fr "ligne\u{a0}{n}", en "line {n}" }
    /// Likewise.
    place_header() { fr "en-tête", en "header" }
    /// Likewise.
    place_footer() { fr "pied de page", en "footer" }
    /// Likewise.
    place_footnote() { fr "note de bas de page", en "footnote" }
    /// Likewise.
    place_endnote() { fr "note de fin", en "endnote" }
    /// Likewise.
    place_comment() { fr "commentaire", en "comment" }
    /// Likewise.
    place_text_box() { fr "zone de texte", en "text box" }
    /// Likewise: a tracked change took it away, and the file keeps it.
    place_deleted() { fr "texte supprimé (suivi des modifications)", en "deleted text (tracked changes)" }
    /// Likewise.
    place_notes() { fr "notes de l’orateur", en "speaker notes" }
    /// Likewise.
    place_properties() { fr "propriétés du document", en "document properties" }
    /// Likewise.
    place_hidden() { fr "texte masqué", en "hidden text" }
    /// Likewise.
    place_chart() { fr "graphique", en "chart" }
    /// Likewise: of a message.
    place_headers() { fr "en-têtes du message", en "message headers" }
    /// Likewise: of a picture.
    place_metadata() { fr "métadonnées de l’image", en "picture metadata" }
    /// Why a file was not read.
    unread_unknown() { fr "type de fichier non pris en charge", en "this type of file is not supported" }
    /// Likewise.
    unread_encrypted() { fr "protégé par un mot de passe", en "protected by a password" }
    /// Likewise.
    unread_damaged() { fr "fichier endommagé ou incomplet", en "damaged or incomplete file" }
    /// Likewise.
    unread_too_large() { fr "trop volumineux", en "too large" }
    /// Likewise.
    unread_too_deep() { fr "trop d’archives l’une dans l’autre", en "too many archives inside one another" }
    /// Likewise.
    unread_scanned() { fr "page numérisée, sans texte", en "scanned page, without text" }
    /// Likewise.
    unread_picture() { fr "image", en "picture" }
    /// Likewise.
    unread_stopped() { fr "lecture interrompue", en "reading was stopped" }
    /// The command: a file that was not read.
    cli_not_read(name: &str, why: &str) { fr "{name}\u{a0}: non lu ({why})", en "{name}: not read ({why})" }
    /// The command: a part of a document that was not read: why, and where.
    cli_part_unread(name: &str, what: &str) { fr "{name}\u{a0}: partie non lue ({what})", en "{name}: part not read ({what})" }
    /// Likewise, with others that were not read for the same reason.
    cli_parts_unread(name: &str, what: &str, n: usize) {
        fr (n) "{name}\u{a0}: parties non lues ({what}; {n}\u{a0}autre)" | "{name}\u{a0}: parties non lues ({what}; {n}\u{a0}autres)",
        en (n) "{name}: parts not read ({what}; {n} other)" | "{name}: parts not read ({what}; {n} others)",
    }
    /// The command: a copy of a document was written, with labels in place of what was found.
    cli_copied(name: &str, to: &str, n: usize) {
        fr (n) "{name}\u{a0}: copie avec {n}\u{a0}étiquette\u{a0}: {to}" | "{name}\u{a0}: copie avec {n}\u{a0}étiquettes\u{a0}: {to}",
        en (n) "{name}: copy with {n} label: {to}" | "{name}: copy with {n} labels: {to}",
    }
    /// Likewise: none is needed.
    cli_no_copy_needed(name: &str) {
        fr "{name}\u{a0}: rien à remplacer, aucune copie",
        en "{name}: nothing to replace, no copy",
    }
    /// Likewise: none was made, and why.
    cli_not_copied(name: &str, why: &str) {
        fr "{name}\u{a0}: aucune copie avec étiquettes ({why})",
        en "{name}: no copy with labels ({why})",
    }
    /// Why no redacted copy was made.
    not_redacted_kind() {
        fr "aucune copie n’est faite de ce type de fichier",
        en "no copy is made of this type of file",
    }
    /// Likewise.
    not_redacted_macros() { fr "le document contient des macros", en "the document has macros" }
    /// Likewise.
    not_redacted_encoding() { fr "encodage du texte non pris en charge", en "the encoding of the text is not supported" }
    /// Likewise.
    not_redacted_changes() { fr "remplacements incohérents", en "replacements that do not fit the text" }
    /// Likewise.
    not_redacted_fixed() { fr "un élément ne peut pas être remplacé", en "an item cannot be replaced" }
    /// Likewise.
    not_redacted_still_there() { fr "un élément y serait encore", en "an item would still be there" }
    /// Likewise: the copy is not written over a file.
    cli_is_there(to: &str) { fr "{to} existe déjà", en "{to} is there already" }
    /// Likewise: the folder cannot be written to.
    cli_copy_unwritable(to: &str) { fr "{to} ne peut pas être écrit", en "{to} cannot be written" }

    /// The command: what an action is called.
    cli_record() { fr "noter", en "record" }
    /// Likewise.
    cli_remind() { fr "rappeler", en "remind" }
    /// Likewise.
    cli_warn() { fr "avertir", en "warn" }
    /// Likewise.
    cli_justify() { fr "demander un motif", en "ask for a reason" }
    /// Likewise.
    cli_block() { fr "bloquer", en "block" }
    /// Likewise.
    cli_pass() { fr "laisser passer", en "let through" }
    /// The command: nothing found.
    cli_nothing(name: &str) { fr "{name}\u{a0}: rien de repéré", en "{name}: nothing found" }
    /// The command: heading of a file.
    cli_found(name: &str, n: usize, action: &str) {
        fr (n) "{name}\u{a0}: {n}\u{a0}élément repéré; {action}" | "{name}\u{a0}: {n}\u{a0}éléments repérés; {action}",
        en (n) "{name}: {n} item found; {action}" | "{name}: {n} items found; {action}",
    }
    /// The command: standard input's name.
    cli_stdin() { fr "entrée standard", en "standard input" }
    /// The command: a line and a column.
    cli_place(line: usize, column: usize) { fr "ligne\u{a0}{line}, colonne\u{a0}{column}", en "line {line}, column {column}" }
    /// The command: a file that cannot be read.
    cli_unreadable(name: &str, why: &str) { fr "balise\u{a0}: {name}\u{a0}: lecture impossible ({why})", en "balise: {name}: cannot be read ({why})" }
    /// Why a file cannot be read.
    cli_no_file() { fr "fichier introuvable", en "no such file" }
    /// Likewise.
    cli_no_permission() { fr "accès refusé", en "access denied" }
    /// Likewise.
    cli_directory() { fr "c’est un dossier", en "it is a folder" }
    /// The command: a file that is not text.
    cli_binary(name: &str) {
        fr "balise\u{a0}: {name}\u{a0}: ce n’est pas un fichier texte (UTF-8); convertissez-le en texte d’abord",
        en "balise: {name}: not a text file (UTF-8); convert it to text first",
    }
    /// The command: a file beyond the limit.
    cli_too_large(name: &str) { fr "balise\u{a0}: {name}\u{a0}: plus de 1\u{a0}Gio; découpez le fichier", en "balise: {name}: more than 1 GiB; split the file" }
    /// The command: a line of JSON lines that cannot be used.
    cli_bad_line(name: &str, line: usize) {
        fr "balise\u{a0}: {name}, ligne\u{a0}{line}\u{a0}: on attend un objet JSON avec «\u{a0}id\u{a0}» et «\u{a0}text\u{a0}»",
        en "balise: {name}, line {line}: a JSON object with “id” and “text” is expected",
    }
    /// The command: a policy that is no document at all.
    cli_bad_policy(name: &str, why: &str) {
        fr "balise\u{a0}: {name}\u{a0}: ce document n’est pas une politique lisible ({why})",
        en "balise: {name}: this document is not a readable policy ({why})",
    }
    /// The command: a value of the policy that is not used.
    cli_policy_problem(name: &str, problem: &str) { fr "balise\u{a0}: {name}\u{a0}: {problem}", en "balise: {name}: {problem}" }
    /// The command: a line that is no value to hash.
    cli_bad_value_line(name: &str, line: usize) {
        fr "balise\u{a0}: {name}, ligne\u{a0}{line}\u{a0}: une valeur compte de un à huit mots",
        en "balise: {name}, line {line}: a value has one to eight words",
    }
    /// The command: a document with too little text to be recognised.
    cli_too_short(name: &str) {
        fr "balise\u{a0}: {name}\u{a0}: trop peu de texte pour être reconnu (il faut une dizaine de mots)",
        en "balise: {name}: too little text to be recognised (ten words or so are needed)",
    }
    /// The command: a salt that is none.
    cli_bad_salt() {
        fr "--salt attend seize octets en base64, tels que «\u{a0}balise fingerprint\u{a0}» les écrit",
        en "--salt takes sixteen bytes in base64, as “balise fingerprint” writes them",
    }
    /// The command: more names than documents.
    cli_many_names() { fr "plus de --name que de documents", en "more --name than documents" }
    /// The command: its usage.
    cli_help() {
        fr "balise – repère ce qui ne doit pas partir vers une plateforme d’IA

Usage
  balise scan [--policy FICHIER] [--to HÔTE] [--lang fr|en] [--format text|json|jsonl] [FICHIER…]
  balise file [--policy FICHIER] [--to HÔTE] [--lang fr|en] [--format text|json|jsonl] [--redacted DOSSIER] FICHIER…
  balise platforms [--policy FICHIER] [--format text|json]
  balise site [--policy FICHIER] [--list [CATÉGORIE=]LISTE…] [--on DATE] [--format text|json] ADRESSE…
  balise hash --salt SEL [FICHIER…]
  balise fingerprint [--name NOM]… [--salt SEL] FICHIER…
  balise report [--from DATE] [--to DATE] [--format text|html|csv|json] FICHIER…
  balise policy check FICHIER
  balise policy explain FICHIER --to HÔTE [--on DATE] [TEXTE]
  balise policy diff A B [--on DATE]
  balise policy new
  balise policy convert FICHIER
  balise policy export FICHIER --for chrome|edge|firefox --as FORMAT --out DOSSIER [--id ID] [--from ADRESSE]

Sans fichier, l’entrée standard est lue. «\u{a0}hash\u{a0}» lit une valeur par ligne et écrit la liste à mettre dans la politique, où
personne ne peut la relire. «\u{a0}fingerprint\u{a0}» écrit les empreintes de documents, à mettre sous «\u{a0}documents\u{a0}» dans la
politique\u{a0}: leur texte est reconnu sans y être. «\u{a0}report\u{a0}» compte ce que disent les journaux exportés de plusieurs ordinateurs
(fichiers ou dossiers)\u{a0}: d’abord ce qui est parti tel quel, puis ce qui a été prévenu. Le format «\u{a0}jsonl\u{a0}» lit un objet
{{\u{22}id\u{22}, \u{22}text\u{22}}} par ligne.

  --policy FICHIER  politique de l’organisation (JSON ou TOML); sinon, la politique par défaut
  --to HÔTE         destination du texte, par exemple chatgpt.com
  --lang fr|en      langue de l’affichage (français par défaut)
  --list LISTE      liste de sites, en plus de celle qui est intégrée; en texte (domaines, fichier hosts, Adblock), sa catégorie devant
  --format FORMAT   text (par défaut), json ou jsonl; de «\u{a0}report\u{a0}»\u{a0}: aussi html, une page à imprimer, et csv
  --name NOM        nom d’un document, un par fichier, dans leur ordre; sinon, le nom du fichier
  --redacted DOSSIER
                    écrire là une copie de chaque document, où des étiquettes remplacent ce qui est repéré
  --on DATE         jour dont il s’agit (2026-11-26); sinon, aujourd’hui
  --as FORMAT       json, reg, admx, mobileconfig, intune ou policies.json
  --from DATE, --to DATE
                    de «\u{a0}report\u{a0}»\u{a0}: premier et dernier jour comptés; sinon, tout
  --from ADRESSE    manifeste de mise à jour (Chrome, Edge) ou paquet (Firefox); sinon, la boutique du navigateur

Code de sortie\u{a0}: 0, rien de repéré; 1, quelque chose de repéré; 2, exécution impossible.
Pour «\u{a0}policy\u{a0}»\u{a0}: 1, une valeur ignorée, un document illisible ou une différence.
Pour «\u{a0}report\u{a0}»\u{a0}: 1, quelque chose est parti tel quel; 2, un journal n’est pas compté.",
        en "balise – finds what must not leave for an AI platform

Usage
  balise scan [--policy FILE] [--to HOST] [--lang fr|en] [--format text|json|jsonl] [FILE…]
  balise file [--policy FILE] [--to HOST] [--lang fr|en] [--format text|json|jsonl] [--redacted FOLDER] FILE…
  balise platforms [--policy FILE] [--format text|json]
  balise site [--policy FILE] [--list [CATEGORY=]LIST…] [--on DAY] [--format text|json] ADDRESS…
  balise hash --salt SALT [FILE…]
  balise fingerprint [--name NAME]… [--salt SALT] FILE…
  balise report [--from DAY] [--to DAY] [--format text|html|csv|json] FILE…
  balise policy check FILE
  balise policy explain FILE --to HOST [--on DAY] [TEXT]
  balise policy diff A B [--on DAY]
  balise policy new
  balise policy convert FILE
  balise policy export FILE --for chrome|edge|firefox --as FORMAT --out FOLDER [--id ID] [--from ADDRESS]

Without a file, standard input is read. “hash” reads one value a line and writes the list to put into the policy, where nobody
can read it back. “fingerprint” writes the fingerprints of documents, to be put under “documents” in the policy: their text is
recognised without being there. “report” counts what the exported journals of many computers say (files or folders): first what went
as it was, then what was prevented. The format “jsonl” reads one object {{\u{22}id\u{22}, \u{22}text\u{22}}} a line.

  --policy FILE     the organisation’s policy (JSON or TOML); otherwise the default policy
  --to HOST         where the text is going, such as chatgpt.com
  --lang fr|en      language of the output (French by default)
  --list LIST       list of sites, beside the built-in one; in text (domains, hosts file, Adblock), its category before it
  --format FORMAT   text (default), json or jsonl; of “report”: html, one page to print, and csv too
  --name NAME       name of a document, one per file, in their order; otherwise the file’s name
  --redacted FOLDER write a copy of each document there, with labels in place of what was found
  --on DAY          the day in question (2026-11-26); otherwise today
  --as FORMAT       json, reg, admx, mobileconfig, intune or policies.json
  --from DAY, --to DAY
                    of “report”: the first and the last day counted; otherwise all
  --from ADDRESS    update manifest (Chrome, Edge) or package (Firefox); otherwise the browser’s store

Exit status: 0, nothing found; 1, something found; 2, could not run.
For “policy”: 1, a value ignored, an unreadable document or a difference.
For “report”: 1, something went as it was; 2, a journal is not counted.",
    }
    /// The command: how it is called.
    cli_usage_error(what: &str) {
        fr "balise\u{a0}: {what}; «\u{a0}balise --help\u{a0}» montre l’usage",
        en "balise: {what}; “balise --help” shows the usage",
    }
    /// Usage errors.
    cli_unknown_option(name: &str) { fr "option inconnue\u{a0}: {name}", en "unknown option: {name}" }
    /// Usage errors.
    cli_unknown_verb(name: &str) { fr "commande inconnue\u{a0}: {name}", en "unknown command: {name}" }
    /// Usage errors.
    cli_no_verb() { fr "il manque une commande", en "a command is missing" }
    /// Usage errors.
    cli_bad_value(option: &str, expected: &str) {
        fr "{option} attend une valeur parmi\u{a0}: {expected}",
        en "{option} takes one of: {expected}",
    }
    /// Usage errors.
    cli_missing_value(option: &str) { fr "{option} attend une valeur", en "{option} takes a value" }

    /// The command: a file and a line.
    cli_file_line(name: &str, line: usize) { fr "{name}, ligne\u{a0}{line}", en "{name}, line {line}" }
    /// The command: a document in another encoding.
    cli_not_utf8() {
        fr "le texte n’est pas en UTF-8; enregistrez-le dans cet encodage",
        en "the text is not in UTF-8; save it in that encoding",
    }
    /// The command: where JSON goes wrong.
    cli_not_json(column: usize) { fr "ce n’est plus du JSON à la colonne\u{a0}{column}", en "no JSON from column {column} on" }
    /// The command: JSON that TOML cannot hold.
    cli_no_toml(name: &str) {
        fr "balise\u{a0}: {name}\u{a0}: TOML ne connaît ni valeur vide (null), ni document qui n’est pas un objet",
        en "balise: {name}: TOML has no empty value (null), and no document that is not an object",
    }
    /// `check`: a remark on what a right document may not mean.
    cli_remark(place: &str, remark: &str) { fr "{place}\u{a0}: à relire\u{a0}: {remark}", en "{place}: to reread: {remark}" }
    /// A remark.
    advice_empty() { fr "ce document est vide; la politique par défaut s’applique", en "this document is empty; the default policy applies" }
    /// A remark.
    advice_no_end(stage: &str) {
        fr "aucune étape ne suit celle-ci; elle dure sans fin ({stage})",
        en "no stage follows this one; it lasts for ever ({stage})",
    }
    /// A remark.
    advice_goes_back() { fr "cette étape en fait moins que la précédente", en "this stage does less than the one before" }
    /// A remark.
    advice_same_day() { fr "deux étapes commencent le même jour; la dernière écrite compte", en "two stages begin on one day; the one written last counts" }
    /// A remark.
    advice_over(day: &str) { fr "cette exception a pris fin le {day}", en "this exception ended on {day}" }
    /// A remark.
    advice_credentials() {
        fr "les mots de passe et les clés ne sont plus bloqués ici",
        en "passwords and keys are not blocked here any more",
    }
    /// A remark.
    advice_hidden(path: &str) { fr "cette règle ne s’applique jamais\u{a0}: {path} décide avant elle", en "this rule never applies: {path} decides before it" }
    /// A remark.
    advice_everywhere() {
        fr "sans «\u{a0}to\u{a0}», cette règle vaut partout, même sur une plateforme non autorisée",
        en "without “to”, this rule holds everywhere, even on a platform that is not approved",
    }
    /// A remark.
    advice_lowers_all() {
        fr "sans «\u{a0}only\u{a0}» ni «\u{a0}kinds\u{a0}», tout renseignement personnel du texte est abaissé",
        en "without “only” or “kinds”, all personal information in the text is lowered",
    }
    /// A remark.
    advice_field(field: &str, known: &str) {
        fr "{{{field}}} n’est pas un champ de la mention; les champs sont {known}",
        en "{{{field}}} is no field of the mention; the fields are {known}",
    }
    /// A remark.
    advice_two_standings(host: &str) { fr "{host} figure deux fois; la mention la plus stricte compte", en "{host} stands twice; the strictest mention counts" }
    /// A remark.
    advice_allows_identifier() {
        fr "cette valeur est un numéro d’identité ou un secret; elle ne sera jamais retenue",
        en "this value is an identity number or a secret; it will never be held",
    }
    /// A remark.
    advice_selector() { fr "ce n’est pas un sélecteur CSS; il est laissé de côté", en "this is no CSS selector; it is left out" }
    /// A remark.
    advice_filter_length() { fr "ce filtre est trop long; il est laissé de côté", en "this filter is too long; it is left out" }
    /// A remark.
    advice_filter_host() {
        fr "ce filtre n’a pas d’hôte qui en soit un; écrivez par exemple exemple.quebec/jeux; il est laissé de côté",
        en "this filter has no host that is one; write for instance exemple.quebec/jeux; it is left out",
    }
    /// A remark.
    advice_filter_star() {
        fr "un astérisque n’a pas sa place ici\u{a0}: exemple.quebec couvre déjà ses sous-domaines, et exemple.quebec/jeux ce qui commence ainsi; ce filtre est laissé de côté",
        en "an asterisk has no place here: exemple.quebec already covers its subdomains, and exemple.quebec/jeux what begins so; this filter is left out",
    }
    /// A remark.
    advice_filter_port() {
        fr "le port de ce filtre doit être un nombre de 1 à 65535; il est laissé de côté",
        en "the port of this filter must be a number from 1 to 65535; it is left out",
    }
    /// A remark.
    advice_filters_many() {
        fr "seuls les 1\u{a0}000\u{a0}premiers filtres s’appliquent; retirez ceux qui suivent, ou regroupez-les par domaine",
        en "only the first 1,000 filters apply; remove those that follow, or join them by domain",
    }
    /// A remark.
    advice_filter_both() { fr "ce filtre figure aussi dans url_allowlist, qui l’emporte", en "this filter stands in url_allowlist too, which prevails" }
    /// A remark.
    advice_list_address() {
        fr "l’adresse d’une liste doit être en https; cette liste est laissée de côté",
        en "the address of a list must be in https; this list is left out",
    }
    /// A remark.
    advice_collector_address() {
        fr "l’adresse du collecteur doit être en https; rien n’y sera transmis",
        en "the address of the collector must be in https; nothing will be sent there",
    }
    /// A remark.
    advice_collector_header() {
        fr "un en-tête HTTP ne peut pas avoir ce nom ou cette valeur; rien ne sera transmis au collecteur",
        en "an HTTP header cannot have this name or this value; nothing will be sent to the collector",
    }
    /// A remark.
    advice_list_key() {
        fr "la clé doit être une clé publique Ed25519 en base64 (44\u{a0}caractères); cette liste est laissée de côté",
        en "the key must be an Ed25519 public key in base64 (44 characters); this list is left out",
    }
    /// A remark.
    advice_idle() { fr "cette clé est lue et gardée; elle n’agit pas encore dans cette version", en "this key is read and kept; it does nothing yet in this version" }
    /// The command: how many problems.
    cli_policy_problems(name: &str, n: usize) {
        fr (n) "{name}\u{a0}: {n}\u{a0}valeur ignorée; le reste s’applique" | "{name}\u{a0}: {n}\u{a0}valeurs ignorées; le reste s’applique",
        en (n) "{name}: {n} value ignored; the rest applies" | "{name}: {n} values ignored; the rest applies",
    }
    /// The command: nothing to say of a policy.
    cli_policy_good(name: &str, rules: &str) { fr "{name}\u{a0}: rien à signaler; {rules}", en "{name}: nothing to report; {rules}" }
    /// Part of it.
    cli_rules(n: usize) {
        fr (n) "{n}\u{a0}règle de l’organisation avant celles par défaut" | "{n}\u{a0}règles de l’organisation avant celles par défaut",
        en (n) "{n} rule of the organisation before the default ones" | "{n} rules of the organisation before the default ones",
    }
    /// Usage errors.
    cli_bad_day(option: &str) { fr "{option} attend une date qui existe, comme 2026-11-26", en "{option} takes a date that exists, such as 2026-11-26" }
    /// Usage errors.
    cli_missing_argument(name: &str) { fr "il manque {name}", en "{name} is missing" }
    /// `explain`: host, standing, day.
    cli_explain_place(host: &str, status: &str, day: &str) { fr "{host}\u{a0}: {status}; le {day}", en "{host}: {status}; on {day}" }
    /// `explain`: the stage in force.
    cli_explain_stage(stage: &str) { fr "Étape en vigueur\u{a0}: {stage}", en "Stage in force: {stage}" }
    /// `explain`: the next stage.
    cli_explain_next(day: &str, stage: &str) { fr "À compter du {day}\u{a0}: {stage}", en "From {day}: {stage}" }
    /// `explain`: what is found, what is done, by what.
    cli_explain_row(what: &str, action: &str, why: &str) { fr "  {what}\u{a0}: {action} – {why}", en "  {what}: {action} – {why}" }
    /// `explain`: nothing fits.
    cli_explain_no_rule() { fr "aucune règle", en "no rule" }
    /// `explain`: an entry of the preset.
    cli_explain_preset(path: &str) { fr "{path} par défaut", en "default {path}" }
    /// `explain`: an exception.
    cli_explain_exception(path: &str, until: &str) { fr "{path} jusqu’au {until}", en "{path} until {until}" }
    /// `explain`: a stage that keeps it lower.
    cli_explain_capped(path: &str, stage: &str) { fr "{path} ({stage})", en "{path} ({stage})" }
    /// `explain`: of the whole text.
    cli_explain_whole(action: &str) { fr "Ensemble\u{a0}: {action}", en "In all: {action}" }
    /// `explain`: nothing found.
    cli_explain_nothing() { fr "  rien de repéré", en "  nothing found" }
    /// `diff`: nothing.
    cli_diff_same() { fr "Les deux politiques disent la même chose.", en "Both policies say the same." }
    /// `diff`: heading.
    cli_diff_effects(day: &str) { fr "Ce que cela change, le {day}\u{a0}:", en "What that changes, on {day}:" }
    /// `diff`: a change.
    cli_diff_row(kind: &str, place: &str, before: &str, after: &str) {
        fr "  {kind} → {place}\u{a0}: {before} → {after}",
        en "  {kind} → {place}: {before} → {after}",
    }
    /// `diff`: platforms of the register.
    cli_diff_listed() { fr "plateforme répertoriée", en "listed platform" }
    /// `export`: a combination that does not exist.
    cli_no_such_export(browser: &str, format: &str, instead: &str) {
        fr "{browser} n’a pas de format «\u{a0}{format}\u{a0}»; employez «\u{a0}{instead}\u{a0}»",
        en "{browser} has no format “{format}”; use “{instead}”",
    }
    /// `export`: refused.
    cli_export_not(name: &str) {
        fr "{name}\u{a0}: rien n’est exporté tant que ces valeurs ne sont pas corrigées",
        en "{name}: nothing is exported until these values are corrected",
    }
    /// `export`: the id is not known yet.
    cli_no_id(browser: &str) {
        fr "il manque --id\u{a0}: l’identifiant que la boutique ({browser}) ou votre propre clé donne à l’extension",
        en "--id is missing: the id that the {browser} store or your own key gives the extension",
    }
    /// `export`: an id that cannot be one.
    cli_bad_id() {
        fr "--id attend l’identifiant de l’extension\u{a0}: 32\u{a0}lettres de a à p (Chrome, Edge), ou nom@domaine (Firefox)",
        en "--id takes the extension’s id: 32 letters from a to p (Chrome, Edge), or name@domain (Firefox)",
    }
    /// `export`: an address that cannot be one.
    cli_bad_from() { fr "--from attend une adresse en https", en "--from takes an https address" }
    /// `export`: a file that cannot be written.
    cli_unwritable(name: &str, why: &str) { fr "balise\u{a0}: {name}\u{a0}: écriture impossible ({why})", en "balise: {name}: cannot be written ({why})" }
    /// `export`: the word in the names of the files of side doors.
    cli_optional_file() { fr "facultatif", en "optional" }
    /// `export`: first lines of a file.
    cli_export_header() {
        fr "Balise\u{a0}: installe l’extension et sa politique.\nÉcrit par «\u{a0}balise policy export\u{a0}»; ne pas modifier à la main.\nUne valeur ExtensionSettings déjà en place ne compte plus avec ce fichier\u{a0}: ajoutez-y plutôt l’extension.",
        en "Balise: installs the extension and its policy.\nWritten by “balise policy export”; not to be changed by hand.\nAn ExtensionSettings value already in place no longer counts with this file: add the extension to it instead.",
    }
    /// `export`: first lines of the file of side doors.
    cli_optional_header() {
        fr "Facultatif\u{a0}: ferme ce qu’une extension ne voit pas (IA du navigateur, invités, autres profils, outils de développement).\nGardez les lignes qui conviennent à votre organisation.",
        en "Optional: closes what no extension sees (the browser’s own AI, guests, other profiles, developer tools).\nKeep the lines that fit your organisation.",
    }
    /// Group Policy editor: the category.
    admx_category(browser: &str) { fr "Balise pour {browser}", en "Balise for {browser}" }
    /// Group Policy editor: what it is for.
    admx_supported(browser: &str) { fr "Versions de {browser} que Balise prend en charge", en "Versions of {browser} that Balise supports" }
    /// Group Policy editor.
    admx_install() { fr "Installer Balise et en garder le bouton", en "Install Balise and keep its button" }
    /// Group Policy editor.
    admx_install_help() {
        fr "Installe l’extension pour tout le monde. Personne ne peut la retirer ni la désactiver.",
        en "Installs the extension for everybody. Nobody can remove it or turn it off.",
    }
    /// Group Policy editor: Chromium runs extensions in private windows only where the person allows it.
    admx_private() { fr "Fermer la navigation privée", en "Close private browsing" }
    /// Group Policy editor.
    admx_private_help() {
        fr "L’extension ne vérifie pas les fenêtres privées\u{a0}: elles sont fermées.",
        en "The extension does not check private windows: they are closed.",
    }
    /// Group Policy editor.
    admx_document() { fr "Politique (JSON)", en "Policy (JSON)" }
    /// Group Policy editor.
    admx_document_help() {
        fr "La politique entière, sur une ligne, telle que «\u{a0}balise policy export\u{a0}» l’écrit. Une valeur inutilisable est écartée seule et montrée dans le panneau.",
        en "The whole policy, on one line, as “balise policy export” writes it. A value that cannot be used is left out alone and shown in the panel.",
    }
    /// Group Policy editor: a key of its own.
    admx_key(key: &str) { fr "Politique – {key}", en "Policy – {key}" }
    /// A key of the policy.
    policy_key_organisation() { fr "Nom de l’organisation, à l’écran.", en "The organisation’s name, on screen." }
    /// Likewise.
    policy_key_language() { fr "Langue de l’affichage\u{a0}: fr ou en. Sans valeur, celle du navigateur.", en "Language of the screen: fr or en. Without a value, the browser’s." }
    /// Likewise.
    policy_key_approved() { fr "Plateformes d’IA autorisées, un hôte par ligne.", en "Approved AI platforms, one host a line." }
    /// Likewise.
    policy_key_tolerated() { fr "Plateformes d’IA tolérées, un hôte par ligne.", en "Tolerated AI platforms, one host a line." }
    /// Likewise.
    policy_key_prohibited() { fr "Plateformes d’IA non autorisées, un hôte par ligne.", en "AI platforms that are not approved, one host a line." }
    /// Likewise.
    policy_key_guarded() { fr "Autres sites à vérifier, un hôte par ligne.", en "Other sites to check, one host a line." }
    /// Likewise.
    policy_key_allow() {
        fr "Valeurs jamais retenues\u{a0}: téléphones, adresses et courriels de l’organisation, noms publics. Une par ligne.",
        en "Values that are left alone: the organisation’s telephones, addresses and mailboxes, public names. One a line.",
    }
    /// Likewise.
    policy_key_groups() { fr "Groupes dont cet ordinateur fait partie, un par ligne.", en "Which teams this computer belongs to, one a line." }
    /// A stage of a rollout.
    stage_observe() { fr "observation, rien n’est retenu", en "observation, nothing is held" }
    /// Likewise.
    stage_remind() { fr "rappels, rien n’est retenu", en "reminders, nothing is held" }
    /// Likewise.
    stage_warn() { fr "avertissements, tout peut continuer", en "warnings, anything may go on" }
    /// Likewise.
    stage_block() { fr "toutes les règles s’appliquent", en "all rules apply" }

    /// A policy value of the wrong type: where, what was expected, what stands instead.
    policy_wrong_type(path: &str, expected: &str, instead: &str) {
        fr "{path}\u{a0}: on attend {expected}; {instead}",
        en "{path}: expected {expected}; {instead}",
    }
    /// A policy key that is not known.
    policy_unknown_key(path: &str, nearest: &str) {
        fr "{path}\u{a0}: clé inconnue; la plus proche est «\u{a0}{nearest}\u{a0}»",
        en "{path}: unknown key; the nearest is “{nearest}”",
    }
    /// Two sentences of a report.
    policy_and(said: &str, instead: &str) { fr "{said}; {instead}", en "{said}; {instead}" }
    /// A key that must be there.
    policy_missing(path: &str, instead: &str) { fr "{path}\u{a0}: cette clé est requise; {instead}", en "{path}: this key is needed; {instead}" }
    /// A key of the document that stands within a table.
    policy_misplaced(path: &str) {
        fr "{path}\u{a0}: cette clé va au haut du document, avant le premier titre entre crochets; la valeur par défaut s’applique",
        en "{path}: this key belongs at the top of the document, before the first heading in brackets; the default applies",
    }
    /// A key that stands twice in its object.
    policy_twice(path: &str, instead: &str) {
        fr "{path}\u{a0}: cette clé est écrite deux fois; {instead}",
        en "{path}: this key is written twice; {instead}",
    }
    /// A section that is not there.
    policy_no_clause(path: &str) {
        fr "{path}\u{a0}: aucun article ne porte ce nom; la règle s’applique sans article",
        en "{path}: no section has this name; the rule applies without one",
    }
    /// A whole document that is not JSON any more.
    policy_last_stands(path: &str) {
        fr "{path}\u{a0}: ce texte n’est pas du JSON; la dernière politique lisible s’applique",
        en "{path}: this text is not JSON; the last readable policy applies",
    }
    /// The path of the whole document.
    policy_whole() { fr "le document", en "the document" }
    /// What stands instead.
    policy_default_stands() { fr "la valeur par défaut s’applique", en "the default applies" }
    /// What stands instead.
    policy_value_dropped() { fr "cette valeur est écartée", en "this value is left out" }
    /// What stands instead.
    policy_rule_dropped() { fr "cette règle est écartée", en "this rule is left out" }
    /// What stands instead.
    policy_entry_dropped() { fr "cet élément est écarté", en "this entry is left out" }
    /// Expected types.
    policy_type_text() { fr "un texte", en "a text" }
    /// Likewise.
    policy_type_short(most: usize) { fr "un texte de {most}\u{a0}caractères au plus", en "a text of {most} characters at most" }
    /// Likewise.
    policy_type_filled() { fr "une liste qui nomme quelque chose", en "a list that names something" }
    /// Likewise.
    policy_type_list() { fr "une liste", en "a list" }
    /// Likewise.
    policy_type_object() { fr "un objet", en "an object" }
    /// Likewise.
    policy_type_bilingual() { fr "un texte, ou un objet avec «\u{a0}fr\u{a0}» et «\u{a0}en\u{a0}»", en "a text, or an object with “fr” and “en”" }
    /// Likewise.
    policy_type_number() { fr "un nombre de 0 à 1", en "a number from 0 to 1" }
    /// Likewise.
    policy_type_count(from: u64, to: u64) { fr "un nombre entier de {from} à {to}", en "a whole number from {from} to {to}" }
    /// Likewise.
    policy_type_day() { fr "une date qui existe, comme 2026-11-26", en "a date that exists, such as 2026-11-26" }
    /// Likewise.
    policy_type_one_of(values: &str) { fr "une valeur parmi\u{a0}: {values}", en "one of: {values}" }
    /// Likewise.
    policy_type_pattern() { fr "une expression régulière", en "a regular expression" }
    /// Likewise.
    policy_type_pattern_small() { fr "une expression régulière plus petite (1\u{a0}Mio au plus)", en "a smaller regular expression (1 MiB at most)" }
    /// Likewise.
    policy_type_pattern_something() {
        fr "des mots ou une expression qui ne correspond pas à un texte vide",
        en "words or an expression that does not match an empty text",
    }
    /// Likewise.
    policy_type_host() { fr "un nom d’hôte", en "a host name" }
    /// Likewise.
    policy_type_target() {
        fr "approved, tolerated, prohibited, unknown ou un nom d’hôte",
        en "approved, tolerated, prohibited, unknown or a host name",
    }
    /// Likewise.
    policy_type_json(line: usize, column: usize) {
        fr "du JSON (faute à la ligne\u{a0}{line}, colonne\u{a0}{column})",
        en "JSON (mistake on line {line}, column {column})",
    }
    /// Likewise: a word of a long list, with the nearest.
    policy_type_word(nearest: &str) { fr "un mot connu, comme «\u{a0}{nearest}\u{a0}»", en "a known word, such as “{nearest}”" }
    /// Likewise.
    policy_type_detector() { fr "une seule clé parmi pattern, words et list", en "one key among pattern, words and list" }
    /// Likewise.
    policy_type_bound() {
        fr "least ou most, et au moins une condition (with, only, persons, different)",
        en "least or most, and at least one condition (with, only, persons, different)",
    }
    /// Likewise.
    policy_type_hashed() { fr "une liste écrite par «\u{a0}balise hash\u{a0}»", en "a list that “balise hash” wrote" }
    /// Likewise.
    policy_type_prints() {
        fr "un document écrit par «\u{a0}balise fingerprint\u{a0}»",
        en "a document that “balise fingerprint” wrote",
    }

    /// A category of kinds.
    category_personal() { fr "renseignements personnels", en "personal information" }
    /// Likewise.
    category_confidential() { fr "renseignements confidentiels", en "confidential information" }
    /// Likewise.
    category_credential() { fr "mots de passe et clés", en "passwords and keys" }
    /// Likewise.
    category_copyright() { fr "droit d’auteur", en "copyright" }
    /// Likewise.
    category_use() { fr "usages demandés à l’IA", en "uses asked of the AI" }
    /// Likewise.
    category_custom() { fr "éléments de l’organisation", en "items of the organisation" }
    /// Likewise.
    category_lineage() { fr "sites et documents protégés", en "protected sites and documents" }

    /// What happened, in the journal.
    journal_held() { fr "retenu", en "held" }
    /// The same in the report, where nothing more is known.
    journal_held_alone() { fr "retenu, issue non notée", en "held, outcome not recorded" }
    /// Likewise.
    journal_passed() { fr "parti, seulement noté", en "went, only recorded" }
    /// Likewise.
    journal_replaced() { fr "remplacé par des étiquettes", en "replaced by labels" }
    /// Likewise.
    journal_kept() { fr "gardé tel quel", en "kept as is" }
    /// Likewise.
    journal_dismissed() { fr "repéré par erreur, selon la personne", en "found by mistake, the person said" }
    /// Likewise.
    journal_left() { fr "abandonné par la personne", en "given up by the person" }
    /// Likewise.
    journal_stopped() { fr "arrêté juste avant le départ", en "stopped just before it left" }
    /// Likewise.
    journal_closed() { fr "site fermé", en "closed site" }
    /// Likewise.
    journal_opened() { fr "site fermé, ouvert pour un temps", en "closed site, opened for a while" }
    /// Likewise.
    journal_lost() { fr "événements perdus", en "events lost" }
    /// Among kinds: a file that could not be read.
    journal_unread_file() { fr "fichier non vérifié", en "file not checked" }
    /// By which way a text came.
    way_paste() { fr "collage", en "paste" }
    /// Likewise.
    way_send() { fr "message envoyé", en "message sent" }
    /// Likewise.
    way_draft() { fr "message en rédaction", en "message being written" }
    /// Likewise.
    way_request() { fr "transmission par la page", en "transmission by the page" }
    /// Likewise.
    way_file() { fr "fichier", en "file" }
    /// Likewise.
    way_site() { fr "site", en "site" }
    /// An answer in a table.
    yes() { fr "oui", en "yes" }
    /// Likewise.
    no() { fr "non", en "no" }
    /// Where the policy asked for nothing.
    no_action() { fr "aucune", en "none" }
    /// Where no reason was given.
    no_reason() { fr "aucun motif donné", en "no reason given" }
    /// Where no section is named.
    no_rule() { fr "aucun article nommé", en "no section named" }
    /// Heading of a table.
    head_id() { fr "Identifiant", en "Identifier" }
    /// Likewise.
    head_at() { fr "Moment (UTC)", en "Time (UTC)" }
    /// Likewise.
    head_host() { fr "Hôte", en "Host" }
    /// Likewise.
    head_platform() { fr "Plateforme", en "Platform" }
    /// Likewise.
    head_what() { fr "Événement", en "Event" }
    /// Likewise.
    head_way() { fr "Voie", en "Way" }
    /// Likewise.
    head_action() { fr "Action demandée", en "Action asked for" }
    /// Likewise.
    head_kinds() { fr "Types et nombres", en "Kinds and counts" }
    /// Likewise.
    head_rules() { fr "Articles de la politique", en "Policy sections" }
    /// Likewise.
    head_rule() { fr "Article de la politique", en "Policy section" }
    /// Likewise.
    head_reason() { fr "Motif", en "Reason" }
    /// Likewise.
    head_went() { fr "Parti tel quel", en "Went as is" }
    /// Likewise.
    head_kind() { fr "Type", en "Kind" }
    /// Likewise.
    head_category() { fr "Catégorie", en "Category" }
    /// Likewise.
    head_week() { fr "Semaine (ISO)", en "Week (ISO)" }
    /// Likewise.
    head_monday() { fr "À compter du lundi", en "From Monday" }
    /// Likewise.
    head_outcome() { fr "Issue", en "Outcome" }
    /// Likewise.
    head_site() { fr "Catégorie de sites", en "Category of sites" }
    /// Likewise.
    head_counted() { fr "Ce qui est compté", en "What is counted" }
    /// Likewise.
    head_number() { fr "Nombre", en "Number" }
    /// Likewise: how many events.
    head_events() { fr "Événements", en "Events" }
    /// Likewise: how many things were found in them.
    head_items() { fr "Éléments", en "Items" }

    /// Why a text is no journal, and what to do: it is no JSON from there on.
    journal_broken(line: usize, column: usize) {
        fr "le fichier est abîmé ou incomplet à la ligne\u{a0}{line}, colonne\u{a0}{column}; exportez de nouveau le journal en JSON",
        en "the file is damaged or incomplete at line {line}, column {column}; export the journal again, as JSON",
    }
    /// Likewise: it is something else.
    journal_not_ours() {
        fr "ce n’est pas un journal exporté par Balise; dans le panneau, exportez le journal en JSON",
        en "it is not a journal that Balise exported; in the panel, export the journal as JSON",
    }
    /// Likewise: of another version.
    journal_version(version: &str) {
        fr "ce journal est d’une autre version (format\u{a0}{version}); lisez-le avec la version de Balise qui l’a exporté, ou une plus récente",
        en "this journal is of another version (format {version}); read it with the version of Balise that exported it, or a newer one",
    }
    /// Likewise: its events are not where they should be.
    journal_misshapen() {
        fr "le contenu de ce journal a été modifié; exportez de nouveau le journal en JSON",
        en "the content of this journal was changed; export the journal again, as JSON",
    }

    /// The report: its title.
    report_title() { fr "Rapport sur les plateformes d’IA", en "Report on AI platforms" }
    /// The period that was asked for.
    report_period(from: &str, to: &str) { fr "Période\u{a0}: du {from} au {to}.", en "Period: from {from} to {to}." }
    /// Likewise, without an end.
    report_period_from(from: &str) { fr "Période\u{a0}: à compter du {from}.", en "Period: from {from} on." }
    /// Likewise, without a beginning.
    report_period_to(to: &str) { fr "Période\u{a0}: jusqu’au {to}.", en "Period: until {to}." }
    /// Likewise, without either.
    report_period_all() { fr "Période\u{a0}: tout ce que les journaux contiennent.", en "Period: all that the journals hold." }
    /// The days of the first and the last event.
    report_events(first: &str, last: &str) { fr "Événements comptés\u{a0}: du {first} au {last}.", en "Events counted: from {first} to {last}." }
    /// There is no event.
    report_no_events() { fr "Événements comptés\u{a0}: aucun.", en "Events counted: none." }
    /// When it was made.
    report_made(day: &str) { fr "Rapport produit le {day}.", en "Report made on {day}." }
    /// Versions of the extension and of policies that the journals name.
    report_versions(versions: &str, policies: &str) {
        fr "Versions de Balise\u{a0}: {versions}. Versions de la politique\u{a0}: {policies}.",
        en "Versions of Balise: {versions}. Versions of the policy: {policies}.",
    }
    /// Where there is no name.
    report_unnamed() { fr "non indiquée", en "not given" }
    /// What the figures are not.
    report_not() {
        fr "Un événement n’est pas un incident de confidentialité\u{a0}: la personne responsable de la protection des renseignements personnels (RPRP) en décide.",
        en "An event is not a confidentiality incident: the person in charge of the protection of personal information decides.",
    }
    /// Likewise.
    report_not_all() {
        fr "Balise repère par des règles\u{a0}: elle peut se tromper, et ne voit que les pages qu’elle protège.",
        en "Balise finds things by rules: it may be wrong, and it sees only the pages that it guards.",
    }
    /// Likewise.
    report_not_staff() {
        fr "Ce rapport ne contient aucun texte et ne distingue ni les personnes ni les ordinateurs. Il ne sert pas à évaluer le personnel.",
        en "This report holds no text and tells neither persons nor computers apart. It is not for evaluating staff.",
    }
    /// The journals are of one installation.
    report_one() {
        fr "Une seule installation est comptée\u{a0}: ces chiffres peuvent être ceux d’une seule personne, et se protègent comme tels.",
        en "One installation is counted: these figures may be those of one person, and are to be protected as such.",
    }
    /// Some events are not in the figures.
    report_missing() {
        fr "Des événements manquent, perdus ou illisibles\u{a0}: les chiffres sont des minimums.",
        en "Events are missing, lost or unreadable: the figures are minimums.",
    }
    /// Section.
    report_summary() { fr "En bref", en "In short" }
    /// How days are told.
    report_summary_note() {
        fr "Les jours et les semaines suivent l’heure de l’ordinateur qui produit ce rapport.",
        en "Days and weeks follow the clock of the computer that makes this report.",
    }
    /// A line of the summary, and a section.
    report_went() { fr "Parti tel quel\u{a0}: incidents possibles", en "Went as is: possible incidents" }
    /// A line of the summary: of these, so many.
    report_personal() { fr "dont avec des renseignements personnels", en "of which with personal information" }
    /// Likewise.
    report_kept() { fr "dont gardé tel quel, au choix de la personne", en "of which kept as is, by the person’s choice" }
    /// Likewise.
    report_passed() { fr "dont parti sans être retenu, la politique demandant seulement de noter", en "of which went without being held, the policy asking only to record" }
    /// A line of the summary, and a section.
    report_prevented() { fr "Prévenu\u{a0}: rien n’est parti tel quel", en "Prevented: nothing went as is" }
    /// Likewise.
    report_dismissed() { fr "Repéré par erreur, selon la personne", en "Found by mistake, the person said" }
    /// A line of the summary.
    report_closed() { fr "Sites fermés qui ont été demandés", en "Closed sites that were asked for" }
    /// Likewise.
    report_opened() { fr "Sites fermés, ouverts pour un temps", en "Closed sites, opened for a while" }
    /// Likewise.
    report_installations() { fr "Installations de Balise dont les journaux sont lus", en "Installations of Balise whose journals are read" }
    /// Likewise.
    report_repeated() { fr "Événements en double, comptés une seule fois", en "Repeated events, counted once" }
    /// Likewise.
    report_lost() { fr "Événements perdus avant d’être notés", en "Events lost before they were noted" }
    /// Likewise.
    report_unread() { fr "Événements illisibles, non comptés", en "Unreadable events, not counted" }
    /// Of what went.
    report_went_note() {
        fr "Pour chaque envoi, la RPRP décide s’il s’agit d’un incident. Si oui, il va au registre des incidents (Loi sur l’accès, art.\u{a0}63.11).",
        en "For each, the person in charge decides whether it is an incident. If so, it goes into the register of incidents (Access Act, s. 63.11).",
    }
    /// Of what was prevented.
    report_prevented_note() {
        fr "Un envoi retenu dont l’issue n’est pas notée n’est pas parti, sauf si des événements manquent\u{a0}: sans réponse, Balise ne laisse rien aller.",
        en "What was held without a recorded outcome did not go, unless events are missing: without an answer, Balise lets nothing go.",
    }
    /// Of what was called a mistake.
    report_dismissed_note() {
        fr "Un type qui revient souvent ici demande de revoir la règle, non de la renforcer.",
        en "A kind that often comes back here asks for a look at the rule, not for a stricter one.",
    }
    /// Section.
    report_sites() { fr "Sites fermés", en "Closed sites" }
    /// What it counts.
    report_sites_note() { fr "Les catégories seulement\u{a0}: les adresses des sites n’y sont pas.", en "Categories only: the addresses of the sites are not here." }
    /// A section without an event.
    report_none() { fr "Rien de noté pour la période.", en "Nothing recorded for the period." }
    /// What a table is by.
    report_by_outcome() { fr "Par issue", en "By outcome" }
    /// Likewise.
    report_by_kind() { fr "Par type (un événement compte dans chaque type qu’il contient)", en "By kind (an event counts in each kind that it holds)" }
    /// Likewise.
    report_by_platform() { fr "Par plateforme", en "By platform" }
    /// Likewise.
    report_by_week() { fr "Par semaine", en "By week" }
    /// Likewise.
    report_by_action() { fr "Par action que la politique demandait", en "By the action that the policy asked for" }
    /// Likewise.
    report_by_reason() { fr "Par motif donné", en "By the reason given" }
    /// Likewise.
    report_by_rule() { fr "Par article de la politique (un événement compte dans chaque article)", en "By policy section (an event counts in each section)" }
    /// Likewise.
    report_by_site() { fr "Par catégorie de sites", en "By category of sites" }
    /// Likewise.
    report_in_detail() { fr "En détail\u{a0}: semaine, plateforme, type et motif", en "In detail: week, platform, kind and reason" }
    /// The command: a journal that is not counted, and why.
    cli_journal_unread(name: &str, why: &str) { fr "balise\u{a0}: {name}\u{a0}: non compté; {why}", en "balise: {name}: not counted; {why}" }
    /// The command: events of a journal that are not counted.
    cli_journal_part(name: &str, n: usize) {
        fr (n) "balise\u{a0}: {name}\u{a0}: {n}\u{a0}événement illisible, non compté" | "balise\u{a0}: {name}\u{a0}: {n}\u{a0}événements illisibles, non comptés",
        en (n) "balise: {name}: {n} unreadable event, not counted" | "balise: {name}: {n} unreadable events, not counted",
    }
    /// The command: a folder without a journal.
    cli_no_journal(name: &str) {
        fr "balise\u{a0}: {name}\u{a0}: aucun journal dans ce dossier; mettez-y les fichiers .json exportés du panneau",
        en "balise: {name}: no journal in this folder; put the .json files there that the panel exported",
    }
    /// The command: a period that ends before it begins.
    cli_bad_period() { fr "--from vient après --to", en "--from is after --to" }
}

/// The texts that the browser itself shows, by their key in `_locales`.
pub fn manifest_messages(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("extensionName", extension_name(lang)),
        ("extensionDescription", extension_description(lang)),
        ("actionTitle", action_title(lang)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vitrine linguistique (OQLF), « Espacement avant et après les signes de ponctuation », and VOICE's « never ».
    #[test]
    fn french_typography() {
        for (name, lang, text) in every() {
            if lang == Lang::Fr {
                let text = text.replace("\"id\"", "").replace("\"text\"", "").replace("https://", "https");
                for wrong in ["\"", "'", " ;", " !", " ?", "...", " :", "« ", " »", " %", "!"] {
                    assert!(!text.contains(wrong), "{name}: {wrong:?} in {text:?}");
                }
                for (at, _) in text.match_indices(':') {
                    assert!(text[..at].ends_with('\u{a0}'), "{name}: no non-breaking space before a colon in {text:?}");
                }
            } else {
                let text = text.replace("\"id\"", "").replace("\"text\"", "");
                for wrong in ["\"", "'", "...", " :", "«", "!"] {
                    assert!(!text.contains(wrong), "{name}: {wrong:?} in {text:?}");
                }
            }
        }
    }

    #[test]
    fn words_that_are_never_said() {
        let never = [
            "interdit",
            "illégal",
            "infraction",
            "violation",
            "suspect",
            "désolé",
            "oups",
            "veuillez",
            "s.v.p.",
            // The adjective; a person may « valider » a text.
            "valide ",
            "valide.",
            "valide,",
            "valide;",
            "valide\u{a0}",
            "sécuritaire",
            "garanti",
            "100 %",
            "anonym",
            "DLP",
            "regex",
            "WASM",
            "sorry",
            "oops",
            "please",
            "invalid",
            "forbidden",
            "illegal",
            "guarantee",
        ];
        for (name, _, text) in every() {
            for word in never {
                assert!(!text.to_lowercase().contains(&word.to_lowercase()), "{name}: {word:?} in {text:?}");
            }
        }
    }
}
