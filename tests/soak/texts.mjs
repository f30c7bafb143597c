/** Texts of which it is known what they hold, since they are made so. Numbers of social insurance that begin with 0 are given to nobody. */

const CLEAN = [
  'Propose un plan pour la prochaine séance du conseil.',
  'Le règlement de zonage entre en vigueur demain.',
  'Résume les règles du compostage en trois points.',
  'La bibliothèque ouvre plus tôt pendant la semaine de relâche.',
  'Quelle différence y a-t-il entre un arrêté et un règlement?',
  'Corrige les fautes de ce paragraphe, sans changer le ton.',
  'Le déneigement des trottoirs se fait après celui des rues.',
  'Explique la tarification de l’eau à des élèves du primaire.',
  'Write a short notice about the new recycling calendar.',
  'How do other cities explain a detour during road works?',
];
const NUMBERS = [
  (number) => `Pour la demande de la bibliothèque, mon NAS est le ${number}.`,
  (number) => `NAS : ${number}`,
  (number) => `Son numéro d’assurance sociale : ${number}, à mettre au dossier.`,
  (number) => `My social insurance number is ${number}.`,
];

/** `whole` and `one` are chance's (see `chance.mjs`). */
export function textsOf({ whole, one }) {
  const number = () => {
    const digits = [0, ...Array.from({ length: 7 }, () => whole(0, 9))];
    // The last digit makes it pass its check (Luhn).
    const sum = digits.reduce((all, digit, at) => all + (at % 2 === 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9), 0);
    const all = [...digits, (10 - (sum % 10)) % 10].join('');
    return `${all.slice(0, 3)} ${all.slice(3, 6)} ${all.slice(6)}`;
  };
  const clean = (sentences) => Array.from({ length: sentences }, () => one(CLEAN)).join(' ');
  return {
    /** Nothing to be found. */
    clean,
    /** The text, and the values in it. */
    held() {
      const values = Array.from({ length: whole(1, 3) }, number);
      const parts = values.map((value) => one(NUMBERS)(value));
      return { values, text: [clean(whole(1, 3)), ...parts, clean(whole(0, 2))].join(' ').trim() };
    },
    /** The same, short enough to be typed. */
    typed() {
      const value = number();
      return { values: [value], text: `Mon NAS : ${value}, merci` };
    },
  };
}
