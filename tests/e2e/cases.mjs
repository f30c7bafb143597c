/** What the end-to-end tests paste, and where. All persons and numbers are made up. */

/**
 * Every field a text is pasted into and sent from: the page, the field's name on it, what marks bold text kept from the formatted flavour
 * (null where the editor keeps none), and the way to its send button where that is not the page's own.
 */
export const TARGETS = [
  { kind: 'textarea', field: 'main', bold: null },
  { kind: 'react-textarea', field: 'main', bold: null },
  { kind: 'contenteditable', field: 'main', bold: /<(b|strong)\b|font-weight/ },
  { kind: 'prosemirror', field: 'main', bold: /<strong\b/ },
  { kind: 'tiptap', field: 'main', bold: /<strong\b/ },
  { kind: 'quill', field: 'main', bold: /<strong\b/ },
  { kind: 'lexical', field: 'main', bold: /<strong\b/ },
  { kind: 'slate', field: 'main', bold: null },
  { kind: 'codemirror', field: 'main', bold: null },
  { kind: 'iframe', field: 'src', bold: null, send: ['iframe[name=src]', '#send'] },
  { kind: 'iframe', field: 'srcdoc', bold: null, send: ['iframe[name=srcdoc]', '#send'] },
  { kind: 'iframe', field: 'nested', bold: null, send: ['iframe[name=nested]', 'iframe', '#send'] },
  { kind: 'shadow', field: 'textarea', bold: null, send: ['chat-composer >>>> #send'] },
  { kind: 'shadow', field: 'editable', bold: /<(b|strong)\b|font-weight/, send: ['chat-composer >>>> chat-note >>>> #send'] },
];

/** What the tests call a target. */
export const nameOf = ({ kind, field }) => (field === 'main' ? kind : `${kind}, ${field}`);

/** Where the field makes no difference: the page of the demo, and the plainest one. */
export const EDITOR = { kind: 'prosemirror', field: 'main' };
export const TEXTAREA = { kind: 'textarea', field: 'main' };

/** Nothing personal: accents, NBSP, a blank line, CRLF, a tab, typographic signs, a character outside the BMP. */
export const CLEAN = {
  text: 'Bonjour à toutes et à tous,\r\n\r\nL’avis public coûte 12,50\u00a0$ – voir l’article\u00a07.\r\n\tMerci d’avance 🌿\r\nfin',
};

/** The same in kind, with formatting. */
export const RICH = {
  text: 'Le conseil adopte le règlement de zonage.\nIl entre en vigueur demain.',
  html: '<p>Le conseil <b>adopte</b> le <i>règlement</i> de zonage.</p><p>Il entre en vigueur <strong>demain</strong>.</p>',
};

/** Short enough to be pasted twice in a row. */
export const SHORT = { text: 'un avis ' };

/** A citizen's file. The numbers pass their checks and follow their labels: the default policy blocks it as it is. */
export const CITIZEN = {
  text: [
    'Bonjour, voici le dossier de la citoyenne.',
    'NAS : 046 454 286',
    'NAM : GAGS 7556 1215',
    'Téléphone : 418 527-3366',
    'Courriel : m.lavoie@videotron.ca',
    'Code postal : G6V 3R1',
    'Peux-tu rédiger une réponse courtoise?',
  ].join('\n'),
};
export const VALUES = ['046 454 286', 'GAGS 7556 1215', '418 527-3366', 'm.lavoie@videotron.ca', 'G6V 3R1'];

/** The same with labels. */
export const REPLACED = [
  'Bonjour, voici le dossier de la citoyenne.',
  'NAS : [NAS 1]',
  'NAM : [NAM 1]',
  'Téléphone : [Téléphone 1]',
  'Courriel : [Courriel 1]',
  'Code postal : [Code postal 1]',
  'Peux-tu rédiger une réponse courtoise?',
];

/** The default policy warns of these and lets them be kept. */
export const CONTACT = { text: 'On peut me joindre au 418 527-3366\nou à m.lavoie@videotron.ca, le matin.' };

/** The default policy asks for a reason: the format alone, without a label beside it, is no certain sign. */
export const UNLABELLED = { text: 'Le bénéficiaire est TREM 6503 0515 depuis hier.' };
