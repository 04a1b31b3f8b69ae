import { expect, test } from '@playwright/test';
import { CustomerPage } from './customer-page.ts';
import { Keyboard } from './keyboard.ts';
import { NorthwindServer } from './northwind-server.ts';
import { takePhotographs } from './photographs.ts';

test('a whole request is answered with the keyboard alone, and the provider’s notices arrive by webhook', async ({ browser }) => {
  const server = new NorthwindServer();
  const { back, replacement } = await takePhotographs(browser);
  const context = await browser.newContext();
  const desk = await browser.newContext();
  const customer = new CustomerPage(await context.newPage());
  const keyboard = new Keyboard(customer.page);
  const operator = new Keyboard(await desk.newPage());

  try {
    await server.start();
    await customer.page.goto(server.origin);
    await customer.seesHeadline('Complete your profile');

    await test.step('sending too early names what is missing and leads there', async () => {
      await keyboard.presses('button', 'Review answers');
      await expect(customer.page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
      const first = customer.page.locator('.csk-rfi-form-summary').getByRole('link').first();
      await keyboard.tabsTo('link', (await first.innerText()).trim());
      await customer.page.keyboard.press('Enter');
      await expect(customer.page.getByRole('textbox', { name: 'Full legal name' })).toBeFocused();
    });

    await test.step('fills in the profile, reviews and sends', async () => {
      await keyboard.types('textbox', 'Full legal name', 'Zofia Nowak');
      await keyboard.types('textbox', 'Day', '1');
      await keyboard.types('textbox', 'Month', '12');
      await keyboard.types('textbox', 'Year', '1990');
      await keyboard.types('combobox', 'Country', 'Poland');
      await keyboard.types('textbox', 'Address line 1', 'ul. Długa 5');
      await keyboard.types('textbox', 'Postal code', '80-831');
      await keyboard.types('textbox', 'Town or city', 'Gdańsk');
      await keyboard.presses('button', 'Review answers');
      await keyboard.presses('button', 'Send');
      await customer.seesHeadline('Verification in progress');
    });

    await test.step('the provider asks for information', async () => {
      await operator.page.goto(`${server.origin}/operator`);
      await operator.presses('button', 'Asks for information');
      await customer.seesHeadline('Action required');
    });

    await test.step('answers, chooses both sides, reviews and sends', async () => {
      await keyboard.types('textbox', 'Your answer', 'Salary');
      await keyboard.types('combobox', 'Country', 'Poland');
      await keyboard.types('textbox', 'Address line 1', 'ul. Szeroka 9');
      await keyboard.types('textbox', 'Postal code', '80-835');
      await keyboard.types('textbox', 'Town or city', 'Gdańsk');
      await keyboard.presses('radio', 'Driving licence', 'Space');
      await keyboard.choosesFile(/^Choose file.*front$/, { name: 'image.jpg', mimeType: 'image/jpeg', buffer: replacement });
      await keyboard.choosesFile(/^Choose file.*back$/, { name: 'image.png', mimeType: 'image/png', buffer: back });
      await expect(customer.page.getByText(/^Uploaded, /)).toHaveCount(2, { timeout: 30_000 });
      await keyboard.presses('button', 'Review answers');
      await keyboard.presses('button', 'Send');
      await customer.seesHeadline('Verification in progress');
    });

    await test.step('the provider reports a status nobody knows: everything stays closed; then it approves', async () => {
      await operator.presses('button', 'Reports a status nobody knows');
      await customer.seesHeadline('We are checking your account');
      await expect(customer.page.locator('.csk-feature-gate').filter({ hasText: 'Make payments: locked' })).toBeVisible();
      await operator.presses('button', 'Approves');
      await customer.seesHeadline('Account active');
    });
  } finally {
    await context.close();
    await desk.close();
    await server.dispose();
  }
});
