import { type Browser, expect, type Page, test } from '@playwright/test';
import { bundlePage, servePage } from '../../scripts/bundled-page.ts';
import { foreignAfterPlay, rememberFormats } from './foreign-in-page.ts';
import { bringEngine, engineFaults, kindsOf } from './second-engine.ts';
import { roomFaults } from './text-room.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The same elements in another look or language: walked with CSK_LONG=1. */
const SAME_IN_OTHER_LOOKS = /^languages-(?!panel--(accented|arabic)$)|-(dark|right-to-left|high-contrast)$/;

/** Parts without the kit's looks have those of a host, and its room; the tool for the width gives a column of its own. */
const HAS_ITS_OWN_ROOM = /^components-headless-|^start-toolbar--width$/;

/** What was expected and what was there, without the page that follows. */
const COMPLAINT_LINES = 20;

/** So many pages go through the stories side by side. */
const PAGES = 3;

let served: Awaited<ReturnType<typeof servePage>>;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  served = await servePage(await bundlePage('test/e2e/pages/strict-page.tsx', 'strict-page'), { policy: POLICY });
});

test.afterAll(() => served.close());

interface Heard {
  faults: string[];
  violations: string[];
}

/** Whatever goes wrong in a page, each with the story it went wrong in. */
async function openStories(browser: Browser): Promise<{ page: Page; heard: Heard; tell: (id: string) => void }> {
  const page = await browser.newPage();
  const heard: Heard = { faults: [], violations: [] };
  let story = 'the page';
  page.on('pageerror', ({ message }) => heard.faults.push(`${story}: uncaught: ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.violations.push(`${story}: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(served.origin)) heard.faults.push(`${story}: asked for ${request.url()}`);
  });
  await rememberFormats(page);
  await page.goto(served.origin);
  await page.waitForFunction(() => 'strict' in window);
  return { page, heard, tell: (id) => (story = id) };
}

test('every story, played, keeps a strict policy, asks nobody else, passes a second engine, has room for wide text at 320 pixels, and says no word that is not from the catalogue', async ({
  browser,
}) => {
  test.setTimeout(900_000);
  const pages = await Promise.all(Array.from({ length: PAGES }, () => openStories(browser)));
  const ids = (await pages[0]?.page.evaluate(() => window.strict.ids)) ?? [];
  expect(ids.length).toBeGreaterThan(300);
  const wanted = ids.filter((id) => new RegExp(process.env['CSK_STORY'] ?? '').test(id));
  const left = wanted.filter((id) => process.env['CSK_LONG'] === '1' || !SAME_IN_OTHER_LOOKS.test(id));
  const looked = new Set<string>();
  const complaints = await Promise.all(pages.map(({ page, tell }) => walk(page, tell, left, looked)));
  expect(complaints.flat().join('\n')).toBe('');
  expect(pages.flatMap(({ heard }) => [...heard.violations, ...heard.faults]).join('\n')).toBe('');
});

/** Plays what is left, story by story, until nothing is. */
async function walk(page: Page, tell: (id: string) => void, left: string[], looked: Set<string>): Promise<string[]> {
  const complaints: string[] = [];
  await bringEngine(page);
  for (let id = left.shift(); id !== undefined; id = left.shift()) {
    tell(id);
    const show = (story: string) => window.strict.show(story);
    // Whether a story plays is asked elsewhere; one that a busy computer made too slow is played once more.
    const complaint = (await page.evaluate(show, id)) && (await page.evaluate(show, id));
    if (complaint !== undefined) complaints.push(`${id}: ${complaint.split('\n').slice(0, COMPLAINT_LINES).join('\n')}`);
    const styles = await page.evaluate(() => document.querySelectorAll('style').length);
    if (styles > 0) complaints.push(`${id}: injects ${String(styles)} style elements`);
    const faults = HAS_ITS_OWN_ROOM.test(id) ? [] : await roomFaults(page);
    const kinds = await kindsOf(page);
    if (kinds.some((kind) => !looked.has(kind))) faults.push(...(await engineFaults(page)));
    for (const kind of kinds) looked.add(kind);
    // Last, because it changes the story.
    faults.push(...(await foreignAfterPlay(page)));
    complaints.push(...faults.map((fault) => `${id}: ${fault}`));
  }
  return complaints;
}
