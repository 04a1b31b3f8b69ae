import type { WebKitBrowser } from './webkit-browser.ts';

/** Where a page of a journey notes what it complains about. */
const PLACE = 'complaintsOfThisPage';

/**
 * What a page complains about from the moment it has loaded: the driver hands on no console, and lets nobody into a page
 * before.
 */
export class PageComplaints {
  readonly #browser: WebKitBrowser;
  readonly #before: string[] = [];

  constructor(browser: WebKitBrowser) {
    this.#browser = browser;
  }

  /** Notes what the page said that is about to be left. */
  async keep(): Promise<void> {
    this.#before.push(...(await this.#browser.execute(noted, PLACE)));
  }

  async listen(): Promise<void> {
    await this.#browser.execute(noteFromNowOn, PLACE);
  }

  async all(): Promise<string[]> {
    return [...this.#before, ...(await this.#browser.execute(noted, PLACE))];
  }
}

/** Uncaught errors, what is written to the console as one, and violations of the page's policy. */
function noteFromNowOn(place: string): void {
  const notes: string[] = [];
  Object.assign(window, { [place]: notes });
  window.addEventListener('error', ({ message }) => notes.push(`uncaught: ${message}`));
  window.addEventListener('unhandledrejection', ({ reason }) => notes.push(`unhandled: ${String(reason)}`));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    notes.push(`policy: ${effectiveDirective} ${blockedURI}`),
  );
  const { error } = console;
  const noteAndTell = (...said: unknown[]) => {
    notes.push(`console: ${said.map(String).join(' ')}`);
    error.apply(console, said);
  };
  Object.assign(console, { error: noteAndTell });
}

function noted(place: string): string[] {
  const notes: unknown = Reflect.get(window, place);
  return Array.isArray(notes) ? notes.map(String) : [];
}
