/** The fake assistant behind every chat page: it lives in the page and no request leaves it. */

/** Some sixty words, made up; the Markdown is there for the components that render it anew at each word. */
const ANSWERS = [
  `Voici un résumé du règlement. Le **premier article** fixe les heures d’ouverture du parc des Érables, soit de sept heures à vingt-deux heures. Le deuxième interdit les feux et les contenants de verre. Le troisième oblige à tenir les chiens en laisse. Enfin, une amende de cent dollars est prévue pour une première infraction, et du double en cas de récidive dans la même année.`,
  `Bien sûr. Ce règlement porte sur l’arrosage des pelouses dans la municipalité de Val-Fictif. Il permet l’arrosage les jours pairs pour les adresses paires, entre vingt heures et minuit. Les potagers et les fleurs y échappent. Les piscines peuvent être remplies une fois par année. Toute personne qui ne respecte pas ces heures reçoit d’abord un avis, puis un constat d’infraction.`,
  `Oui, le voici en quelques phrases. Le texte encadre le stationnement de nuit pendant l’hiver, du premier décembre au trente et un mars. Entre minuit et sept heures, aucune voiture ne doit rester dans la rue quand une opération de déneigement est annoncée. Les avis paraissent chaque soir sur le site de la ville. Les véhicules laissés sur place sont remorqués aux frais de leur propriétaire.`,
];

/** Pages do not all start at the same answer. */
let asked = [...location.pathname].reduce((sum, { length }) => sum + length, 0);

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers in words, as a backend sends them: a wait, then one word every 30 to 50 ms. */
export async function* words(_question?: string, wait = 400): AsyncGenerator<string> {
  const answer = ANSWERS[asked++ % ANSWERS.length] as string;
  await pause(wait);
  for (const word of answer.split(/(?<= )/)) {
    yield word;
    await pause(30 + Math.random() * 20);
  }
}

/** The same answer, as the whole text so far at each word. */
export async function* growing(question?: string, wait = 400): AsyncGenerator<string> {
  let text = '';
  for await (const word of words(question, wait)) yield (text += word);
}

/** Where a page puts its component. */
export function slot(height = '560px'): HTMLElement {
  const main = document.querySelector('main') as HTMLElement;
  const place = document.createElement('div');
  place.style.height = height;
  place.style.position = 'relative';
  main.append(place);
  return place;
}
