import { memoryBackend, simulatedClock } from 'customer-status-kit/backends/memory';
import { createCustomerClient } from 'customer-status-kit/client';
import { describe, expect, it } from 'vitest';
import { createDevtoolsClient } from '../../src/devtools/create-devtools-client.js';
import { readFacts } from '../../src/devtools/read-facts.js';
import { toolsOf } from '../../src/devtools/tools.js';

function turn(): Promise<void> {
  return new Promise(setImmediate);
}

async function stage() {
  const clock = simulatedClock({ startAt: Date.parse('2026-05-06T07:08:09Z') });
  const backend = memoryBackend({ scenario: 'request_for_information', clock });
  const inspected: unknown[] = [];
  const client = createDevtoolsClient({ backend, customerId: 'cus_1', clock, inspect: (event) => inspected.push(event) });
  client.start();
  await turn();
  const tools = toolsOf(client);
  return { backend, client, clock, inspected, tools, travel: tools.travel! };
}

describe('a client for the devtools', () => {
  it('is the client it would have been, for the host', async () => {
    const { client, backend, inspected } = await stage();
    const plain = createCustomerClient({ backend, customerId: 'cus_1' });
    expect(Object.keys(client).toSorted()).toEqual(Object.keys(plain).toSorted());
    expect(client.getSnapshot().status).toBe('NEEDS_ADDITIONAL_INFORMATION');
    expect(client.getSnapshot()).toBe(client.getSnapshot());
    expect(inspected.length).toBeGreaterThan(0);
  });

  it('refuses every command and takes nothing while a past state is shown, and goes on afterwards', async () => {
    const { client, backend, travel, tools } = await stage();
    const told: (string | undefined)[] = [];
    const leave = client.subscribe(({ status }) => told.push(status));
    travel.pinned.set(tools.history.get().at(-1));
    backend.simulate.approve();
    await turn();
    const version = backend.simulate.getCustomer().version;
    expect(client.getSnapshot().status).toBe('NEEDS_ADDITIONAL_INFORMATION');
    const commands = [
      client.refresh(),
      client.submitAnswers(),
      client.submitForReview(),
      client.removeFile('file'),
      client.startAction('r'),
      client.setStatus('REJECTED'),
      client.deactivate(),
      client.loadEvents(),
      client.readFile('file'),
    ];
    for (const outcome of await Promise.all(commands))
      expect(outcome).toMatchObject({ ok: false, error: { code: 'state_conflict' } });
    client.setDraft({ kind: 'field', requirementId: 'current-address', value: null });
    client.upload({ requirementId: 'identity-document', documentType: 'passport' }, new File(['x'], 'x.png'));
    client.holdAlternatives('group', [])();
    expect([client.supports('submitAnswers'), client.getSnapshot().uploads, client.getSnapshot().drafts]).toEqual([
      false,
      [],
      {},
    ]);
    expect(Object.values(client.getSnapshot().features).every(({ open }) => !open)).toBe(true);
    expect(backend.simulate.getCustomer().version).toBe(version);
    travel.pinned.set(undefined);
    expect(client.getSnapshot().status).toBe('ACTIVE');
    expect(client.can('createTransaction').open).toBe(true);
    expect(told.at(-1)).toBe('ACTIVE');
    leave();
    client.dispose();
  });

  it('keeps one state of a run of keystrokes', async () => {
    const { client, tools } = await stage();
    const before = tools.history.get().length;
    for (const text of ['T', 'Th', 'The']) client.setDraft({ kind: 'clarification', requirementId: 'source-of-funds', text });
    expect(tools.history.get().length - before).toBeLessThanOrEqual(1);
    expect(client.getSnapshot().drafts['source-of-funds']?.answer).toMatchObject({ text: 'The' });
    client.dispose();
  });
});

describe('the facts of an event', () => {
  it('are codes from known places and nothing else of it', () => {
    const event = {
      type: 'CUSTOMER.CHANGED',
      answer: { text: 'secret' },
      snapshot: { version: '4', displayName: 'secret', status: { status: 'ACTIVE', reasons: ['secret'] } },
      error: { code: 'timeout', message: 'secret' },
      command: { request: { operation: 'submitAnswers', answers: ['secret'] } },
      outcome: { ok: false, error: { code: 'forbidden', fieldErrors: ['secret'] } },
      fresh: true,
      byPerson: { name: 'secret' },
    };
    const facts = readFacts(event);
    expect(facts).toEqual({
      status: 'ACTIVE',
      version: '4',
      operation: 'submitAnswers',
      ok: false,
      failed: 'forbidden',
      error: 'timeout',
      fresh: true,
    });
    expect([readFacts(undefined), readFacts('text'), readFacts({ snapshot: null })]).toEqual([{}, {}, {}]);
  });
});
