import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualRequests } from '../../../demo/server/providers/sandbox-demo.ts';
import { CanaryWatch } from '../../e2e/canary-watch.ts';
import { storedPictures } from '../../e2e/stored-files.ts';
import { asPlaywrightPage } from './as-playwright-page.ts';
import { keepPhotographs } from './customer-photographs.ts';
import { once } from './northwind-desk.ts';
import { inOrder, type NorthwindVisit, openVisit } from './northwind-visit.ts';
import { WebKitCustomer } from './webkit-customer.ts';

/** What this customer types and calls their files: in part, so that half of it would be found as well. */
const PERSONAL = ['Wiebke', 'Oldenburg', 'Donaudampf', 'Søndre gate', 'Bergen', 'Fjord Line', 'IMG_0001'];

describe('a customer’s whole life in WebKit', () => {
  inOrder();
  let visit: NorthwindVisit;
  let customer: WebKitCustomer;
  let photographs: Awaited<ReturnType<typeof keepPhotographs>>;
  const canary = new CanaryWatch(PERSONAL);

  beforeAll(async () => {
    visit = await openVisit();
    customer = new WebKitCustomer(visit.browser);
    await customer.visits(visit.server.origin);
    photographs = await keepPhotographs(visit);
  });

  afterAll(() => visit?.end());

  test('a new customer sees what to do, and what is locked and why', async () => {
    await customer.seesHeadline('Complete your profile');
    await customer.seesLocked('Make payments', /has not started[^]*Complete your profile/);
    await customer.reloads('Complete your profile');
  });

  test('a customer who sends too early is told what is missing, and a link leads to the box', async () => {
    await customer.clicks('button', 'Review answers');
    await customer.seesHeadline('There is a problem');
    await customer.clicks('link', /full legal name/i);
    await customer.hasFocus('Full legal name');
  });

  test('a customer fills in the profile, sends it and waits, with the usual duration', async () => {
    await customer.fillsInProfile();
    await canary.looksInto(asPlaywrightPage(visit.browser), 'while the profile is typed');
    await customer.reviewsAndSends();
    await customer.says(/1-3 business days/);
    await customer.seesLocked('Change profile', /being reviewed/);
    expect(await customer.all('textbox', 'Full legal name')).toEqual([]);
    await customer.reloads('Verification in progress');
  });

  test('an operator asks for three things, and a customer’s page changes by itself', async () => {
    const { backend, customerId } = await visit.desk.opens();
    await backend.requestInformation(customerId, usualRequests(Date.now()), once());
    await customer.seesHeadline('Action required');
    await customer.says('What is the main source of the money you will use?');
    await customer.says(/in [23]\sdays/);
  });

  test('a customer who reloads in the middle of typing goes on where they were', async () => {
    await customer.types('Your answer', 'Salary from ');
    await customer.waitsUntilKept();
    await customer.reloads('Action required');
    await expect.poll(() => customer.valueOf('Your answer')).toBe('Salary from ');
    await customer.types('Your answer', 'Fjord Line AS');
    expect(await customer.valueOf('Your answer')).toBe('Salary from Fjord Line AS');
  });

  test('a customer loses nothing when the server is killed, and is told until it is back', async () => {
    await visit.server.kill();
    await customer.clicks('button', 'Check Status');
    await customer.says(UNREACHABLE);
    expect(await customer.valueOf('Your answer')).toBe('Salary from Fjord Line AS');
    await canary.looksInto(asPlaywrightPage(visit.browser), 'while the server is away');
    await visit.server.start();
    await customer.clicks('button', 'Check Status');
    await customer.saysNoMore(UNREACHABLE);
    await customer.seesHeadline('Action required');
    expect(await customer.valueOf('Your answer')).toBe('Salary from Fjord Line AS');
  });

  test('a customer answers, uploads both sides, reviews and sends', async () => {
    await customer.fillsInAddress('Søndre gate 7');
    await customer.clicks('radio', 'Driving licence');
    await customer.givesFile(/^File for .*front$/, photographs.front);
    await customer.givesFile(/^File for .*back$/, photographs.back);
    await customer.says(/Uploaded, [^]*Uploaded, /);
    await canary.looksInto(asPlaywrightPage(visit.browser), 'once files are uploaded');
    await customer.reviewsAndSends();
    await customer.reloads('Verification in progress');
  });

  test('a stored photograph is upright, smaller, and says nothing of where it was taken', () => {
    const pictures = storedPictures(visit.server.dataDirectory);
    expect(pictures).toHaveLength(2);
    const front = pictures.find((picture) => picture.bytes[0] === 0xff);
    expect(front?.size).toEqual({ width: 1800, height: 2400 });
    expect(front?.bytes.includes('Exif')).toBe(false);
  });

  test('an operator refuses one side, and a customer is asked for exactly that', async () => {
    await refusesBack(visit, 'The back is cut off at the left edge.');
    await customer.seesHeadline('Action required');
    await customer.says('The back is cut off at the left edge.');
    await customer.says('We have this file. You do not need to send it again.');
    expect(await customer.all('textbox', 'Your answer')).toEqual([]);
    await customer.givesFile(/^File for .*back$/, photographs.replacement);
    await customer.says('Uploaded, ');
    await customer.reviewsAndSends();
  });

  test('an active customer sends money, and the server lets them', async () => {
    const { backend, customerId } = await visit.desk.opens();
    await backend.setStatus(customerId, 'ACTIVE', { ...once(), message: 'Welcome to Northwind.' });
    await customer.seesHeadline('Account active');
    await customer.types('To', 'Nils');
    await customer.types('Amount in euros', '12.50');
    await customer.clicks('button', 'Send');
    await customer.says('Nils: €12.50');
    await customer.reloads('Account active');
  });

  test('a deactivated customer may look, and an active one again may send', async () => {
    const { backend, customerId } = await visit.desk.opens();
    await backend.deactivate(customerId, { ...once(), message: 'You asked us to pause the account.' });
    await customer.seesHeadline('Account deactivated');
    await customer.seesLocked('Make payments', /deactivated/);
    await backend.activate(customerId, once());
    await customer.seesHeadline('Account active');
    await customer.find('textbox', 'Amount in euros');
  });

  test('a rejected customer is led to support, and reads the whole history after a restart too', async () => {
    const { backend, customerId } = await visit.desk.opens();
    await backend.setStatus(customerId, 'REJECTED', { ...once(), message: 'We can no longer offer you an account.' });
    await customer.seesHeadline('Verification unsuccessful');
    await customer.find('link', 'support@northwind.example');
    await visit.server.kill();
    await visit.server.start();
    await customer.reloads('Verification unsuccessful');
    for (const text of ['Account created', 'Review started', 'Welcome to Northwind.', 'You asked us to pause the account.'])
      await expect.poll(() => customer.text('.csk-lifecycle-timeline'), { timeout: 10_000 }).toContain(text);
  });

  test('nothing of a customer is in an address, a title or a storage, and the browser complains of nothing', async () => {
    await canary.looksInto(asPlaywrightPage(visit.browser), 'at the end');
    expect(canary.leaks).toEqual([]);
    expect(await customer.complaints.all()).toEqual([]);
  });

  test('a leak and a complaint that are made on purpose are found', async () => {
    const misbehave = () => {
      sessionStorage.setItem('a leak', 'Wiebke');
      window.setTimeout(() => {
        throw new Error('on purpose');
      });
      document.body.append(Object.assign(new Image(), { src: 'http://localhost:1/' }));
    };
    await visit.browser.execute(misbehave);
    await canary.looksInto(asPlaywrightPage(visit.browser), 'with a leak made on purpose');
    expect(canary.leaks).toHaveLength(1);
    await expect
      .poll(() => customer.complaints.all())
      .toEqual([expect.stringContaining('on purpose'), expect.stringMatching(/^policy: img-src/)]);
  });
});

/** What a page says that reaches nobody. */
const UNREACHABLE = /We cannot reach our service right now/;

async function refusesBack({ desk }: NorthwindVisit, message: string): Promise<void> {
  const { backend, customerId } = await desk.opens();
  const { documents } = await backend.getCustomer(customerId);
  const back = documents.flatMap(({ files }) => files).find(({ side }) => side === 'back');
  await backend.decideFile(customerId, back?.id ?? '', { decision: 'rejected', message }, once());
}
