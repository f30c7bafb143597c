/** What the ordinary pages share: finding, adding, waiting. */
const $ = (selector) => document.querySelector(selector);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Adds an element with a text at the end of another one. */
function add(parent, tag, text = '', className = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  parent.append(element);
  return element;
}

/** What is done with the text of a field when its form is sent; the field is emptied. */
function onSend(form, field, act) {
  const send = () => {
    const at = $(field);
    const text = at.value ?? at.textContent;
    if (!text.trim()) return;
    if ('value' in at) at.value = '';
    else at.textContent = '';
    act(text.trim());
  };
  $(form).addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  $(field).addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || $(field).tagName === 'INPUT' || !$(field).hasAttribute('data-enter')) return;
    event.preventDefault();
    send();
  });
}
