import { type Browser, type CDPSession, expect, type Page, test } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Look,
  openStoryPage,
  serveStories,
  showStory,
  type StoryEntry,
  type StoryServer,
  turnToStory,
} from '../../scripts/story-pages.ts';
import { differenceOf } from './looks/compare-looks.ts';
import {
  drawFingerprint,
  type Fingerprint,
  fingerprintOf,
  keep,
  type KeptFingerprint,
  photograph,
  unkeep,
} from './looks/fingerprint.ts';

const root = join(import.meta.dirname, '../..');
const recordFile = join(import.meta.dirname, 'looks/recorded.json');
const pictures = join(root, 'test-results/looks');
const isRecording = process.env['UPDATE_LOOKS'] === '1';

/** The two looks that together show every rule of the style sheets. */
const LOOKS: readonly Look[] = [
  { name: 'light', width: 900, globals: { theme: 'light', direction: 'ltr' } },
  { name: 'dark-narrow-right-to-left', width: 320, globals: { theme: 'dark', direction: 'rtl' } },
];

/** Stories that never look the same twice, and why. */
const UNSTABLE: readonly { id: RegExp; because: string }[] = [
  { id: /^components-camera--/, because: 'shows the moving picture of a camera' },
  { id: /^state-explorer-/, because: 'shows what is under way, for as long as it is' },
  { id: /^languages-/, because: 'is written in whatever fonts a machine has for a script' },
];

/** Stories that bring a look of their own, whatever look is asked for. */
const OWN_LOOK = /-(dark|right-to-left|high-contrast)$/;

/** Not those that are played: when they stand still is their own affair. Those with a look of their own are shown in the first. */
function isShownIn(look: Look, { id, tags }: StoryEntry): boolean {
  if (UNSTABLE.some((one) => one.id.test(id)) || tags.includes('play-fn')) return false;
  return look === LOOKS[0] || !OWN_LOOK.test(id);
}

type Recorded = Record<string, Record<string, KeptFingerprint>>;

let stories: StoryServer;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  stories = await serveStories();
});

test.afterAll(() => stories.close());

test('every story looks as it did when its looks were recorded', async ({ browser }) => {
  test.setTimeout(600_000);
  rmSync(pictures, { recursive: true, force: true });
  const before = read();
  const results = await Promise.all(LOOKS.map((look) => walk(browser, look, before[look.name] ?? {})));
  if (isRecording) write(Object.fromEntries(results.map(({ look, now }) => [look, now])));
  else expect(results.flatMap(({ complaints }) => complaints).join('\n'), 'Recorded anew by: npm run looks -- --update').toBe('');
});

test('the comparison lets pass what another browser version draws otherwise, and nothing that moved or has another colour', async ({
  browser,
}) => {
  const page = await openStoryPage(browser, LOOKS[0]!);
  const session = await page.context().newCDPSession(page);
  const lookWith = async (css: string) => {
    await page.setContent(`<style>${SAMPLE_STYLE}${css}</style>${SAMPLE}`);
    return fingerprintOf(page, await photograph(page, session));
  };
  const recorded = await lookWith('');
  const changeBy = async (css: string) => differenceOf(unkeep(keep(recorded)), await lookWith(css));
  expect(await changeBy('')).toBeUndefined();
  // The edges of letters, a fraction of a pixel further.
  expect(await changeBy('p, button { translate: 0.2px 0.2px }')).toBeUndefined();
  expect(await changeBy('body { text-rendering: geometricPrecision }')).toBeUndefined();
  expect(await changeBy('button { translate: 4px 0 }')).toMatch(/^\d+ squares differ/);
  expect(await changeBy('i { translate: 0 4px }')).toMatch(/^\d+ squares differ/);
  // As bright as before, and another colour.
  expect(await changeBy('i { background: #a43c3c }')).toMatch(/^\d+ squares differ/);
  expect(await changeBy('i { visibility: hidden }')).toMatch(/^\d+ squares differ/);
  expect(await changeBy('p + p { margin-block-start: 40px }')).toMatch(/^it was about \d+ × \d+ and is/);
  await page.context().close();
});

const SAMPLE_STYLE = `body { margin: 16px; font: 16px sans-serif } p { max-width: 40em; margin: 0 0 12px }
  button { padding: 10px 16px; border: 0; border-radius: 8px; background: #1d4ed8; color: white; font: inherit }
  i { display: inline-block; width: 20px; height: 20px; border-radius: 50%; background: #3c5ca4; margin: 20px }`;
const SENTENCE = 'We are reviewing your information. This typically takes 1-3 business days, and we show the result here. ';
const SAMPLE = `<p>${SENTENCE.repeat(4)}</p><p>${SENTENCE.repeat(3)}</p><button>Check status</button><i></i><p style="height: 700px"></p>`;

/** Takes every story in one look, in one page. */
async function walk(browser: Browser, look: Look, before: Readonly<Record<string, KeptFingerprint>>) {
  const page = await openStoryPage(browser, look);
  const session = await page.context().newCDPSession(page);
  const now: Record<string, KeptFingerprint> = {};
  const complaints: string[] = [];
  const lost: string[] = [];
  page.on('requestfailed', (request) => lost.push(`${request.url()} (${request.failure()?.errorText ?? 'no reason'})`));
  const load = (id: string) => showStory(page, stories.origin, id, look);
  const shown = stories.stories.filter((story) => isShownIn(look, story));
  for (const [index, { id }] of shown.entries()) {
    lost.length = 0;
    // A request of a browser comes to nothing now and then: the page is loaded anew before anything is said.
    await (index === 0 ? load(id) : turnToStory(page, id).catch(() => load(id)));
    const known = before[id];
    const expected = isRecording || known === undefined ? undefined : unkeep(known);
    let seen = await lookAt(page, session, expected);
    if (seen.difference !== undefined) {
      await load(id);
      seen = await lookAt(page, session, expected);
    }
    const { png, fingerprint, difference } = seen;
    now[id] = keep(fingerprint);
    if (isRecording || (known !== undefined && difference === undefined)) continue;
    save(join(look.name, `${id}.png`), png);
    if (known !== undefined) save(join(look.name, `${id}.recorded.png`), await drawFingerprint(page, unkeep(known)));
    complaints.push(
      `${look.name}: ${id}: ${known === undefined ? 'it was never recorded' : (difference ?? '')}. See test-results/looks/${look.name}/${id}.png and, in squares, .recorded.png beside it.`,
      ...lost.map((request) => `${look.name}: ${id}: came to nothing: ${request}`),
    );
  }
  for (const id of Object.keys(before).filter((one) => !(one in now)))
    complaints.push(`${look.name}: ${id} is recorded and no story any more.`);
  await page.context().close();
  return { look: look.name, now, complaints };
}

const TRIES = 5;

/**
 * Looks until the page looks as expected, a few times: a slow computer may still be about to finish. Without an
 * expectation, until it looks the same twice.
 */
async function lookAt(page: Page, session: CDPSession, expected: Fingerprint | undefined) {
  let last = expected;
  for (let attempt = 1; ; attempt += 1) {
    const png = await photograph(page, session);
    const fingerprint = await fingerprintOf(page, png);
    const difference = last === undefined ? undefined : differenceOf(last, fingerprint);
    if ((last !== undefined && difference === undefined) || attempt === TRIES) return { png, fingerprint, difference };
    last = expected ?? fingerprint;
    await page.waitForTimeout(attempt * 150);
  }
}

function save(name: string, png: Buffer): void {
  const path = join(pictures, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, png);
}

function read(): Recorded {
  return existsSync(recordFile) ? (JSON.parse(readFileSync(recordFile, 'utf8')) as Recorded) : {};
}

/** One story a line, so that a change of looks can be read in a review. */
function write(recorded: Recorded): void {
  const looks = Object.entries(recorded).map(([look, all]) => {
    const lines = Object.entries(all).map(([id, one]) => `    ${JSON.stringify(id)}: ${JSON.stringify(one)}`);
    return `  ${JSON.stringify(look)}: {\n${lines.join(',\n')}\n  }`;
  });
  writeFileSync(recordFile, `{\n${looks.join(',\n')}\n}\n`);
}
