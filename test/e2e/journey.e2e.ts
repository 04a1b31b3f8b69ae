import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { CanaryWatch } from './canary-watch.ts';
import { CustomerPage } from './customer-page.ts';
import { NorthwindServer } from './northwind-server.ts';
import { OperatorPage } from './operator-page.ts';
import { takePhotographs } from './photographs.ts';
import { storedPictures } from './stored-files.ts';

const DAY_MS = 86_400_000;

/** Whatever the browser complains about: errors, and violations of the strict policy the demo runs under. */
function watchComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    // A cut connection is what the test makes on purpose; the browser logs each one by itself.
    const isCut = /net::ERR_|Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !isCut) complaints.push(message.text());
  });
}

/** What this customer types and calls their files: in part, so that half of it would be found as well. */
const PERSONAL = ['Wiebke', 'Oldenburg', 'Donaudampf', 'Søndre gate', 'Bergen', 'Fjord Line', '1987-03-27', 'IMG_0001'];

async function hasNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

test('a customer’s whole life, from the first visit to the end, on a real server with a real store', async ({ browser }) => {
  const server = new NorthwindServer();
  const complaints: string[] = [];
  const photographs = await takePhotographs(browser);
  const context = await browser.newContext();
  const desk = await browser.newContext();
  const customer = new CustomerPage(await context.newPage());
  const operator = new OperatorPage(await desk.newPage());
  const canary = new CanaryWatch(PERSONAL);
  canary.watch(customer.page);
  canary.watch(operator.page);
  watchComplaints(customer.page, complaints);
  watchComplaints(operator.page, complaints);

  try {
    await server.start();

    await test.step('a new customer sees what to do, and what is locked and why', async () => {
      await customer.page.goto(server.origin);
      await customer.seesHeadline('Complete your profile');
      await customer.seesLocked('Make payments', /has not started.*Complete your profile/s);
      await expect(customer.page.getByText('You can edit your details')).toBeVisible();
      await hasNoAxeViolations(customer.page);
      await customer.reloads('Complete your profile');
    });

    await test.step('submits their data and waits, with the usual duration', async () => {
      await customer.fillsInProfile();
      await canary.looksInto(customer.page, 'while the profile is typed');
      await customer.reviewsAndSends();
      await customer.seesHeadline('Verification in progress');
      await expect(customer.page.getByRole('paragraph').filter({ hasText: /1-3 business days/ })).toBeVisible();
      await expect(customer.page.getByRole('textbox', { name: 'Full legal name' })).toHaveCount(0);
      await customer.seesLocked('Change profile', /being reviewed/);
      await hasNoAxeViolations(customer.page);
      await customer.reloads('Verification in progress');
    });

    await test.step('the operator asks for three things, and the page changes by itself', async () => {
      const due = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10);
      await operator.page.goto(`${server.origin}/operator`);
      await expect(operator.page.getByRole('heading', { name: 'Ask for information' })).toBeVisible();
      await hasNoAxeViolations(operator.page);
      await operator.asksFor('An answer to a question', { question: 'Where does your income come from?', due });
      await operator.asksFor('The current address', { due });
      await operator.asksFor('An identity document, front and back', { due });
      await operator.sendsRequests(3);
      await customer.seesHeadline('Action required');
      await expect(customer.page.getByText('Where does your income come from?')).toBeVisible();
      await expect(customer.page.getByText(/in [23]\sdays/).first()).toBeVisible();
      await hasNoAxeViolations(customer.page);
      await customer.reloads('Action required');
    });

    await test.step('the server is killed and comes back; nothing typed is lost', async () => {
      await customer.page.getByLabel('Your answer').fill('Salary from Fjord Line AS');
      await server.kill();
      await expect(customer.page.getByLabel('Your answer')).toHaveValue('Salary from Fjord Line AS');
      await canary.looksInto(customer.page, 'while the server is away');
      await server.start();
      await customer.page.getByRole('button', { name: 'Check Status' }).click();
      await customer.seesHeadline('Action required');
      await expect(customer.page.getByLabel('Your answer')).toHaveValue('Salary from Fjord Line AS');
    });

    await test.step('answers, uploads both sides, reviews and sends', async () => {
      await customer.fillsInAddress('Søndre gate 7');
      await customer.choosesDocument('Driving licence');
      await customer.choosesFile('front', { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photographs.front });
      await customer.choosesFile('back', { name: 'IMG_0001.png', mimeType: 'image/png', buffer: photographs.back });
      await expect(customer.page.getByText(/^Uploaded, /)).toHaveCount(2, { timeout: 30_000 });
      await canary.looksInto(customer.page, 'once files are uploaded');
      await customer.reviewsAndSends();
      await customer.seesHeadline('Verification in progress');
      await customer.reloads('Verification in progress');
    });

    await test.step('the stored photograph is upright, smaller, and says nothing of where it was taken', async () => {
      const pictures = storedPictures(server.dataDirectory);
      expect(pictures).toHaveLength(2);
      const front = pictures.find((picture) => picture.bytes[0] === 0xff);
      expect(front?.size).toEqual({ width: 1800, height: 2400 });
      expect(front?.bytes.includes('Exif')).toBe(false);
    });

    await test.step('the operator refuses one side, and the customer is asked for exactly that', async () => {
      await operator.refuses(/back/i, 'The back is cut off at the left edge.');
      await customer.seesHeadline('Action required');
      await expect(customer.page.getByText('The back is cut off at the left edge.').first()).toBeVisible();
      await expect(customer.page.getByLabel('Your answer')).toHaveCount(0);
      await expect(customer.page.getByText('We have this file. You do not need to send it again.')).toHaveCount(1);
      await expect(customer.fileInput('front')).toBeDisabled();
      await hasNoAxeViolations(customer.page);
      await customer.reloads('Action required');
      await customer.choosesFile('back', { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photographs.replacement });
      await expect(customer.page.getByText(/^Uploaded, /)).toHaveCount(1, { timeout: 30_000 });
      await customer.reviewsAndSends();
      await customer.seesHeadline('Verification in progress');
    });

    await test.step('active: everything opens, on the server too', async () => {
      await operator.changesStatus('Verified', 'Welcome to Northwind.');
      await customer.seesHeadline('Account active');
      await customer.page.getByLabel('To', { exact: true }).fill('Nils');
      await customer.page.getByLabel('Amount in euros').fill('12.50');
      await customer.page.getByRole('button', { name: 'Send', exact: true }).click();
      await expect(customer.page.getByText('Nils: €12.50')).toBeVisible();
      await hasNoAxeViolations(customer.page);
      await customer.reloads('Account active');
    });

    await test.step('deactivated: to look at only; then active again', async () => {
      await operator.deactivates('You asked us to pause the account.');
      await customer.seesHeadline('Account deactivated');
      await customer.seesLocked('Make payments', /deactivated/);
      await expect(customer.page.getByRole('heading', { name: 'Transaction history' })).toBeVisible();
      await expect(customer.page.getByText('View payment history: locked')).toHaveCount(0);
      await customer.reloads('Account deactivated');
      await operator.page.getByRole('button', { name: 'Activate account' }).click();
      await customer.seesHeadline('Account active');
    });

    await test.step('rejected: support is named, and nothing else pretends to work', async () => {
      await operator.rejects('We can no longer offer you an account.');
      await customer.seesHeadline('Verification unsuccessful');
      await customer.seesLocked('Make payments', /not approved|unsuccessful|could not/i);
      await expect(customer.page.getByRole('link', { name: 'support@northwind.example' }).first()).toBeVisible();
      await hasNoAxeViolations(customer.page);
    });

    await test.step('the timeline tells all of it, after a restart too', async () => {
      await server.kill();
      await server.start();
      await customer.reloads('Verification unsuccessful');
      const timeline = customer.page.locator('.csk-lifecycle-timeline');
      for (const text of [
        'Account created',
        'Review started',
        'More information requested',
        'The back is cut off at the left edge.',
      ]) {
        await expect(timeline.getByText(text).first()).toBeVisible();
      }
      for (const text of [
        'Welcome to Northwind.',
        'You asked us to pause the account.',
        'We can no longer offer you an account.',
        'Northwind support',
      ]) {
        await expect(timeline.getByText(text).first()).toBeVisible();
      }
      expect(await timeline.locator('time').count()).toBeGreaterThan(7);
    });

    await test.step('nothing of the customer is in a console, an address, a title or a storage', async () => {
      await canary.looksInto(customer.page, 'at the end');
      await canary.looksInto(operator.page, 'at the desk, at the end');
      expect(canary.leaks).toEqual([]);
      await customer.page.evaluate(() => sessionStorage.setItem('a leak', 'Wiebke'));
      await canary.looksInto(customer.page, 'with a leak made on purpose');
      expect(canary.leaks).toHaveLength(1);
    });

    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    await desk.close();
    await server.dispose();
  }
});
