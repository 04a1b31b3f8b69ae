import type { CustomerSnapshot } from 'customer-status-kit/model';
import { type Connector, type ConnectorOperation, inMemoryFiles, inMemoryStore } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { describe, expect, it, vi } from 'vitest';
import { openDesk, PROFILE, requirementOf } from './fixtures/desk.ts';
import { jpeg, png } from './fixtures/pictures.ts';
import { reachRequest, uploadSide } from './fixtures/walk-journey.ts';

const ANSWERS = '/customers/ada/answers';
const QUESTION = { requests: [{ title: 'Why so?', spec: { kind: 'clarification', question: 'Why so?', answer: 'text' } }] };

/**
 * Two nodes over one store. While the provider of the first carries out an operation, something else happens, which is stored
 * before the provider answers.
 */
function twoNodes(operation: ConnectorOperation, meanwhile: (other: ReturnType<typeof openDesk>) => Promise<unknown>) {
  const [store, files] = [inMemoryStore(), inMemoryFiles()];
  const sandbox = sandboxConnector();
  const calls: string[] = [];
  const asked: CustomerSnapshot[] = [];
  let isArmed = true;
  const connector: Connector = {
    ...sandbox,
    getCustomer: async (context) => {
      if (context.stored !== undefined) asked.push(context.stored);
      return sandbox.getCustomer(context);
    },
    [operation]: async (context: never, input: never) => {
      calls.push(operation);
      const snapshot = await sandbox[operation]!(context, input);
      if (isArmed) {
        isArmed = false;
        await meanwhile(other);
      }
      return snapshot;
    },
  };
  const other = openDesk({ store, files, createId: ids('other') });
  const desk = openDesk({ connector, store, files, createId: ids('first') });
  return { desk, other, files, calls, asked };
}

function ids(prefix: string) {
  let count = 0;
  return () => `${prefix}-${(count += 1)}`;
}

const byTitle = ({ requirements }: CustomerSnapshot) => requirements.map(({ title, status }) => [title, status]);

describe('a write whose customer another node changes before the provider has answered', () => {
  it('is made at the provider once, and both changes stand', async () => {
    const { desk, calls } = twoNodes('submitAnswers', (other) => other.operator.write('POST', '/requirements', QUESTION));
    await desk.ada.customer();
    const answered = await desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' });
    expect([answered.status, calls.length]).toEqual([200, 1]);
    const customer = await desk.ada.customer();
    expect(await answered.json()).toEqual(customer);
    expect(byTitle(customer).map(([, status]) => status)).toEqual(['submitted', 'submitted', 'submitted', 'open']);
    expect((await desk.ada.send('POST', ANSWERS, { body: PROFILE, key: 'once' })).status).toBe(200);
    expect(calls.length).toBe(1);
  });

  it('is not refused because of where the customer stands by now', async () => {
    const review = { status: 'UNDER_REVIEW' };
    const { desk, calls } = twoNodes('submitAnswers', (other) => other.operator.write('PUT', '/status', review));
    await desk.ada.customer();
    const answered = await desk.ada.send('POST', ANSWERS, { body: PROFILE });
    expect([answered.status, calls.length]).toEqual([200, 1]);
    const customer = await desk.ada.customer();
    expect(customer.status.status).toBe('UNDER_REVIEW');
    expect(byTitle(customer).map(([, status]) => status)).toEqual(['submitted', 'submitted', 'submitted']);
  });

  it('is not refused because of the version either: it was made for the right one', async () => {
    const { desk, calls } = twoNodes('submitAnswers', (other) => other.operator.write('POST', '/requirements', QUESTION));
    const { version } = await desk.ada.customer();
    const answered = await desk.ada.send('POST', ANSWERS, { body: PROFILE, headers: { 'if-match': `"${version}"` } });
    expect([answered.status, answered.headers.get('etag'), calls.length]).toEqual([200, '"3"', 1]);
  });

  it('keeps the bytes of a file, and the other side that came at the same time', async () => {
    let id = '';
    const { desk, files, calls } = twoNodes('uploadFile', (other) => uploadSide(other, id, 'back', png()));
    id = requirementOf(await reachRequest(desk), 'Identity').id;
    const front = await uploadSide(desk, id, 'front', jpeg());
    const { documents } = await desk.ada.customer();
    const held = documents.flatMap((document) => document.files);
    expect([calls.length, held.map(({ side }) => String(side)).toSorted()]).toEqual([1, ['back', 'front']]);
    expect(held.map((file) => file.id)).toContain(front.id);
    for (const file of held) expect(await files.read(file.id)).toBeDefined();
    expect((await desk.operator.send('GET', `/customers/ada/files/${front.id}/content`)).status).toBe(200);
  });

  it('of a customer undoes no decision, and the provider is asked what holds where both said something', async () => {
    const { desk, asked } = twoNodes('submitAnswers', (other) => other.operator.write('PUT', '/status', { status: 'REJECTED' }));
    await desk.ada.customer();
    expect((await desk.ada.send('POST', ANSWERS, { body: PROFILE })).status).toBe(200);
    expect((await desk.ada.customer()).status.status).toBe('REJECTED');
    await vi.waitFor(() => expect(asked.map(({ version }) => version)).toEqual(['3']));
    expect(desk.faults).toEqual([]);
  });

  it('of an operator stands above what the customer sent meanwhile', async () => {
    const { desk, calls } = twoNodes('setStatus', (other) => other.ada.write('POST', '/answers', PROFILE));
    await desk.ada.customer();
    const answered = await desk.operator.write('PUT', '/status', { status: 'REJECTED' });
    expect([answered.status.status, calls.length]).toEqual(['REJECTED', 1]);
    expect((await desk.ada.events()).events.map(({ to }) => to).filter((to) => to !== undefined)).toEqual([
      'REJECTED',
      'UNDER_REVIEW',
      'CREATED',
    ]);
  });

  it('brings no file back that was removed meanwhile', async () => {
    let back = { id: '' };
    const remove = (other: ReturnType<typeof openDesk>) => other.ada.send('DELETE', `/customers/ada/files/${back.id}`);
    let target = '';
    const { desk, other, files } = twoNodes('uploadFile', remove);
    target = requirementOf(await reachRequest(desk), 'Identity').id;
    back = await uploadSide(other, target, 'back', png());
    const front = await uploadSide(desk, target, 'front', jpeg());
    const { documents } = await desk.ada.customer();
    expect(documents.flatMap((document) => document.files.map((file) => file.id))).toEqual([front.id]);
    expect(await files.read(back.id)).toBeUndefined();
  });
});
