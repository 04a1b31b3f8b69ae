let locks = 0;
let before = { overflow: '', scrollbarGutter: '' };

/**
 * Keeps the page behind a dialog from scrolling until the returned function is called. Set as properties, not as a
 * style element: a strict Content-Security-Policy lets that pass without a nonce.
 */
export function lockScroll(root: HTMLElement): () => void {
  locks += 1;
  if (locks === 1) {
    before = { overflow: root.style.overflow, scrollbarGutter: root.style.scrollbarGutter };
    const hasScrollbar = root.ownerDocument.defaultView !== null && root.ownerDocument.defaultView.innerWidth > root.clientWidth;
    root.style.overflow = 'hidden';
    if (hasScrollbar) root.style.scrollbarGutter = 'stable';
  }
  return () => {
    locks -= 1;
    if (locks === 0) Object.assign(root.style, before);
  };
}
