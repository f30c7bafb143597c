/** What a drag starts and ends at. These functions run in the page. */

/** Puts a text into the conversation, selects it as a person would, and gives a place on it. */
export function offer(text) {
  const article = document.querySelector('article.person') ?? document.createElement('article');
  article.className = 'person';
  document.querySelector('#conversation').append(article);
  article.textContent = text;
  article.scrollIntoView();
  const selection = getSelection();
  selection.selectAllChildren(article);
  // Of the first line: between lines nothing of it is under the pointer.
  const { x, y, width, height } = selection.getRangeAt(0).getClientRects()[0];
  return { x: x + width / 2, y: y + height / 2 };
}

/** The element that has the focus, inside open shadow roots too. */
export function deepFocus() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
