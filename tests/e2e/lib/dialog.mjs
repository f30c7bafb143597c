/**
 * The extension's dialog as a person meets it. These functions are sent into the page and get the closed shadow root as
 * their first argument; they must not refer to anything outside themselves.
 */

/** What the dialog shows now, or null when none is open. */
export function readDialog(root) {
  const dialog = root.querySelector('dialog');
  if (!dialog?.open) return null;
  const visible = (element) => element.checkVisibility({ visibilityProperty: true });
  const text = (element) => (element && visible(element) ? element.textContent.trim() : null);
  const part = (name, within = dialog) => text(within.querySelector(`[data-part="${name}"]`));
  const all = (selector, within = dialog) => [...within.querySelectorAll(selector)].filter(visible);
  const field = (name) => {
    const element = dialog.querySelector(`[data-part="${name}"]`);
    return element && visible(element) ? element.value : null;
  };
  const focused = root.activeElement;
  return {
    open: true,
    lang: dialog.getAttribute('lang') ?? root.host.getAttribute('lang'),
    state: dialog.dataset.state ?? null,
    step: dialog.dataset.step ?? null,
    role: dialog.getAttribute('role'),
    word: part('word'),
    organisation: part('organisation'),
    title: part('title'),
    why: part('why'),
    clause: part('clause'),
    more: part('more'),
    preview: part('preview'),
    footer: part('footer'),
    rows: all('[data-part="row"]').map((row) => ({
      kind: part('kind', row),
      excerpt: part('excerpt', row),
      label: part('label', row),
      detail: part('detail', row),
    })),
    buttons: all('[data-action]').map((button) => ({
      action: button.dataset.action,
      label: button.textContent.trim(),
      focused: button === focused,
      disabled: button.disabled === true,
    })),
    reasons: all('input[type="radio"][name="reason"]').map((radio) => ({
      value: radio.value,
      label: [...(radio.labels ?? [])].map((label) => label.textContent.trim()).join(' '),
      checked: radio.checked,
    })),
    missing: part('missing') || null,
    editText: field('edit-text'),
    focusedText: focused ? (focused.matches('textarea, input') ? focused.value : focused.textContent.trim()) : null,
  };
}

/**
 * What stands on the page without taking the focus: by the composer what was found (`chip`), in the corner the values of a copy
 * (`reveal`); null when there is none of that name.
 */
export function readCard(root, name) {
  const card = root.querySelector(`[data-part="${name}"]`);
  if (!card) return null;
  const text = (part, within) => within.querySelector(`[data-part="${part}"]`)?.textContent.trim() ?? null;
  return {
    text: card.querySelector('.pill > span').textContent.trim(),
    open: !card.querySelector('.list').hidden,
    revealed: text('revealed', card),
    rows: [...card.querySelectorAll('[data-part="row"]')].map((row) => ({
      kind: text('kind', row),
      excerpt: text('excerpt', row),
      label: text('label', row),
      buttons: [...row.querySelectorAll('[data-action]')].map((button) => button.dataset.action),
    })),
  };
}

/** What stands beside a copied answer, or null. */
export function readAnswer(root) {
  const card = root.querySelector('[data-part="answer"]');
  if (!card) return null;
  const words = (element) => element?.textContent.trim().replace(/[ \n]+/gu, ' ') ?? null;
  return {
    pill: words(card.querySelector('.pill > span')),
    open: !card.querySelector('.list').hidden,
    title: words(card.querySelector('h2')),
    checks: [...card.querySelectorAll('[data-part="check"]')].map((each) => `${words(each.querySelector('.kind'))} : ${words(each.querySelector('.value'))}`),
    more: words(card.querySelector('.more')),
    mention: words(card.querySelector('[data-part="mention"]')),
    result: words(card.querySelector('[data-part="result"]')),
  };
}

/** What stands at the top of an AI platform's page, or null. */
export function readBanner(root) {
  const banner = root.querySelector('.banner');
  const words = (element) => element.textContent.trim().replace(/\s+/gu, ' ');
  return banner && { title: words(banner.querySelector('h2')), directives: [...banner.querySelectorAll('li')].map(words), button: words(banner.querySelector('button')) };
}

/** What the notice beside the composer says, or null when there is none. */
export function readNotice(root) {
  const notice = [...root.querySelectorAll('[data-part="notice"]')].find((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  );
  return notice?.textContent.trim() || null;
}

/** The first visible element for a selector. */
export function findVisible(root, selector) {
  return [...root.querySelectorAll(selector)].find((each) => each.checkVisibility({ visibilityProperty: true })) ?? null;
}

/**
 * Resolves to true when the shadow tree comes to be as wanted: `open`, `closed` and `ready` speak of the dialog, `step:x`
 * and `state:x` of its attributes, `notice` of the notice. Resolves to `gone` when the host is taken out, to false after `timeout`.
 */
export function waitInRoot(root, wanted, timeout) {
  return new Promise((resolve) => {
    const visible = (element) => element.checkVisibility({ visibilityProperty: true });
    const check = () => {
      const dialog = root.querySelector('dialog');
      if (!root.host.isConnected) return 'gone';
      if (wanted === 'open') return dialog?.open === true;
      if (wanted === 'closed') return dialog?.open !== true;
      if (wanted === 'ready') return dialog?.open === true && 'ready' in dialog.dataset;
      if (wanted === 'notice') return [...root.querySelectorAll('[data-part="notice"]')].some((e) => visible(e) && e.textContent.trim());
      const [attribute, value] = wanted.split(':');
      return dialog?.open === true && dialog.dataset[attribute] === value;
    };
    const settle = (value) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(value);
    };
    const look = () => {
      const value = check();
      if (value) settle(value);
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    observer.observe(document.documentElement, { childList: true });
    const timer = setTimeout(() => settle(false), timeout);
    look();
  });
}

/** Resolves to the extension's host element once the document has one, to null after `timeout`. Runs in a frame. */
export function waitForHost(tag, timeout) {
  return new Promise((resolve) => {
    const settle = (value) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(value);
    };
    const look = () => {
      const host = document.querySelector(tag);
      if (host) settle(host);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
    const timer = setTimeout(() => settle(null), timeout);
    look();
  });
}
