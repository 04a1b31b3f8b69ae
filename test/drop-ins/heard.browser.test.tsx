import { virtual } from '@guidepup/virtual-screen-reader';
import { waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { CustomerStatusPanel, preloadCustomerStatusPanel } from '../../src/drop-ins/customer-status-panel/index.js';
import { openPage } from './scenario-page.js';

beforeAll(preloadCustomerStatusPanel);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T10:00:00Z') });
});

afterEach(async () => {
  await virtual.stop();
  vi.useRealTimers();
});

/** Ends, paragraphs as such, and the names of two hundred and fifty countries are heard and not written down. */
const UNWRITTEN = /^(end of |paragraph$|option, )/;

/** Whatever a virtual screen reader says from the first to the last of a page, a phrase a line. */
async function readAloud(): Promise<string> {
  await virtual.start({ container: document.body });
  for (let step = 0; step < 600; step += 1) {
    await virtual.next();
    if ((await virtual.lastSpokenPhrase()) === 'end of document') break;
  }
  const heard = await virtual.spokenPhraseLog();
  const written = heard.map((phrase) => phrase.replaceAll(/\s+/g, ' ')).filter((phrase) => !UNWRITTEN.test(phrase));
  // What WebKit calls it.
  return `${written.join('\n').replace('Times are in GMT.', 'Times are in Coordinated Universal Time.')}\n`;
}

it.each(['created', 'under_review', 'request_for_information', 'active', 'rejected', 'deactivated'] as const)(
  'the panel of a customer who is “%s” is read aloud as it is written down',
  { timeout: 60_000 },
  async (scenario) => {
    const { client } = openPage(
      <CustomerStatusPanel />,
      { scenario },
      { timeZone: 'UTC', support: { href: 'mailto:help@example.com' } },
    );
    await waitFor(() => expect(client.getSnapshot().phase).toBe('ready'));
    await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
    await expect(await readAloud()).toMatchFileSnapshot(`heard/${scenario}.txt`);
  },
);
