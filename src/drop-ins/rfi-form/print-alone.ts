/** The mark that the print style sheet looks for. */
const MARK = 'data-csk-printing';

/** Prints one element of the page and nothing else. */
export function printAlone(element: HTMLElement | null): void {
  if (element === null) return;
  element.setAttribute(MARK, '');
  const end = () => {
    element.removeAttribute(MARK);
    window.removeEventListener('afterprint', end);
  };
  window.addEventListener('afterprint', end);
  window.print();
}
