import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepPhotographs } from './customer-photographs.ts';
import { inOrder, type NorthwindVisit, openVisit } from './northwind-visit.ts';
import { WebKitCustomer } from './webkit-customer.ts';
import { WebKitKeyboard } from './webkit-keyboard.ts';

/** Safari's Tab reaches links only where its setting "Press Tab to highlight each item on a web page" is on. */
const TABS = [
  { tab: 'reaches each item', tabsToLinks: true },
  { tab: 'passes links over', tabsToLinks: false },
];

describe.each(TABS)('a customer with a keyboard alone in WebKit, whose Tab $tab', ({ tabsToLinks }) => {
  inOrder();
  let visit: NorthwindVisit;
  let customer: WebKitCustomer;
  let keyboard: WebKitKeyboard;
  let photographs: Awaited<ReturnType<typeof keepPhotographs>>;

  beforeAll(async () => {
    visit = await openVisit({ tabsToLinks });
    customer = new WebKitCustomer(visit.browser);
    keyboard = new WebKitKeyboard(customer);
    await customer.visits(visit.server.origin);
    photographs = await keepPhotographs(visit);
  });

  afterAll(() => visit?.end());

  test('a customer who sends too early is told what is missing, and gets there', async () => {
    await keyboard.presses('button', 'Review answers');
    await customer.seesHeadline('There is a problem');
    if (tabsToLinks) await keyboard.presses('link', /full legal name/i);
    else await keyboard.tabsTo('textbox', 'Full legal name');
    await customer.hasFocus('Full legal name');
  });

  test('a customer fills in the profile, reviews and sends', async () => {
    await keyboard.types('Full legal name', 'Zofia Nowak');
    await keyboard.types('Day', '1');
    await keyboard.types('Month', '12');
    await keyboard.types('Year', '1990');
    await typesAddress(keyboard, 'ul. Długa 5');
    await keyboard.presses('button', 'Review answers');
    await keyboard.presses('button', 'Send');
    await customer.seesHeadline('Verification in progress');
  });

  test('a customer whom the provider asks for more answers, chooses both sides, reviews and sends', async () => {
    await visit.desk.provider('request_information');
    await customer.seesHeadline('Action required');
    await keyboard.types('Your answer', 'Salary');
    await typesAddress(keyboard, 'ul. Szeroka 9');
    await keyboard.presses('radio', 'Driving licence', 'Space');
    await keyboard.choosesFile(/^Choose file.*front$/, /^File for .*front$/, photographs.replacement);
    await keyboard.choosesFile(/^Choose file.*back$/, /^File for .*back$/, photographs.back);
    await customer.says(/Uploaded, [^]*Uploaded, /);
    await keyboard.presses('button', 'Review answers');
    await keyboard.presses('button', 'Send');
    await customer.seesHeadline('Verification in progress');
  });

  test('a customer of a status that nobody knows finds everything closed, and then sends money', async () => {
    await visit.desk.provider('unknown_status');
    await customer.seesHeadline('We are checking your account');
    await customer.find('heading', 'Make payments: locked');
    await visit.desk.provider('approve');
    await customer.seesHeadline('Account active');
    await keyboard.types('To', 'Nils');
    await keyboard.types('Amount in euros', '12.50');
    await keyboard.presses('button', 'Send', 'Space');
    await customer.says('Nils: €12.50');
    expect(await customer.complaints.all()).toEqual([]);
  });
});

async function typesAddress(keyboard: WebKitKeyboard, street: string): Promise<void> {
  await keyboard.chooses('Country', 'Poland');
  await keyboard.types('Address line 1', street);
  await keyboard.types(/^Postal code/, '80-831');
  await keyboard.types(/^Town or city/, 'Gdańsk');
}
