import { readdir, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { bundleUploadPage, openChromium, servePage } from './page/open-browser.js';
import type { UploadPage } from './page/upload-page.js';
import { openUploadDesk } from './upload-desk.js';
import { type Fault, faults } from './upload-faults.js';

type Options = Parameters<typeof openUploadDesk>[0];

let browser: Browser;

beforeAll(async () => {
  await bundleUploadPage();
  browser = await openChromium();
}, 60_000);

afterAll(() => browser.close());

/** A desk whose server also serves the page; `network` does to uploads what is planned. */
async function openDesk(options: Options = {}, onRequest: (request: IncomingMessage) => void = () => undefined) {
  const network = faults();
  const desk = await openUploadDesk(options, (request, response, next) => {
    if (!request.url?.startsWith('/api/') && servePage(request, response)) return;
    onRequest(request);
    network.around(request, response, next);
  });
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const openPage = async () => {
    const page = await context.newPage();
    await page.goto(desk.origin);
    await page.waitForFunction(() => 'page' in window);
    return page;
  };
  return { ...desk, network, context, openPage };
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

const open = (page: Page) =>
  page.evaluate(async () => {
    window.page.open();
    await new Promise<void>((resolve) => {
      const isReady = () => window.page.client().getSnapshot().phase === 'ready' && window.page.client().getCapabilities();
      const poll = () => (isReady() ? resolve() : setTimeout(poll, 5));
      poll();
    });
  });

const choose = (page: Page, desk: Desk, bytes: number, seed = 0) =>
  page.evaluate(([target, size, from]) => window.page.choose(target, size, from), [desk.target, bytes, seed] as const);

const uploads = (page: Page) => page.evaluate(() => window.page.uploads());

const advance = (page: Page, ms: number) => page.evaluate((by) => window.page.advance(by), ms);

const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

/** Waits until bytes of the first upload have left; what is on its way is told as time passes. */
const begun = (page: Page) =>
  eventually(async () => {
    await advance(page, 100);
    expect((await uploads(page))[0]?.sent).toBeGreaterThan(0);
  });

/** What the operating system takes in advance counts as sent too: waits until it takes no more. */
async function atRest(page: Page): Promise<void> {
  await begun(page);
  for (let still = 0, before = -1; still < 5; ) {
    await new Promise((resolve) => void setTimeout(resolve, 60));
    await advance(page, 100);
    const sent = (await uploads(page))[0]?.sent ?? 0;
    still = sent === before ? still + 1 : 0;
    before = sent;
  }
}

/** How many bytes of uploads in pieces have reached the disk. */
async function storedBytes(folder: string): Promise<number> {
  const sizes = (await readdir(folder))
    .filter((name) => !name.endsWith('.json'))
    .map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Reads the request as slowly as never, so that nothing more is taken. */
const stop: Fault = (request) => void request.pause();

describe.each(['xhr', 'fetch'] as const)('a file sent by %s', (transport) => {
  const sendVia = (page: Page, desk: Desk, more: Parameters<UploadPage['send']>[2]) =>
    page.evaluate(([by, target, rest]) => window.page.send(by, target, rest), [transport, desk.target, more] as const);

  it('is stored, with progress that is true where it is told, and none that is made up', async () => {
    const desk = await openDesk();
    const { code, size, progress } = await sendVia(await desk.openPage(), desk, { key: 'k1', bytes: 3_000_000 });
    expect(code).toBe('stored');
    expect(desk.files.held()).toHaveLength(1);
    expect(progress.at(-1)).toEqual([size, size]);
    expect(progress.every(([sent, total], index) => total === size && sent >= (progress[index - 1]?.[0] ?? 0))).toBe(true);
    if (transport === 'fetch') expect(progress).toEqual([[size, size]]);
    else expect(progress[0]).toEqual([0, size]);
  });

  it('fails with the same codes', async () => {
    const desk = await openDesk();
    const page = await desk.openPage();
    const codeAfter = async (fault: Fault, key: string) => {
      // A browser sends a request again by itself when a connection that it used before breaks.
      desk.network.plan(fault, fault);
      return (await sendVia(page, desk, { key, bytes: 400_000 })).code;
    };
    expect(await codeAfter(desk.network.cutRequest(100_000), 'k1')).toBe('network');
    expect(await codeAfter(desk.network.answer(429, { 'retry-after': '3' }), 'k2')).toBe('rate_limited');
    expect(await codeAfter(desk.network.answer(413), 'k3')).toBe('file_too_large');
    expect(await codeAfter(desk.network.answer(307, { location: '/elsewhere' }), 'k4')).toMatch(/protocol_error|network/);
    expect(desk.files.ids).toEqual([]);
  });

  it('is sent once more with a new token, and ends at once when its sender gives up', async () => {
    const desk = await openDesk();
    const page = await desk.openPage();
    const tokens = ['expired', 'customer/ada'];
    expect((await sendVia(page, desk, { key: 'k1', bytes: 400_000, tokens })).code).toBe('stored');
    expect((await sendVia(page, desk, { key: 'k2', bytes: 400_000, abortAt: 0 })).code).toBe('aborted');
    expect(desk.files.held()).toHaveLength(1);
  });
});

describe('an upload in a page with a strict policy', () => {
  it('loads what sends in pieces only for a large file, and breaks no rule of the page', async () => {
    const desk = await openDesk({ resumable: true });
    const page = await desk.openPage();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await open(page);
    await choose(page, desk, 1_000_000);
    await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'done' }]));
    expect(scripts).toEqual([]);
    await choose(page, desk, 9_000_000, 1);
    await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'done' }]));
    expect(scripts.length).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.page.violations)).toEqual([]);
    expect(desk.files.held()).toHaveLength(1);
  });

  it('that stops moving for half a minute is broken off and sent again', async () => {
    const desk = await openDesk();
    const page = await desk.openPage();
    await open(page);
    desk.network.plan(stop);
    await choose(page, desk, 12_000_000);
    await atRest(page);
    await advance(page, 29_000);
    expect(await uploads(page)).toMatchObject([{ phase: 'sending', attempt: 1 }]);
    await advance(page, 1_000);
    expect(await uploads(page)).toMatchObject([{ phase: 'waiting', attempt: 1 }]);
    await advance(page, 1_000);
    await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'done', attempt: 2 }]));
    expect(desk.files.held()).toHaveLength(1);
  });

  it('of which every byte is sent is processed for as long as the server needs, and is not done before', async () => {
    const desk = await openDesk();
    const page = await desk.openPage();
    await open(page);
    const held = desk.network.holdAnswer();
    desk.network.plan(held.fault);
    await choose(page, desk, 500_000);
    await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'processing' }]));
    await advance(page, 600_000);
    expect(await uploads(page)).toMatchObject([{ phase: 'processing', attempt: 1 }]);
    held.release();
    await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'done', attempt: 1 }]));
  });

  it('waits for the connection when there is none, tries all the same, and goes on when it is back', async () => {
    const desk = await openDesk();
    const page = await desk.openPage();
    await open(page);
    await desk.context.setOffline(true);
    await choose(page, desk, 500_000);
    await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'waiting', waitingFor: 'connection' }]));
    for (let round = 0; round < 6; round += 1) {
      await advance(page, 61_000);
      await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'waiting', waitingFor: 'connection' }]));
    }
    await desk.context.setOffline(false);
    await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'done' }]));
    expect(desk.files.held()).toHaveLength(1);
  });

  it('goes on by its own tries when the browser wrongly says that it is offline', async () => {
    const desk = await openDesk();
    const page = await desk.openPage();
    await open(page);
    await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
    desk.network.plan(...Array.from({ length: 50 }, () => desk.network.cutRequest(10_000)));
    await choose(page, desk, 500_000);
    await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'waiting', waitingFor: 'connection' }]));
    desk.network.plan();
    await advance(page, 2_000);
    await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'done', attempt: 2 }]));
  });

  it('that a reload cut off goes on where it was when the same file is chosen again, as one file', async () => {
    const offsets: number[] = [];
    const desk = await openDesk({ resumable: true }, (request) => {
      if (request.method === 'PATCH') offsets.push(Number(request.headers['upload-offset']));
    });
    const page = await desk.openPage();
    await open(page);
    desk.network.plan(desk.network.pass(), desk.network.cutRequest(6_000_000));
    await choose(page, desk, 12_000_000);
    await eventually(async () => expect(desk.network.met()).toBe(2));
    await eventually(async () => expect(await storedBytes(desk.folder)).toBeGreaterThan(1_000_000));
    await eventually(async () => expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain('uploadFile'));
    await page.reload();
    await page.waitForFunction(() => 'page' in window);
    // A browser sends a cut request again by itself: what came before does not count.
    const before = offsets.length;
    await open(page);
    await choose(page, desk, 12_000_000);
    await eventually(async () => {
      // The request of the page before may still hold the upload for a moment.
      await advance(page, 100);
      expect(await uploads(page)).toMatchObject([{ phase: 'done', attempt: 1 }]);
    });
    expect(offsets).toHaveLength(before + 1);
    expect(offsets.at(-1)).toBeGreaterThan(1_000_000);
    expect(new Set(desk.network.keys()).size).toBe(1);
    expect(desk.files.held()).toHaveLength(1);
  });

  it('into a place that another tab fills too ends as the newest file, and the older tab says so', async () => {
    const desk = await openDesk();
    const [first, second] = [await desk.openPage(), await desk.openPage()];
    await open(first);
    await open(second);
    await choose(first, desk, 200_000);
    await eventually(async () => expect(await uploads(first)).toMatchObject([{ phase: 'done' }]));
    await choose(second, desk, 200_000, 1);
    await eventually(async () => expect(await uploads(second)).toMatchObject([{ phase: 'done' }]));
    const newest = (await uploads(second))[0]?.file?.id;
    await eventually(async () => expect(await uploads(first)).toMatchObject([{ phase: 'done', supersededBy: newest }]));
    expect((await uploads(second))[0]).not.toHaveProperty('supersededBy');
    expect(desk.files.held()).toEqual([newest]);
  });

  it('that died while the page was frozen is noticed on the way back, and sent again', async () => {
    const desk = await openDesk();
    const page = await desk.openPage();
    await open(page);
    desk.network.plan(stop);
    await choose(page, desk, 12_000_000);
    await atRest(page);
    // Chromium without a window never tells a page that it was frozen: the page is told as a phone would tell it.
    await page.evaluate(() => {
      window.page.sleep(300_000);
      document.dispatchEvent(new Event('resume'));
    });
    await advance(page, 3_000);
    await advance(page, 2_000);
    await eventually(async () => expect(await uploads(page)).toMatchObject([{ phase: 'done', attempt: 2 }]));
    expect(desk.files.held()).toHaveLength(1);
  });
});
