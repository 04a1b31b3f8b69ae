import { expect, type Page, test } from '@playwright/test';
import { documentFixture } from 'customer-status-kit/testing';
import { customerStatusPage } from 'customer-status-kit/testing/playwright';

/** What Playwright takes as a file. */
async function pdf(name: string) {
  const file = documentFixture({ name });
  return { name, mimeType: file.type, buffer: Buffer.from(await file.arrayBuffer()) };
}

/** The customer's page on a scenario, and the other side to play. */
async function open(page: Page, scenario: string) {
  await page.goto(`/?scenario=${scenario}`);
  return customerStatusPage(page);
}

test('a customer answers what is asked, waits, and is verified', async ({ page }) => {
  const account = await open(page, 'request_for_information');
  expect(await account.status()).toBe('NEEDS_ADDITIONAL_INFORMATION');
  await expect(account.gate('createTransaction')).toContainText('We are waiting for information from you.');
  expect(await account.openRequests()).toEqual(['Source of funds', 'Home address', 'Identity document']);
  await account.answer('Source of funds', 'Both pay into it. I teach.');
  await account.answer('Home address', {
    'Address line 1': '7 Mill Lane',
    'Town or city': 'Bath',
    Postcode: 'BA1 1AA',
  });
  await account.upload('Identity document', await pdf('front.pdf'), { document: 'National identity card', side: 'front' });
  await account.upload('Identity document', await pdf('back.pdf'), { side: 'back' });
  await account.send();
  expect(await account.status()).toBe('UNDER_REVIEW');

  await page.evaluate(() => window.customerStatus?.simulate.approve());
  await expect(account.banner()).toContainText('Account active');
  await expect(account.gate('createTransaction')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Send money' })).toBeVisible();
  expect((await account.timelineEntries())[0]).toContain('Account verified');
});

test('a broken line is told and mended, and old news change nothing', async ({ page }) => {
  const account = await open(page, 'under_review');
  expect(await account.status()).toBe('UNDER_REVIEW');
  await page.evaluate(() => {
    window.customerStatus?.faults.cutStreams();
    window.customerStatus?.simulate.approve();
  });
  await expect(account.banner()).toContainText('Account active', { timeout: 30_000 });
  const before = await account.timelineEntries();
  await page.evaluate(() => {
    window.customerStatus?.faults.replay();
    window.customerStatus?.simulate.deactivate();
  });
  await expect(account.banner()).toContainText('Account deactivated');
  expect(await account.timelineEntries()).toHaveLength(before.length + 1);
  await page.evaluate(() => {
    window.customerStatus?.faults.fail('unauthenticated');
    window.customerStatus?.faults.cutStreams();
  });
  await expect(page.getByText('You have been signed out').first()).toBeVisible();
});
