/** An AI's answer in a page, as a platform renders one: by a Markdown library. */
import { marked } from 'marked';

export const MARKDOWN = `## Réponse proposée

Selon l’**article 53 de la Loi sur l’accès**, la demande est traitée dans les 20 jours. Le coût est de 1 250 $ depuis le 5 mars 2026.

1. Consulter le [guide de la ville](https://ville.exemple/guide).
2. Répondre : « Nous traitons votre demande cette semaine ».
`;

/** Puts it into the page, below where the banner stands. */
export const answerIn = (page, markdown = MARKDOWN) =>
  page.page.evaluate((html) => {
    const article = document.createElement('article');
    article.id = 'answer';
    article.setAttribute('data-message-author-role', 'assistant');
    article.style.marginTop = '420px';
    // The pages of the tests ask for trusted types, as large sites do.
    const policy = window.trustedTypes?.createPolicy(`answer-${Math.random()}`, { createHTML: (given) => given });
    article.innerHTML = policy ? policy.createHTML(html) : html;
    document.querySelector('main').prepend(article);
  }, marked.parse(markdown));
