import { type Browser, expect, type Page, test } from '@playwright/test';
import { CustomerPage } from './customer-page.ts';
import { NorthwindServer } from './northwind-server.ts';
import { OperatorPage } from './operator-page.ts';
import { takePhotographs } from './photographs.ts';

interface Stage {
  customer: CustomerPage;
  operator: OperatorPage;
}

/** Northwind on the simulation of a provider, with a customer and an operator before it; whatever the pages complain about fails. */
async function onProvider(browser: Browser, provider: string, play: (stage: Stage) => Promise<void>): Promise<void> {
  const server = new NorthwindServer(provider);
  const contexts = [await browser.newContext(), await browser.newContext()];
  const complaints: string[] = [];
  try {
    await server.start();
    const [customer, operator] = await Promise.all(contexts.map((context) => context.newPage()));
    if (customer === undefined || operator === undefined) throw new Error('there is no page');
    for (const page of [customer, operator]) watchComplaints(page, complaints);
    await customer.goto(server.origin);
    await expect(customer.getByRole('heading', { name: 'Complete your profile' })).toBeVisible();
    await operator.goto(`${server.origin}/operator`);
    await expect(operator.getByRole('heading', { name: `Provider: ${provider}` })).toBeVisible();
    await play({ customer: new CustomerPage(customer), operator: new OperatorPage(operator) });
    expect(complaints).toEqual([]);
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
    await server.dispose();
  }
}

function watchComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
}

async function bornOn(page: Page): Promise<void> {
  await page.getByLabel('Day').fill('27');
  await page.getByLabel('Month').fill('3');
  await page.getByLabel('Year').fill('1987');
}

test('Fern: the data and a document go out as Fern wants them, one side is asked again, and the account opens', async ({
  browser,
}) => {
  const photographs = await takePhotographs(browser);
  const back = { name: 'back.jpg', mimeType: 'image/jpeg', buffer: photographs.replacement };
  await onProvider(browser, 'fern', async ({ customer, operator }) => {
    await customer.page.getByLabel('First name').fill('Wiebke');
    await customer.page.getByLabel('Last name').fill('Oldenburg');
    await bornOn(customer.page);
    await customer.page.getByLabel('Country', { exact: true }).first().selectOption({ label: 'Norway' });
    await customer.page.getByLabel('Address line 1').fill('Søndre gate 7');
    await customer.page.getByLabel('Postal code').fill('5003');
    await customer.page.getByLabel('Town or city').fill('Bergen');
    await customer.choosesDocument('Taxpayer number');
    await customer.page.getByLabel('Tax number', { exact: true }).fill('27038712345');
    await customer.page.getByLabel('Country of the tax number').selectOption({ label: 'Norway' });
    await customer.choosesDocument('Driving licence');
    await customer.choosesFile('front', { name: 'front.jpg', mimeType: 'image/jpeg', buffer: photographs.front });
    await customer.choosesFile('back', back);
    await expect(customer.page.getByText(/^Uploaded, /)).toHaveCount(2, { timeout: 30_000 });
    await customer.page.getByLabel('Document number', { exact: true }).fill('N1234567');
    await customer.reviewsAndSends();
    await customer.seesHeadline('Verification in progress');

    await operator.page.getByRole('button', { name: 'Misses the back of the document' }).click();
    await customer.seesHeadline('Action required');
    await expect(customer.page.getByText(/front and back of your ID/).first()).toBeVisible();
    await operator.page.getByRole('button', { name: 'Reports a status nobody knows' }).click();
    await customer.seesHeadline('We are checking your account');
  });
});

test('OffBlocks: the wallet is proved, the identity is checked, and a rejection is final', async ({ browser }) => {
  await onProvider(browser, 'offblocks', async ({ customer, operator }) => {
    await expect(customer.page.getByRole('button', { name: 'Show the message to sign' })).toBeVisible();
    for (const [move, headline] of [
      ['Sign with the customer’s wallet', 'Verification in progress'],
      ['Pass the screening', 'Action required'],
      ['Verify the identity', 'Account active'],
      ['Deactivate', 'Account deactivated'],
      ['Activate', 'Account active'],
      ['Reject for good', 'Verification unsuccessful'],
    ] as const) {
      await operator.page.getByRole('button', { name: move, exact: true }).click();
      await customer.seesHeadline(headline);
    }
    await expect(customer.page.getByText('This decision is final.')).toBeVisible();
  });
});

test('DollarPe: what its configuration asks for is given, pictures are fetched by link, and attempts are counted', async ({
  browser,
}) => {
  const photographs = await takePhotographs(browser);
  const jpeg = { name: 'picture.jpg', mimeType: 'image/jpeg', buffer: photographs.replacement };
  await onProvider(browser, 'dollarpe', async ({ customer, operator }) => {
    const { page } = customer;
    await bornOn(page);
    await page.getByLabel('Tax number', { exact: true }).fill('ABCDE1234F');
    await page.getByLabel('Home address').fill('12 MG Road, Bengaluru');
    await customer.choosesDocument('Passport');
    await customer.choosesFile('front', { name: 'front.jpg', mimeType: 'image/jpeg', buffer: photographs.front });
    await customer.choosesFile('back', jpeg);
    await page.getByLabel('Document number', { exact: true }).fill('N1234567');
    await page
      .getByLabel(/^File for Photo of your face/)
      .setInputFiles({ ...jpeg, buffer: photographs.back, name: 'face.png', mimeType: 'image/png' });
    await expect(page.getByText(/^Uploaded, /)).toHaveCount(3, { timeout: 30_000 });
    await customer.choosesDocument('5 to 10 lakh');
    await page.getByLabel('Occupation').fill('Baker');
    await customer.reviewsAndSends();
    await customer.seesHeadline('Verification in progress');

    await operator.page.getByRole('button', { name: 'Refuses the document' }).click();
    await customer.seesHeadline('Action required');
    await expect(page.getByText('3 attempts left').first()).toBeVisible();
  });
});

test('Tecalis: an operator’s decision is written there, and its operations are told as steps', async ({ browser }) => {
  await onProvider(browser, 'tecalis', async ({ customer, operator }) => {
    await operator.page.getByRole('button', { name: /^Ends the next operation/ }).click();
    await expect(operator.page.getByText('The provider has acted.')).toBeVisible();
    const offered = operator.statusSection.getByLabel('New status').locator('option');
    await expect(offered).toHaveText(['Choose a status', 'Not approved', 'Verified']);
    await operator.changesStatus('Verified', 'Welcome to Northwind.');
    await operator.page.getByRole('dialog').getByRole('button', { name: /^Yes/ }).click();
    await customer.seesHeadline('Account active');
    await expect(customer.page.getByText(/\d steps? of the check/).first()).toBeVisible();
    await expect(operator.page.getByRole('heading', { name: 'Ask for information' })).toHaveCount(0);
  });
});

test('Quepass: an operator’s decision is written there, also after its session has ended', async ({ browser }) => {
  await onProvider(browser, 'quepass', async ({ customer, operator }) => {
    await operator.page.getByRole('button', { name: 'Ends the session of the SDK' }).click();
    await operator.changesStatus('In review', '');
    await customer.seesHeadline('Verification in progress');
    await operator.changesStatus('Verified', '');
    await customer.seesHeadline('Account active');
  });
});

test('SEP-12: the browser speaks to the anchor itself, a code is confirmed, one side is asked again, and the account opens', async ({
  browser,
}) => {
  const photographs = await takePhotographs(browser);
  const back = { name: 'back.jpg', mimeType: 'image/jpeg', buffer: photographs.replacement };
  await onProvider(browser, 'sep12', async ({ customer, operator }) => {
    const { page } = customer;
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).pathname));
    await expect(operator.page.getByRole('heading', { name: 'Change status' })).toHaveCount(0);
    await page.getByLabel('First name').fill('Wiebke');
    await page.getByLabel('Last name').fill('Oldenburg');
    await bornOn(page);
    await page.getByLabel('Country', { exact: true }).selectOption({ label: 'Norway' });
    await page.getByLabel('Phone number').fill('+47 22 12 34 56');
    await customer.choosesFile('front', { name: 'front.jpg', mimeType: 'image/jpeg', buffer: photographs.front });
    await customer.choosesFile('back', back);
    await expect(page.getByText(/^Uploaded, /)).toHaveCount(2, { timeout: 30_000 });
    await customer.reviewsAndSends();
    await customer.seesHeadline('Action required');

    await page.getByLabel('Code', { exact: true }).fill('123456');
    await page.getByRole('button', { name: 'Check code' }).click();
    await customer.seesHeadline('Verification in progress');
    expect(asked).toContain('/customer/files');
    expect([...asked].filter((path) => path.startsWith('/api/customer-status'))).toEqual([]);

    await operator.page.getByRole('button', { name: 'Refuses the back of the document' }).click();
    await expect(operator.page.getByText('The provider has acted.')).toBeVisible();
    await customer.reloads('Action required');
    await expect(page.getByText('The picture is blurred.').first()).toBeVisible();
    await customer.choosesFile('back', back);
    await expect(page.getByText(/^Uploaded, /)).toHaveCount(1, { timeout: 30_000 });
    await customer.reviewsAndSends();
    await customer.seesHeadline('Verification in progress');

    await operator.page.getByRole('button', { name: 'Approves' }).click();
    await expect(operator.page.getByText('The provider has acted.')).toBeVisible();
    await customer.reloads('Account active');
    await page.getByLabel('To', { exact: true }).fill('Fjord Coffee');
    await page.getByLabel('Amount in euros').fill('12');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByText('Payment sent.')).toBeVisible();
  });
});
