/** What a person can do on a page, or wait for. */
export type WayOn = 'answer' | 'check' | 'contact' | 'sign in' | 'expected time';

const OPERABLE = 'button, a[href], input, select, textarea';

/** Reads off the page what a person has before them. A step that only leads to another place of the page is none. */
export function waysOn(page: HTMLElement, contact: string): ReadonlySet<WayOn> {
  const ways = new Set<WayOn>();
  for (const element of page.querySelectorAll<HTMLElement>(OPERABLE)) {
    const way = isOperable(element) ? wayOf(element, contact) : undefined;
    if (way !== undefined) ways.add(way);
  }
  if (/business days|expect a result/.test(page.querySelector('.csk-status-banner')?.textContent ?? ''))
    ways.add('expected time');
  return ways;
}

function wayOf(element: HTMLElement, contact: string): WayOn | undefined {
  if (element.getAttribute('href') === contact) return 'contact';
  if (element.matches('.csk-status-banner-check')) return 'check';
  if (element.closest('.csk-rfi-form-item') !== null) return 'answer';
  return element.textContent === 'Sign in again' ? 'sign in' : undefined;
}

function isOperable(element: HTMLElement): boolean {
  const isHidden = element.closest('[hidden], [aria-hidden="true"], [inert]') !== null;
  return !isHidden && !element.matches('[disabled], [aria-disabled="true"]');
}
