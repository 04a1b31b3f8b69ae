import { chromium, expect, test, type CDPSession, type Page } from '@playwright/test';
import { httpBackend } from 'customer-status-kit/backends/http';
import { createStatusHandler } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { toNodeHandler } from 'customer-status-kit/server/node';
import { chromiumLaunch } from '../../scripts/browsers.ts';
import { type BundledPage, bundlePage, servePage } from '../../scripts/bundled-page.ts';

let bundle: BundledPage;
test.beforeAll(async () => {
  bundle = await bundlePage('test/e2e/pages/lifetime-page.tsx', 'lifetime-page');
});

async function openStage() {
  const handler = createStatusHandler({
    connector: sandboxConnector(),
    authorize: (request) =>
      request.headers.get('authorization') === 'Bearer operator' ? { role: 'operator' } : { role: 'customer', customerId: 'ada' },
    heartbeatMs: 20,
    rateLimits: false,
  });
  const { origin, close } = await servePage(bundle, { api: toNodeHandler(handler) });
  const operator = httpBackend({ baseUrl: `${origin}/api/customer-status`, getToken: () => 'operator', operator: true });
  return {
    handler,
    operator,
    origin,
    close: async () => {
      close();
      await handler.close();
    },
  };
}

/** What the page holds once everything that nobody holds is gone. */
async function held(session: CDPSession): Promise<{ heap: number; listeners: number; nodes: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((found) => found.name === name)?.value ?? Number.NaN;
  return { heap: metric('JSHeapUsedSize'), listeners: metric('JSEventListeners'), nodes: metric('Nodes') };
}

/** Mounts between the two looks at what is held. Five hundred with CSK_LONG=1. */
const MOUNTS = process.env['CSK_LONG'] === '1' ? 500 : 150;

test('hundreds of mounts, each with a lost connection, leave memory, listeners and nodes as they were', async ({ page }) => {
  test.setTimeout(300_000);
  const stage = await openStage();
  try {
    await page.goto(stage.origin);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const visit = (pages: number) => page.evaluate((count) => window.lifetime.visit(count), pages);
    await visit(MOUNTS);
    const middle = await held(session);
    await visit(MOUNTS);
    // What the engine itself lets go later is waited for; a leak stays, however often one looks.
    await expect(async () => {
      const late = await held(session);
      // Fewer: some of the first half were let go in the second.
      expect(late.listeners).toBeLessThanOrEqual(middle.listeners);
      expect(late.nodes - middle.nodes).toBeLessThan(50);
      // What the engine itself learns meanwhile is a third of a megabyte; a leak of two kilobytes for each mount would be seen.
      expect(late.heap - middle.heap).toBeLessThan(350_000 + MOUNTS * 1_500);
    }).toPass({ timeout: 20_000 });
    expect(stage.handler.service.watcherCount()).toBe(0);
  } finally {
    await stage.close();
  }
});

test('a page that comes back from the back-forward cache reads again at once', async () => {
  const stage = await openStage();
  // Playwright switches that cache off for its own pages.
  const browser = await chromium.launch({ ...chromiumLaunch, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  try {
    const page = await browser.newPage();
    await page.goto(stage.origin);
    await page.evaluate(() => window.lifetime.stay());
    await expect(headline(page)).toHaveText('Complete your profile');
    await page.evaluate(() => {
      Object.assign(window, { isSamePage: true });
      window.addEventListener('pageshow', ({ persisted }) => Object.assign(window, { isPersisted: persisted }));
    });
    await page.goto(`${stage.origin}/elsewhere`);
    await stage.operator.setStatus('ada', 'ACTIVE', { idempotencyKey: 'while-away' });
    await page.goBack({ waitUntil: 'commit' });
    await expect(headline(page)).toHaveText('Account active', { timeout: 2_000 });
    expect(await page.evaluate(() => ['isSamePage', 'isPersisted'].map((name) => Reflect.get(window, name) as unknown))).toEqual([
      true,
      true,
    ]);
  } finally {
    await browser.close();
    await stage.close();
  }
});

function headline(page: Page) {
  return page.locator('.csk-status-banner h2').first();
}
