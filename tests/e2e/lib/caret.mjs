/** Runs in a frame: the text on both sides of the caret in the focused field, through open shadow roots. */
export function readCaret() {
  const roots = [];
  let active = document.activeElement;
  while (active?.shadowRoot) {
    roots.push(active.shadowRoot);
    active = active.shadowRoot.activeElement;
  }
  if (!active || active.tagName === 'IFRAME') return null;
  const field = active.getAttribute('aria-label') ?? active.id;
  if (active.tagName === 'TEXTAREA' || active.tagName === 'INPUT') {
    const { value, selectionStart: start, selectionEnd: end } = active;
    return { field, before: value.slice(0, start), selected: value.slice(start, end), after: value.slice(end) };
  }
  if (!active.isContentEditable) return null;
  const selection = getSelection();
  const [range] = selection.getComposedRanges({ shadowRoots: roots });
  if (!range || !active.contains(range.startContainer)) return null;
  // Measured in characters of text nodes; a line break of the editor counts as none.
  const piece = (startNode, startOffset, endNode, endOffset) => {
    const part = document.createRange();
    part.setStart(startNode, startOffset);
    part.setEnd(endNode, endOffset);
    return part.toString();
  };
  return {
    field,
    before: piece(active, 0, range.startContainer, range.startOffset),
    selected: piece(range.startContainer, range.startOffset, range.endContainer, range.endOffset),
    after: piece(range.endContainer, range.endOffset, active, active.childNodes.length),
  };
}
