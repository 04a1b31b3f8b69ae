import type { Page } from '@playwright/test';

/** Looks for what a customer typed, or called their files, in the places where it must never be. */
export class CanaryWatch {
  readonly #words: readonly string[];
  readonly leaks: string[] = [];

  constructor(words: readonly string[]) {
    const written = words.flatMap((word) => [word, encodeURIComponent(word), encodeURIComponent(word).replaceAll('%20', '+')]);
    this.#words = [...new Set(written)];
  }

  /** Listens from now on to the console, faults, addresses and headers that say where a request comes from. */
  watch(page: Page): void {
    page.on('console', (message) => this.#look(`the console (${message.type()})`, message.text()));
    page.on('pageerror', (error) => this.#look('an uncaught error', `${error.message} ${error.stack ?? ''}`));
    page.on('framenavigated', (frame) => this.#look('the address', frame.url()));
    page.on('request', (request) => {
      this.#look('the address of a request', request.url());
      this.#look('Referer', request.headers()['referer'] ?? '');
    });
  }

  /** Looks at what the page keeps just now. */
  async looksInto(page: Page, where: string): Promise<void> {
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return {
        title: document.title,
        address: location.href,
        'history state': JSON.stringify(history.state),
        localStorage: JSON.stringify(Object.entries(localStorage)),
        sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
        cookies: document.cookie,
        'window name': window.name,
        databases: JSON.stringify(databases),
        caches: JSON.stringify(await caches.keys()),
      };
    });
    for (const [place, text] of Object.entries(kept)) this.#look(`${place}, ${where}`, text);
  }

  #look(place: string, text: string): void {
    for (const word of this.#words)
      if (text.toLowerCase().includes(word.toLowerCase())) this.leaks.push(`${word} in ${place}: ${text}`);
  }
}
