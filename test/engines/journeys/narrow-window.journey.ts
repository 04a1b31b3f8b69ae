import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roomFaults } from '../../e2e/text-room.ts';
import { asPlaywrightPage } from './as-playwright-page.ts';
import { type NorthwindVisit, openVisit } from './northwind-visit.ts';
import { WebKitCustomer } from './webkit-customer.ts';

/** Two languages from right to left, one of long words, and one that is longer than any. */
const LANGUAGES = [
  { language: 'ar', direction: 'rtl' },
  { language: 'he', direction: 'rtl' },
  { language: 'de', direction: 'ltr' },
  { language: 'en-XA', direction: 'ltr' },
] as const;

describe('a customer’s page in a narrow window of WebKit', () => {
  let visit: NorthwindVisit;
  let customer: WebKitCustomer;

  beforeAll(async () => {
    visit = await openVisit();
    customer = new WebKitCustomer(visit.browser);
  });

  afterAll(() => visit?.end());

  const faults = () => roomFaults(asPlaywrightPage(visit.browser));
  // Northwind itself speaks English, from left to right; the panel in it does as it is told.
  const opens = async ({ language, direction }: (typeof LANGUAGES)[number]) => {
    await customer.visits(`${visit.server.origin}/?lang=${language}`);
    await customer.firstAt(`.csk-scope[lang="${language}"][dir="${direction}"] .csk-rfi-form`);
  };

  test.each(LANGUAGES)(
    'a customer who reads $language, written $direction, scrolls nothing sideways, after a mistake neither',
    async (spoken) => {
      await opens(spoken);
      await customer.clicksOn(await customer.firstAt('.csk-rfi-form button[type="submit"]'));
      await customer.firstAt('.csk-rfi-form-summary a');
      expect(await faults()).toEqual([]);
    },
  );

  test.each(LANGUAGES)(
    'a customer who is asked for a document in $language, written $direction, scrolls nothing sideways',
    async (spoken) => {
      await visit.desk.provider('request_information');
      await opens(spoken);
      await customer.clicksOn(await customer.firstAt('.csk-rfi-form input[type="radio"]'));
      await customer.firstAt('.csk-rfi-form input[type="file"]');
      expect(await faults()).toEqual([]);
    },
  );

  test('the browser complains of nothing', async () => {
    expect(await customer.complaints.all()).toEqual([]);
  });

  test('a line that is too wide on purpose is found in a window as narrow as it gets', async () => {
    const widen = () => {
      document.body.append(Object.assign(document.createElement('hr'), { className: 'too-wide' }));
      document.querySelector<HTMLElement>('.too-wide')?.style.setProperty('inline-size', '600px');
    };
    await visit.browser.execute(widen);
    expect(await faults()).toEqual([expect.stringMatching(/^is \d+ pixels wide$/)]);
    expect(await visit.browser.execute(() => window.innerWidth)).toBeLessThan(450);
  });
});
