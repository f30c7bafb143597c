/** What the demo says and pastes. The person is made up: the numbers pass their checks but belong to nobody. */

export const PICTURES = { held: '1-retenu', replaced: '2-remplace' };

export const CITIZEN_FILE = {
  fr: `Bonjour,
Je suis Mireille Gagnon-Tremblay, née le 14 mars 1961. J’habite au 482, rue des Érables, Trois-Rivières (Québec) G9A 5H7.
Mon NAS est le 046 454 286 et mon courriel mireille.gt@videotron.ca; téléphone : 819 371-2266.
Pouvez-vous vérifier mon admissibilité au crédit d’impôt pour solidarité?`,
  en: `Hello,
I am Mireille Gagnon-Tremblay, born on March 14, 1961. I live at 482 des Érables Street, Trois-Rivières, Québec G9A 5H7.
My SIN is 046 454 286 and my email mireille.gt@videotron.ca; telephone: 819 371-2266.
Can you check whether I am eligible for the solidarity tax credit?`,
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
