import { createCustomerClient, localDrafts, type CustomerClient, type CustomerClientOptions } from '../../../src/client/index.js';
import type { Answer, CustomerSnapshot } from '../../../src/model/index.js';
import { fakeBackend } from '../fake-backend.js';
import { snapshotOf } from '../fixtures.js';

/** The database of the kit, as it is looked into from outside. */
const DATABASE = 'customer-status-kit';

/** An answer to a field. */
export const field = (requirementId: string, value: string): Answer => ({ kind: 'field', requirementId, value });

/** A page that shows a customer, with drafts kept on the device. */
export async function openPage(
  options: { customer?: CustomerSnapshot; tenant?: string; now?: () => number } & Partial<CustomerClientOptions> = {},
) {
  const { customer = snapshotOf(1), tenant = 'acme', now = Date.now, ...more } = options;
  const backend = fakeBackend(customer, ['submitAnswers']);
  const client = createCustomerClient({
    backend,
    customerId: customer.id,
    drafts: localDrafts({ tenant, now }),
    clock: { now, setTimeout: (call, ms) => setTimeout(call, ms), clearTimeout: (timer) => clearTimeout(timer as number) },
    ...more,
  });
  client.start();
  await until(client, ({ phase }) => phase === 'ready');
  return { backend, client };
}

/** Resolves when the client's snapshot is as it is waited for. */
export function until(
  client: CustomerClient,
  isMet: (snapshot: ReturnType<CustomerClient['getSnapshot']>) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!isMet(client.getSnapshot())) return;
      watching.unsubscribe();
      resolve();
    };
    const watching = client.subscribe(check);
    check();
  });
}

/** What the text of the drafts is now, by request. */
export function texts(client: CustomerClient): Record<string, unknown> {
  const drafts = Object.values(client.getSnapshot().drafts);
  return Object.fromEntries(
    drafts.map(({ requirementId, answer }) => [requirementId, answer.kind === 'field' ? answer.value : answer]),
  );
}

function request<Value>(made: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    made.addEventListener('success', () => resolve(made.result));
    made.addEventListener('error', () => reject(made.error ?? new Error('no reason given')));
  });
}

async function withRecords<Value>(work: (records: IDBObjectStore) => Promise<Value>): Promise<Value> {
  const database = await request(indexedDB.open(DATABASE));
  try {
    return await work(database.transaction('drafts', 'readwrite').objectStore('drafts'));
  } finally {
    database.close();
  }
}

/** Every record as it lies there. */
export async function rawRecords(): Promise<[string, unknown][]> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === DATABASE)) return [];
  return withRecords(async (records) => {
    const [names, values] = await Promise.all([
      request(records.getAllKeys() as IDBRequest<string[]>),
      request(records.getAll() as IDBRequest<unknown[]>),
    ]);
    return names.map((name, index) => [name, values[index]]);
  });
}

/** The records that hold an answer. */
export async function rawDrafts(): Promise<[string, unknown][]> {
  return (await rawRecords()).filter(([name]) => name.includes('/draft/'));
}

/** Puts a record in the place of another. */
export function putRecord(name: string, value: unknown): Promise<unknown> {
  return withRecords((records) => request(records.put(value, name)));
}

/** An empty device. */
export async function emptyDevice(): Promise<void> {
  if ((await rawRecords()).length > 0) await withRecords((records) => request(records.clear()));
}
