import { afterEach, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusError, type CustomerBackend } from '../../src/model/index.js';

const CANARY = 'canary-4711';
const NAME = { kind: 'field', requirementId: 'full-name', value: CANARY } as const;

/** A backend whose answers to answers are lost until they are not, and the keys they came with. */
function losing() {
  const memory = memoryBackend({ scenario: 'created' });
  const keys: string[] = [];
  const state = { isLosing: true };
  const backend: CustomerBackend = {
    ...memory,
    submitAnswers: (id, answers, options) => {
      keys.push(options.idempotencyKey);
      return state.isLosing ? Promise.reject(new CustomerStatusError('network')) : memory.submitAnswers(id, answers, options);
    },
  };
  return { backend, keys, state };
}

async function openClient(backend: CustomerBackend) {
  const client = createCustomerClient({ backend, customerId: CANARY });
  client.start();
  await client.refresh();
  return client;
}

const everything = () => JSON.stringify(Object.entries(sessionStorage));

afterEach(() => sessionStorage.clear());

describe('a tab’s own storage', () => {
  it('keeps the key of answers that were sent and not confirmed, and nothing of the answers, until they are', async () => {
    const { backend, keys, state } = losing();
    const before = await openClient(backend);
    before.setDraft(NAME);
    expect(await before.submitAnswers()).toMatchObject({ ok: false, error: { code: 'network' } });
    before.dispose();
    expect(everything()).toContain(keys[0]);
    expect(everything()).not.toContain(CANARY);

    state.isLosing = false;
    const after = await openClient(backend);
    after.setDraft(NAME);
    expect(await after.submitAnswers()).toMatchObject({ ok: true, value: { reference: keys[0] } });
    expect(new Set(keys).size).toBe(1);
    expect(sessionStorage).toHaveLength(0);
    after.dispose();
  });

  it('does no harm where it is full', async () => {
    const { backend, keys, state } = losing();
    state.isLosing = false;
    let size = 5_300_000;
    for (let part = 0; size > 0; part += 1) {
      try {
        sessionStorage.setItem(`filler-${String(part)}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
    const client = await openClient(backend);
    client.setDraft(NAME);
    expect(await client.submitAnswers()).toMatchObject({ ok: true });
    expect(keys).toHaveLength(1);
    client.dispose();
  });
});
