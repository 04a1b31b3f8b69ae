/** Puts the focus on the first of the ids that is there. Looks within the document or shadow root that holds the form, or in the page. */
export function focusFirst(form: HTMLElement | null, ids: readonly string[]): void {
  const root = form?.getRootNode() ?? document;
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  const found = ids.map((id) => root.getElementById(id)).find((element) => element !== null);
  found?.focus();
}
