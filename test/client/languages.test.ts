import { SimulatedClock } from 'xstate';
import { expect, it, vi } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import type { CustomerSnapshot } from '../../src/model/index.js';
import { fakeBackend, settle } from './fake-backend.js';
import { requirement, snapshotOf } from './fixtures.js';

const titled = (title: string, version = 1) =>
  snapshotOf(version, { requirements: [requirement('r1', { title }), requirement('r2')] });

async function started(first: CustomerSnapshot) {
  const backend = fakeBackend(first, ['submitAnswers', 'listEvents']);
  backend.arrange('listEvents', () => Promise.resolve({ events: [] }));
  const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock(), random: () => 0 });
  client.start();
  await settle();
  await client.loadEvents();
  return { backend, client };
}

it('the same version in another language is shown, changes nothing else and is no news', async () => {
  const { backend, client } = await started(titled('Name'));
  const told = vi.fn();
  client.on('statusChanged', told);
  const before = client.getSnapshot().customer;
  backend.set(titled('Nachname'));
  await client.refresh();
  const { customer } = client.getSnapshot();
  expect(customer?.requirements[0]?.title).toBe('Nachname');
  expect(customer?.requirements[1]).toBe(before?.requirements[1]);
  expect(customer?.status).toBe(before?.status);
  expect(told).not.toHaveBeenCalled();
  expect(backend.count('listEvents')).toBe(1);
  await client.refresh();
  expect(client.getSnapshot().customer).toBe(customer);
});

it('what was typed before the language changed is no conflict then, nor when something else changes', async () => {
  const { backend, client } = await started(titled('Name'));
  const draft = () => client.getSnapshot().drafts['r1'];
  client.setDraft({ kind: 'field', requirementId: 'r1', value: 'Ada' });
  backend.set(titled('Nachname'));
  await client.refresh();
  expect(draft()).toMatchObject({ phase: 'editing', answer: { value: 'Ada' }, asked: { title: 'Nachname' } });
  expect(draft()?.conflict).toBeUndefined();
  backend.set(titled('Nachname', 2));
  await client.refresh();
  expect(draft()?.conflict).toBeUndefined();
  backend.set(titled('Geburtsname', 3));
  await client.refresh();
  expect(draft()?.conflict).toMatchObject({ before: { title: 'Nachname' }, after: { title: 'Geburtsname' } });
});
