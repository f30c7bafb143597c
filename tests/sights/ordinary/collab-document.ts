/** A shared document in Quill: what another person writes arrives in it word by word, while one writes too. */
import Quill from 'quill';

const quill = new Quill('#editeur', { placeholder: 'Commencez à écrire…' });
const theirs = 'La réunion commence à neuf heures. Le comité adopte le procès-verbal précédent sans changement, puis discute du toit de l’aréna, dont la réparation est remise au printemps faute de soumissionnaires. La prochaine rencontre aura lieu en juin.'.split(' ');
let at = 0;
setInterval(() => {
  const word = theirs[at++];
  if (word) quill.insertText(quill.getLength() - 1, `${word} `, 'api');
}, 60);
document.querySelector('#partager')?.addEventListener('click', () => {
  (document.querySelector('#etat') as HTMLElement).textContent = 'Lien copié. Toute personne du comité peut modifier ce document.';
});
