import type { SeenText } from './foreign-words.js';

/**
 * Every text of the kit in a page that a person can read or hear. It is called within the page, so it stands for itself:
 * nothing outside of it is there. Left out is what has a language of its own or a direction of its own, as texts of the backend
 * have, names in a `<bdi>`, and what a host says: marked by `data-host-words`, or outside of every scope of the kit. Within the host's words the kit
 * begins again at an element with a class of its own, unless `data-host-words` is `all`.
 */
export function seenTexts(locale: string): SeenText[] {
  const NAMES = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'aria-placeholder'].concat(
    'aria-braillelabel',
    'title',
    'placeholder',
    'alt',
    'label',
    'summary',
    'abbr',
  );
  const isOfTheKit = (element: Element) =>
    element.closest('[lang]')?.getAttribute('lang') === locale &&
    element.closest('[dir="auto"], bdi') === null &&
    element.closest('[data-host-words="all"]') === null &&
    element.closest('[data-host-words], [class*="csk-"]')?.hasAttribute('data-host-words') !== true;
  const placeOf = (element: Element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}">`;
  const texts: SeenText[] = [];
  let isSpoken = false;
  const note = (text: string | null, place: string) => {
    if (text !== null && text.trim() !== '') texts.push({ text, place, isSpoken });
  };
  for (const element of document.body.querySelectorAll('*')) {
    if (['script', 'style', 'textarea'].includes(element.localName) || !isOfTheKit(element)) continue;
    isSpoken = element.closest('[aria-live], [role="status"], [role="alert"]') !== null;
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) note(node.nodeValue, placeOf(element));
    for (const name of NAMES) note(element.getAttribute(name), `${placeOf(element)} ${name}`);
    if (element instanceof HTMLInputElement && ['button', 'submit', 'reset'].includes(element.type))
      note(element.value, `${placeOf(element)} value`);
    for (const part of ['::before', '::after'])
      note(getComputedStyle(element, part).content.match(/".*"/)?.[0] ?? null, `${placeOf(element)} ${part}`);
  }
  return texts;
}
