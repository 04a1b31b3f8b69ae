import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { httpBackend } from 'customer-status-kit/backends/http';
import { createStatusHandler } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { plainPage } from '../../examples/plain-html/plain-page.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The smallest picture that is one. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The example as it is served, with a desk that the example itself does not have. */
async function openPlainPage() {
  const handler = createStatusHandler({
    connector: sandboxConnector(),
    authorize: ({ headers }) =>
      headers.get('authorization') === 'Bearer desk' ? { role: 'operator' } : { role: 'customer', customerId: 'ada' },
    heartbeatMs: 20,
    rateLimits: false,
  });
  const server = createServer(plainPage(handler));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const desk = httpBackend({ baseUrl: `${origin}/api/customer-status`, getToken: () => 'desk', operator: true });
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await handler.close();
  };
  return { handler, desk, origin, close };
}

type Stage = Awaited<ReturnType<typeof openPlainPage>>;

async function asksForTwoThings({ desk }: Stage): Promise<void> {
  await desk.setStatus?.('ada', 'ACTIVE', { idempotencyKey: 'plain-begins' });
  const accepted = [{ type: 'passport', label: 'Passport', sides: ['front' as const] }];
  await desk.requestInformation?.(
    'ada',
    [
      { title: 'Your income', spec: { kind: 'clarification', question: 'Where does it come from?', answer: 'text' } },
      { title: 'Passport', spec: { kind: 'document', accepted, mime: ['image/png'], maxBytes: 100_000 } },
    ],
    { idempotencyKey: 'plain-asks' },
  );
}

/** Everything the browser complains of, a policy that was violated among it. */
async function listenForComplaints(page: Page): Promise<() => Promise<string[]>> {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      violations.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  return async () => [...complaints.filter((text) => !text.includes('favicon')), ...(await violations())];
}

/** The faults of the page, without its frame: a script cannot be put into it under its policy, and is evaluated instead. */
async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(axePath, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
  });
}

test.describe('a plain page with <customer-status-panel>, without React and without a build', () => {
  let stage: Stage;

  test.beforeEach(async () => {
    stage = await openPlainPage();
  });

  test.afterEach(() => stage.close());

  test('shows the status, takes an answer and a document, and hears of everything, under its policy', async ({ page }) => {
    await asksForTwoThings(stage);
    const complaints = await listenForComplaints(page);
    await page.goto(stage.origin);
    const told = page.locator('#told');
    await expect(page.getByRole('heading', { name: 'Action required' })).toBeVisible();
    await expect(told).toContainText('status NEEDS_ADDITIONAL_INFORMATION');
    await expect(page.getByRole('button', { name: 'Send money' })).toBeDisabled();
    expect(await axeFaults(page)).toEqual([]);

    await page.locator('textarea').fill('I tune pianos.');
    await page.getByLabel('Language').selectOption('de');
    await expect(page.locator('customer-status-panel .csk-scope').first()).toHaveAttribute('lang', 'de');
    await expect(page.locator('textarea')).toHaveValue('I tune pianos.');
    await page.getByLabel('Language').selectOption('en');
    await page.getByLabel(/^File for Passport/).setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: PICTURE });
    await expect(told).toContainText('a file');
    await page.getByRole('button', { name: 'Review answers' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Your answers were sent' })).toBeVisible();
    await expect(told).toContainText('answers to 2 requests');
    await expect(told).not.toContainText('pianos');
    expect(await axeFaults(page)).toEqual([]);

    await stage.desk.setStatus?.('ada', 'ACTIVE', { idempotencyKey: 'plain-active' });
    await expect(page.getByRole('heading', { name: 'Account active' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Send money' })).toBeEnabled();
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await complaints()).toEqual([]);
  });

  test('loses nothing when the element is moved, and watches nobody once it is gone', async ({ page }) => {
    await asksForTwoThings(stage);
    const complaints = await listenForComplaints(page);
    await page.goto(stage.origin);
    await page.locator('textarea').fill('Halfway');
    await expect.poll(() => stage.handler.service.watcherCount()).toBe(1);
    await page.evaluate(() => {
      const panel = document.querySelector('customer-status-panel');
      if (panel !== null) document.body.append(panel);
    });
    await expect(page.locator('body > customer-status-panel textarea')).toHaveValue('Halfway');
    expect(stage.handler.service.watcherCount()).toBe(1);
    await page.evaluate(() => document.querySelector('customer-status-panel')?.remove());
    await expect.poll(() => stage.handler.service.watcherCount()).toBe(0);
    await expect(page.locator('[class^="csk-"]')).toHaveCount(0);
    expect(await complaints()).toEqual([]);
  });

  test('stays in the language it is in where the words of another cannot be loaded, and says so', async ({ page }) => {
    await asksForTwoThings(stage);
    await page.route('**/de-*.js', (route) => route.abort());
    await page.goto(stage.origin);
    await page.locator('textarea').fill('Still here');
    await page.getByLabel('Language').selectOption('de');
    await expect(page.locator('#told')).toContainText('error in words');
    await expect(page.getByRole('heading', { name: 'Action required' })).toBeVisible();
    await page.getByLabel('Language').selectOption('ar');
    await expect(page.locator('customer-status-panel .csk-scope').first()).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('textarea')).toHaveValue('Still here');
  });

  test('a hundred elements put in and taken out leave memory, listeners and nodes as they were', async ({ page }) => {
    await page.goto(stage.origin);
    await page.evaluate(() => document.querySelector('customer-status-panel')?.remove());
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await visit(page, 50);
    const middle = await held(session);
    await visit(page, 100);
    await expect(async () => {
      const late = await held(session);
      expect(late.listeners).toBeLessThanOrEqual(middle.listeners);
      expect(late.nodes - middle.nodes).toBeLessThan(50);
      expect(late.heap - middle.heap).toBeLessThan(1_000_000);
    }).toPass({ timeout: 20_000 });
    await expect.poll(() => stage.handler.service.watcherCount()).toBe(0);
  });
});

/** Elements one after the other, each until it shows a status. */
async function visit(page: Page, times: number): Promise<void> {
  await page.evaluate(async (count) => {
    for (let turn = 0; turn < count; turn += 1) {
      const panel = document.createElement('customer-status-panel');
      panel.baseUrl = '/api/customer-status';
      panel.customerId = 'ada';
      const known = new Promise((resolve) => panel.addEventListener('csk-status-changed', resolve, { once: true }));
      document.body.append(panel);
      await known;
      await new Promise(requestAnimationFrame);
      panel.remove();
      await new Promise((resolve) => void setTimeout(resolve));
    }
  }, times);
}

/** What the page holds once everything that nobody holds is gone. */
async function held(session: CDPSession): Promise<{ heap: number; listeners: number; nodes: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((found) => found.name === name)?.value ?? Number.NaN;
  return { heap: metric('JSHeapUsedSize'), listeners: metric('JSEventListeners'), nodes: metric('Nodes') };
}
