/** What is pasted, written and answered in the pictures of the guides. The persons and the municipality are made up. */

/** A policy of a town that does not exist: it names contacts, a protected site, a platform that is not approved, and a category that one may open. */
export const POLICY = {
  version: '2',
  organisation: { fr: 'Ville de Val-Fictif', en: 'Town of Val-Fictif' },
  contacts: {
    privacy: {
      role: { fr: 'Responsable de la protection des renseignements personnels', en: 'Person in charge of the protection of personal information' },
      email: 'rprp@val-fictif.example',
    },
    it: { role: { fr: 'Informatique', en: 'Information technology' }, email: 'informatique@val-fictif.example' },
  },
  open: ['language'],
  approved: ['m365.cloud.microsoft'],
  prohibited: ['assistant.example'],
  protected: ['conseil.localhost'],
  sites: [{ categories: ['gambling'], action: 'justify' }],
};

export const WORDS = {
  fr: {
    letter: `Bonjour,
Je m’appelle Mireille Gagnon et j’habite au 1245, rue des Érables, app. 3, Trois-Rivières G9A 5H7. Vous pouvez me joindre au 819 371-2266.
Je suis en arrêt de travail depuis mai pour une dépression. Suis-je admissible à l’aide à la rénovation?`,
    call: 'Rappeler Mireille Gagnon au 819 371-2266 ce soir',
    labels: ['[Personne 1]', '[Téléphone 1]'],
    reply: (person, phone) => `Bonjour ${person}, nous vous appellerons demain matin au ${phone} pour convenir d’un rendez-vous.`,
    answer: `Selon l’**article 53 de la Loi sur l’accès**, ces renseignements sont confidentiels depuis le 5 mars 2026.
`,
    excerpt:
      'Résume ceci : Le comité propose de reporter à l’automne la réfection du réservoir de la montée Boisée, le temps que la firme dépose son étude de sol et que le service du génie compare les trois variantes retenues au printemps.',
    file: 'lettre.docx',
  },
  en: {
    letter: `Hello,
My name is Mireille Gagnon and I live at 1245 Maple Street, apt 3, Trois-Rivières G9A 5H7. You can reach me at 819 371-2266.
I have been on sick leave since May with major depression. Am I eligible for the renovation grant?`,
    call: 'Call Mireille Gagnon back at 819 371-2266 tonight',
    labels: ['[Person 1]', '[Phone 1]'],
    reply: (person, phone) => `Hello ${person}, we will call you tomorrow morning at ${phone} to set up an appointment.`,
    answer: `Under **section 53**, this information is confidential “unless the person concerned has agreed in writing to its being given out”.
`,
    excerpt:
      'Sum this up: Le comité propose de reporter à l’automne la réfection du réservoir de la montée Boisée, le temps que la firme dépose son étude de sol et que le service du génie compare les trois variantes retenues au printemps.',
    file: 'letter.docx',
  },
};
