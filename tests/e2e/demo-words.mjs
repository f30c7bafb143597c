/** What the demo says and pastes. The person is made up, and whatever number stands here was made for the tests. */

export const PICTURES = { before: '1-avant', held: '2-retenu', replaced: '3-remplace' };

/** The warning alone, with a little of the page around it: what the README shows. */
export const WARNING = { fr: 'warning', en: 'warning-en' };

export const CITIZEN_FILE = {
  fr: `Bonjour,
Je m’appelle Mireille Gagnon et j’habite au 1245, rue des Érables, app. 3, Trois-Rivières G9A 5H7. Mon NAS est le 046 454 286 et mon NAM, GAGM 6153 1415. Vous pouvez me joindre au 819 371-2266.
Je suis en arrêt de travail depuis mai pour une dépression. Suis-je admissible à l’aide à la rénovation?`,
  en: `Hello,
My name is Mireille Gagnon and I live at 1245 Maple Street, apt 3, Trois-Rivières G9A 5H7. My SIN is 046 454 286 and my health insurance number, GAGM 6153 1415. You can reach me at 819 371-2266.
I have been on sick leave since May with major depression. Am I eligible for the renovation grant?`,
};

export const WORDS = {
  fr: {
    open: (browser, url) => `Page de clavardage ouverte dans ${browser}, avec l’extension : ${url}`,
    copied: 'Dans le presse-papiers, le dossier d’une citoyenne inventée :',
    held: 'Collage retenu. L’avertissement affiche :',
    choose: (label) => `Action choisie : « ${label} ».`,
    replaced: 'La zone de texte contient maintenant :',
    picture: 'Capture d’écran :',
    byHand: [
      'Collez dans la zone de texte (Ctrl+V, ou ⌘V sur macOS) : le texte est retenu et un avertissement s’affiche.',
      'Lisez l’avertissement, puis choisissez de remplacer les renseignements par des étiquettes.',
      'Relisez la zone de texte. Fermez le navigateur pour terminer.',
    ],
  },
  en: {
    open: (browser, url) => `Chat page open in ${browser}, with the extension: ${url}`,
    copied: 'On the clipboard, the file of a citizen who does not exist:',
    held: 'Paste held. The warning says:',
    choose: (label) => `Action chosen: “${label}”.`,
    replaced: 'The composer now holds:',
    picture: 'Screenshot:',
    byHand: [
      'Paste into the composer (Ctrl+V, or ⌘V on macOS): the text is held and a warning appears.',
      'Read the warning, then choose to replace the information by labels.',
      'Read the composer again. Close the browser to end.',
    ],
  },
};
