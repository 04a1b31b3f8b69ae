import { expect, type Page, test } from '@playwright/test';
import { contentSecurityPolicy } from 'customer-status-kit/csp';
import { CustomerPage } from '../e2e/customer-page.ts';
import { OperatorPage } from '../e2e/operator-page.ts';
import { DRIVEN, RunningExample } from './running-example.ts';

/** Vite serves these two without a policy of their own. MUI writes its styles into the page. */
const POLICIES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  tailwind: {},
  mui: { 'style-src': ["'unsafe-inline'"] },
};

/** Notices whatever a browser complains about: errors, mismatches, violations of the policy. */
async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(`uncaught: ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.exposeFunction('tellViolation', (directive: string) => complaints.push(`refused: ${directive}`));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      (window as unknown as { tellViolation: (directive: string) => void }).tellViolation(effectiveDirective),
    ),
  );
  return complaints;
}

/** Serves the pages of an example under the policy the kit asks for. */
async function putUnderPolicy(page: Page, also: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const { header } = contentSecurityPolicy({ also: { 'img-src': ["'self'", 'data:'], ...also } });
  await page.route(/\/$|\.html$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': header } });
  });
}

for (const name of DRIVEN) {
  test.describe(`the example ${name}, from the packed package`, () => {
    let app: RunningExample;

    test.beforeEach(async () => {
      app = await RunningExample.start(name);
    });

    test.afterEach(() => app.stop());

    test('takes a customer a step further on its own server, under a strict policy, without a complaint', async ({ page }) => {
      const complaints = await complaintsOf(page);
      const also = POLICIES[name];
      if (also !== undefined) await putUnderPolicy(page, also);
      const answer = await page.goto(app.origin);
      expect(await answer?.headerValue('content-security-policy')).toContain("require-trusted-types-for 'script'");
      const customer = new CustomerPage(page);
      await customer.seesHeadline('Complete your profile');
      await expect(page.getByText('You can send money.')).toHaveCount(0);
      await customer.fillsInProfile();
      await customer.reviewsAndSends();
      await customer.seesHeadline('Verification in progress');
      await customer.reloads('Verification in progress');
      expect(complaints, app.output).toEqual([]);
    });
  });
}

if (DRIVEN.includes('next')) {
  test('Next sends the customer’s status with the page, after the part that does not wait for it', async () => {
    const app = await RunningExample.start('next');
    let html = '';
    try {
      html = await (await fetch(app.origin)).text();
    } finally {
      await app.stop();
    }
    const [shell, account] = [html.indexOf('Looking up your account'), html.indexOf('Complete your profile')];
    expect(shell).toBeGreaterThan(0);
    expect(account).toBeGreaterThan(shell);
    expect(html).not.toContain('>You can send money.');
    const [served = ''] = /<div class="csk-scope"[\s\S]*?<script/.exec(html) ?? [];
    expect(served).toContain('csk-status-banner');
    expect(served).not.toMatch(/ style=|<style/);
  });
}

if (DRIVEN.includes('hono-server')) {
  test('the desk of hono-server opens the gate for its customer, who sees it by themselves', async ({ browser }) => {
    const app = await RunningExample.start('hono-server');
    const page = await browser.newPage();
    const customer = new CustomerPage(page);
    const operator = new OperatorPage(await browser.newPage());
    const complaints = await complaintsOf(operator.page);
    try {
      await page.goto(app.origin);
      await customer.fillsInProfile();
      await customer.reviewsAndSends();
      await operator.page.goto(`${app.origin}/desk.html`);
      await operator.changesStatus('Verified', 'Welcome.');
      await expect(page.getByText('You can send money.')).toBeVisible();
      expect(complaints).toEqual([]);
    } finally {
      await app.stop();
    }
  });
}
