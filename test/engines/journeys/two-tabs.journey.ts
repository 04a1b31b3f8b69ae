import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrder, type NorthwindVisit, openVisit } from './northwind-visit.ts';
import { WebKitCustomer } from './webkit-customer.ts';

describe('a customer with two tabs in WebKit', () => {
  inOrder();
  let visit: NorthwindVisit;
  let customer: WebKitCustomer;
  let first: string;
  let second: string;

  beforeAll(async () => {
    visit = await openVisit();
    customer = new WebKitCustomer(visit.browser);
    await customer.visits(visit.server.origin);
    first = await visit.browser.getWindowHandle();
    ({ handle: second } = await visit.browser.createWindow('tab'));
    await visit.browser.switchToWindow(second);
    await customer.visits(visit.server.origin);
  });

  afterAll(() => visit?.end());

  test('a customer’s both tabs change by themselves', async () => {
    await customer.seesHeadline('Complete your profile');
    await visit.desk.provider('request_information');
    await customer.seesHeadline('Action required');
    await visit.browser.switchToWindow(first);
    await customer.seesHeadline('Action required');
  });

  test('a customer who closes the tab that was there first goes on in the other', async () => {
    await visit.browser.closeWindow();
    await visit.browser.switchToWindow(second);
    await visit.desk.provider('approve');
    await customer.seesHeadline('Account active');
    await customer.find('textbox', 'Amount in euros');
    expect(await customer.complaints.all()).toEqual([]);
  });
});
