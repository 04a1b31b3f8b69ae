import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.cache/storybook');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** One way to look at a story. */
export interface Look {
  name: string;
  /** CSS pixels. */
  width: number;
  globals: { theme: 'light' | 'dark' | 'high-contrast'; direction: 'ltr' | 'rtl' };
  forcedColors?: 'active';
}

/** How each story is looked at by `npm run shots`. */
export const LOOKS: readonly Look[] = [
  { name: 'light', width: 900, globals: { theme: 'light', direction: 'ltr' } },
  { name: 'dark', width: 900, globals: { theme: 'dark', direction: 'ltr' } },
  { name: 'right-to-left', width: 900, globals: { theme: 'light', direction: 'rtl' } },
  { name: 'narrow', width: 320, globals: { theme: 'light', direction: 'ltr' } },
  { name: 'forced-colours', width: 900, globals: { theme: 'light', direction: 'ltr' }, forcedColors: 'active' },
];

/** A story of the built Storybook. */
export interface StoryEntry {
  id: string;
  title: string;
  name: string;
  /** `play-fn` is among them where the story is played. */
  tags: readonly string[];
}

/** The built Storybook behind an address on this machine. */
export interface StoryServer {
  origin: string;
  stories: readonly StoryEntry[];
  /** Stories and pages of documentation, in the order of the sidebar. */
  entries: readonly (StoryEntry & { type: string })[];
  close: () => void;
}

/** Builds Storybook and serves it on a free port. `KEEP_STORYBOOK=1` takes the build of before. */
export async function serveStories(): Promise<StoryServer> {
  if (process.env['KEEP_STORYBOOK'] !== '1') buildStories();
  const server = createServer((request, response) => {
    const file = join(folder, normalize(new URL(request.url ?? '/', 'http://stories').pathname));
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  await listen(server);
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, StoryEntry & { type: string }>;
  };
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    entries: Object.values(index.entries),
    stories: Object.values(index.entries).filter(({ type }) => type === 'story'),
    close: () => server.close(),
  };
}

function buildStories(): void {
  const built = spawnSync('storybook', ['build', '--quiet', '--output-dir', folder], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`Storybook could not be built:\n${built.stdout}${built.stderr}`);
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

const font = readFileSync(join(root, 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'));
const FONT_SOURCE = `src: url(data:font/woff2;base64,${font.toString('base64')})`;
/** Also under the name of a face that one machine has and another has not. */
const FONT_STYLE = `
  @font-face { font-family: 'Inter Variable'; font-weight: 100 900; ${FONT_SOURCE} }
  @font-face { font-family: Georgia; font-weight: 100 900; ${FONT_SOURCE} }
  :root { --csk-font-family: 'Inter Variable' }
  .story-host { font-family: 'Inter Variable' }
`;

/** A page on which stories look the same each time: the clock stands still, nothing moves, ids count up, one font. */
export async function openStoryPage(browser: Browser, { width, forcedColors }: Look): Promise<Page> {
  const options: BrowserContextOptions = {
    viewport: { width, height: 700 },
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    ...(forcedColors === undefined ? {} : { forcedColors }),
  };
  const page = await (await browser.newContext(options)).newPage();
  await page.clock.setFixedTime(new Date('2026-03-02T10:00:00Z'));
  await page.addInitScript(() => {
    let count = 0;
    crypto.randomUUID = () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
    window.addEventListener('csk-next-story', () => {
      count = 0;
    });
  });
  return page;
}

/** Shows a story and waits until its play function is over and its fonts are there. */
export async function showStory(page: Page, origin: string, id: string, { globals }: Look): Promise<void> {
  // The accessibility addon would look at each story for longer than the story takes to be shown.
  const chosen = `theme:${globals.theme};direction:${globals.direction};a11y.manual:!true`;
  await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=${chosen}`);
  await storyIsDone(page, id);
  await page.addStyleTag({ content: FONT_STYLE });
  await page.evaluate(() =>
    document.fonts
      .load("16px 'Inter Variable', Georgia")
      .then(() => document.fonts.ready)
      .then(() => undefined),
  );
}

/** Shows another story in a page that shows one already, without loading the page again; nothing of the one before is left. */
export async function turnToStory(page: Page, id: string): Promise<void> {
  await page.evaluate((storyId) => {
    window.dispatchEvent(new Event('csk-next-story'));
    localStorage.clear();
    sessionStorage.clear();
    (window as unknown as StoryWindow).__STORYBOOK_ADDONS_CHANNEL__?.emit('setCurrentStory', { storyId, viewMode: 'story' });
  }, id);
  await storyIsDone(page, id);
}

/** Longer than any story plays, in milliseconds: one whose code did not arrive is never done. */
const LONGEST_STORY = 60_000;

async function storyIsDone(page: Page, storyId: string): Promise<void> {
  const isDone = (wanted: string) => {
    const { phase, id } = (window as unknown as StoryWindow).__STORYBOOK_PREVIEW__?.currentRender ?? {};
    return id === wanted && (phase === 'finished' || phase === 'completed' || phase === 'errored' || phase === 'aborted');
  };
  await page.waitForFunction(isDone, storyId, { timeout: LONGEST_STORY });
}

interface StoryWindow {
  __STORYBOOK_PREVIEW__?: { currentRender?: { phase?: string; id?: string } };
  __STORYBOOK_ADDONS_CHANNEL__?: { emit: (event: string, input: unknown) => void };
}
