import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCustomerClient, localDrafts, type CustomerClient } from '../../../src/client/index.js';
import type { CustomerSnapshot, DocumentRecord } from '../../../src/model/index.js';
import { fakeBackend } from '../fake-backend.js';
import { passport, requirement, snapshotOf } from '../fixtures.js';
import { emptyDevice, rawRecords, until } from './device.js';

const FRONT = { requirementId: 'r1', documentType: 'passport', side: 'front' } as const;
const PAGE = { ...FRONT, side: 'single' } as const;
const photo = () => new File(['abcd'], 'Reisepass Müller.jpg', { type: 'image/jpeg' });
const asked = (version = 1) => snapshotOf(version, { requirements: [passport('r1'), requirement('r2')] });

const holdingOnePage = (): DocumentRecord => ({
  id: 'd1',
  requirementId: 'r1',
  type: 'passport',
  subject: { type: 'customer' },
  status: 'pending',
  files: [{ id: 'f1', side: 'single', mime: 'image/jpeg', size: 4, uploadedAt: '2026-01-01T00:00:00Z' }],
  reasons: [],
});

const clients: CustomerClient[] = [];

async function page(customer: CustomerSnapshot = asked(), drafts = localDrafts({ tenant: 'acme' })) {
  const backend = fakeBackend(customer, ['submitAnswers', 'uploadFile']);
  backend.arrange('uploadFile', () => new Promise(() => undefined));
  const client = createCustomerClient({ backend, customerId: 'c1', drafts });
  clients.push(client);
  client.start();
  await until(client, ({ phase }) => phase === 'ready');
  return { client, backend };
}

const uploadsKept = async () => (await rawRecords()).filter(([name]) => name.includes('/uploads/'));

/** What a browser does to a page that is left with an upload under way: nothing tells the tab. */
async function vanish(client: CustomerClient): Promise<void> {
  await endTabs();
  expect(client.getSnapshot().lostUploads).toEqual([]);
}

/** Every tab that has noted an upload is gone for the others. */
async function endTabs(): Promise<void> {
  await expect.poll(uploadsKept).toHaveLength(1);
  const { held = [] } = await navigator.locks.query();
  for (const { name = '' } of held) {
    if (name.startsWith('csk-tab:')) void navigator.locks.request(name, { steal: true }, () => undefined).catch(() => undefined);
  }
  await expect
    .poll(async () => (await navigator.locks.query()).held?.filter(({ name }) => name?.startsWith('csk-tab:')))
    .toEqual([]);
}

beforeEach(emptyDevice);

afterEach(async () => {
  for (const client of clients.splice(0)) client.reset();
  // A sign-out that is still under way would take away what the next test keeps.
  await expect.poll(rawRecords).toEqual([]);
});

describe('an upload that was under way when the page went away', () => {
  it('is told afterwards, with the name of the file, until its place gets one', async () => {
    const first = await page();
    first.client.upload(FRONT, photo());
    await vanish(first.client);
    const { client } = await page();
    await until(client, ({ lostUploads }) => lostUploads.length > 0);
    expect(client.getSnapshot().lostUploads).toEqual([{ target: FRONT, displayName: 'Reisepass Müller.jpg' }]);
    client.upload(FRONT, photo());
    expect(client.getSnapshot().lostUploads).toEqual([]);
  });

  it('is told once more after another reload, and nowhere to be read on the device', async () => {
    const first = await page();
    first.client.upload(FRONT, photo());
    await vanish(first.client);
    const second = await page();
    await until(second.client, ({ lostUploads }) => lostUploads.length > 0);
    expect(JSON.stringify(await rawRecords())).not.toContain('Reisepass');
    await endTabs();
    const third = await page();
    await until(third.client, ({ lostUploads }) => lostUploads.length > 0);
  });

  it('is not told while another tab is still at it', async () => {
    const first = await page();
    first.client.upload(FRONT, photo());
    await expect.poll(uploadsKept).toHaveLength(1);
    const { client } = await page();
    await client.flushDrafts();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(client.getSnapshot().lostUploads).toEqual([]);
    expect(await uploadsKept()).toHaveLength(1);
  });

  it('is not told where nothing is asked for in its place any more', async () => {
    const first = await page();
    first.client.upload(FRONT, photo());
    await vanish(first.client);
    const { client } = await page(snapshotOf(2, { requirements: [requirement('r2')] }));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(client.getSnapshot().lostUploads).toEqual([]);
    await expect.poll(uploadsKept).toEqual([]);
  });

  it('beside other pages is told until as many were chosen anew, whatever is there already', async () => {
    const pages = { requirements: [passport('r1', 4), requirement('r2')], documents: [holdingOnePage()] };
    const first = await page(snapshotOf(1, pages));
    const send = async (name: string) => {
      const before = await uploadsKept();
      first.backend.arrange('uploadFile', () => new Promise(() => undefined));
      first.client.upload(PAGE, new File(['abcd'], name, { type: 'image/jpeg' }));
      await expect.poll(uploadsKept).not.toEqual(before);
    };
    await send('two.jpg');
    await send('three.jpg');
    await vanish(first.client);
    const { client } = await page(snapshotOf(1, pages));
    const names = () => client.getSnapshot().lostUploads.map(({ displayName }) => displayName);
    await until(client, ({ lostUploads }) => lostUploads.length > 0);
    expect(names()).toEqual(['two.jpg', 'three.jpg']);
    client.upload(PAGE, new File(['abcd'], 'three.jpg', { type: 'image/jpeg' }));
    expect(names()).toEqual(['two.jpg']);
    client.upload(PAGE, new File(['abcd'], 'scan.jpg', { type: 'image/jpeg' }));
    expect(names()).toEqual([]);
  });

  it('leaves nothing behind once it has arrived', async () => {
    const { client, backend } = await page();
    backend.arrange('uploadFile');
    client.upload(FRONT, photo());
    await expect.poll(uploadsKept).toHaveLength(1);
    const [upload] = client.getSnapshot().uploads;
    client.cancelUpload(upload?.id ?? '');
    await expect.poll(uploadsKept).toEqual([]);
  });
});
