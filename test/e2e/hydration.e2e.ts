import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { SCENARIO_NAMES } from 'customer-status-kit/backends/memory';
import { LOCALES } from 'customer-status-kit/messages';
import { REACT_18 } from '../../scripts/react-18.ts';
import type { Serving } from './pages/served-page.tsx';
import { ServedStage } from './served-stage.ts';

const HOUR_MS = 3_600_000;

const PLAIN: Serving = {
  scenario: 'active',
  startedAt: Date.now(),
  locale: 'en',
  isStrict: true,
  isStreamed: false,
};

/** The text that is behind the gate, and that nobody may see before it is open. */
const BEHIND_THE_GATE = 'Pay here';

interface Watched {
  hydration: { mismatches: string[]; isDone: boolean };
  violations: string[];
  /** Whether the gate was ever open, from the first byte on. */
  wasOpen: boolean;
}

/** Somebody at a served page, who notices whatever goes wrong on it. */
class Reader {
  readonly page: Page;
  private readonly faults: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.faults.push(message.text());
    });
    page.on('pageerror', ({ message }) => this.faults.push(`uncaught: ${message}`));
  }

  static async come(browser: Browser, options: BrowserContextOptions = {}): Promise<Reader> {
    const page = await browser.newPage(options);
    await page.addInitScript((hidden) => {
      const watched = Object.assign(window, { violations: [] as string[], wasOpen: false });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        watched.violations.push(effectiveDirective),
      );
      new MutationObserver(() => {
        watched.wasOpen ||= document.documentElement.textContent.includes(hidden);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    }, BEHIND_THE_GATE);
    return new Reader(page);
  }

  /** A clock that goes, and is off by so many milliseconds. */
  setsClock(skew: number): Promise<unknown> {
    return this.page.addInitScript((skewMs) => {
      const Right = Date;
      globalThis.Date = class extends Right {
        constructor(given: number | string = Right.now() + skewMs) {
          super(given);
        }

        static override now = () => Right.now() + skewMs;
      } as DateConstructor;
    }, skew);
  }

  /** Opens a page and gives whatever was wrong with it, once it lives. */
  async opens(address: string): Promise<string[]> {
    this.faults.splice(0);
    await this.page.goto(address);
    return this.sees();
  }

  async sees(): Promise<string[]> {
    await this.page.waitForFunction(() => (window as unknown as Partial<Watched>).hydration?.isDone, null, { timeout: 30_000 });
    const seen = await this.page.evaluate(() => {
      const { hydration, violations } = window as unknown as Watched;
      return [...hydration.mismatches, ...violations];
    });
    return [...this.faults, ...seen];
  }

  wasGateOpen(): Promise<boolean> {
    return this.page.evaluate(() => (window as unknown as Watched).wasOpen);
  }
}

for (const [name, alias] of [
  ['React 19', []],
  ['React 18', REACT_18],
] as const) {
  // What differs between the two is when a part comes to life; the rest takes minutes, and is told with CSK_LONG.
  const isWhole = alias.length === 0 || process.env['CSK_LONG'] === '1';
  test.describe(`a page that a server renders, with ${name}`, () => {
    let stage: ServedStage;

    test.beforeAll(async () => {
      stage = await ServedStage.open(`served-${name.replace(' ', '-').toLowerCase()}`, alias);
    });

    test.afterAll(() => stage.close());
    test.afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

    for (const isStrict of isWhole ? [true, false] : [true]) {
      const how = `StrictMode ${isStrict ? 'on' : 'off'}`;
      test(`comes to life as it was sent in every scenario, with its gate closed until then, ${how}`, async ({ browser }) => {
        const reader = await Reader.come(browser);
        for (const [index, scenario] of SCENARIO_NAMES.entries()) {
          const isStreamed = index % 2 === Number(isStrict);
          const address = stage.addressOf({ ...PLAIN, scenario, isStrict, isStreamed });
          expect(await reader.opens(address), `${scenario}, ${isStreamed ? 'streamed' : 'at once'}`).toEqual([]);
          await expect(reader.page.locator('.csk-status-banner[data-status]').first()).toBeVisible();
          expect(await (await fetch(address)).text(), scenario).not.toContain(BEHIND_THE_GATE);
          await expect(reader.page.locator('.csk-feature-gate[data-reason="loading"]')).toHaveCount(0);
          expect(await reader.wasGateOpen(), scenario).toBe(scenario.startsWith('active'));
        }
      });
    }

    // The names and the order of countries are the platform's, whichever React it is.
    const locales = isWhole ? LOCALES : LOCALES.slice(0, 2);
    test('comes to life as it was sent in every language', async ({ browser }) => {
      const reader = await Reader.come(browser);
      for (const { locale } of locales) {
        expect(await reader.opens(stage.addressOf({ ...PLAIN, scenario: 'request_for_information', locale })), locale).toEqual(
          [],
        );
      }
    });

    for (const timezoneId of isWhole ? ['Pacific/Kiritimati', 'America/Los_Angeles'] : ['Pacific/Kiritimati']) {
      test(`does not mind where its reader is, nor what their clock says: ${timezoneId}`, async ({ browser }) => {
        for (const hours of [13, -40, 100]) {
          const reader = await Reader.come(browser, { timezoneId, locale: 'ar-EG' });
          await reader.setsClock(hours * HOUR_MS);
          for (const scenario of ['request_for_information', 'active', 'under_review'] as const) {
            expect(await reader.opens(stage.addressOf({ ...PLAIN, scenario })), `${scenario}, ${hours} hours off`).toEqual([]);
          }
          await reader.page.close();
        }
      });
    }

    test('is sent as far as it is known, and the customer when they have been read', async ({ browser }) => {
      let sendCustomer = () => undefined as void;
      stage.customerIsRead = new Promise((resolve) => {
        sendCustomer = resolve;
      });
      const reader = await Reader.come(browser);
      await reader.page.goto(stage.addressOf({ ...PLAIN, scenario: 'rejected', isStreamed: true }), { waitUntil: 'commit' });
      await expect(reader.page.getByText('Looking up your account')).toBeVisible();
      await expect(reader.page.getByText('The end of the page')).toBeVisible();
      await expect(reader.page.locator('.csk-status-banner')).toHaveCount(0);
      sendCustomer();
      await expect(reader.page.getByRole('heading', { name: 'Verification unsuccessful' })).toBeVisible();
      await expect(reader.page.getByText('Looking up your account')).toHaveCount(0);
      expect(await reader.sees()).toEqual([]);
    });
  });
}
