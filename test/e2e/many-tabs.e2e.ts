import { expect, type Page, test } from '@playwright/test';
import { CustomerPage } from './customer-page.ts';
import { NorthwindServer } from './northwind-server.ts';

/** Counts the streams that a page has asked for and that are still open. */
function watchStreams(page: Page): { open: () => number } {
  let count = 0;
  page.on('request', (request) => (count += request.url().endsWith('/stream') ? 1 : 0));
  page.on('requestfinished', (request) => (count -= request.url().endsWith('/stream') ? 1 : 0));
  page.on('requestfailed', (request) => (count -= request.url().endsWith('/stream') ? 1 : 0));
  page.on('crash', () => (count = 0));
  page.on('close', () => (count = 0));
  return { open: () => count };
}

test('eight tabs share one connection; when the one that keeps it crashes, another goes on within five seconds', async ({
  browser,
}) => {
  const server = new NorthwindServer();
  const context = await browser.newContext();
  const desk = await browser.newContext();
  try {
    await server.start();
    const tabs: { customer: CustomerPage; streams: ReturnType<typeof watchStreams> }[] = [];
    for (let index = 0; index < 8; index += 1) {
      const page = await context.newPage();
      const customer = new CustomerPage(page);
      tabs.push({ customer, streams: watchStreams(page) });
      await page.goto(server.origin);
      await customer.seesHeadline('Complete your profile');
    }
    const openStreams = () => tabs.reduce((sum, tab) => sum + tab.streams.open(), 0);
    await expect.poll(openStreams).toBe(1);

    const operator = await desk.newPage();
    await operator.goto(`${server.origin}/operator`);
    await operator.getByRole('button', { name: 'Asks for information' }).click();
    for (const tab of tabs) await tab.customer.seesHeadline('Action required');
    expect(openStreams()).toBe(1);

    const leader = tabs.find((tab) => tab.streams.open() === 1);
    const others = tabs.filter((tab) => tab !== leader);
    await leader?.customer.page.goto('chrome://crash').catch(() => undefined);
    await expect.poll(() => others.reduce((sum, tab) => sum + tab.streams.open(), 0), { timeout: 5_000 }).toBe(1);
    await operator.getByRole('button', { name: 'Approves' }).click();
    for (const tab of others) await tab.customer.seesHeadline('Account active');
  } finally {
    await context.close();
    await desk.close();
    await server.dispose();
  }
});
