/**
 * Puts the focus on the first of the ids that is there and takes it: a control may be switched off. Looks within the
 * document or shadow root that holds the form, or in the page.
 */
export function focusFirst(form: HTMLElement | null, ids: readonly string[]): void {
  const root = form?.getRootNode() ?? document;
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  for (const id of ids) {
    const element = root.getElementById(id);
    element?.focus();
    if (element !== null && root.activeElement === element) return;
  }
}
