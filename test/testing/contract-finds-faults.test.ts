import { memoryBackend } from 'customer-status-kit/backends/memory';
import type { CustomerBackend } from 'customer-status-kit/model';
import { backendContract, type ContractOptions } from 'customer-status-kit/testing';
import { describe, expect, it } from 'vitest';

/** The titles of the cases that a backend fails. */
async function failures(spoil: (good: CustomerBackend) => CustomerBackend, options: ContractOptions = {}): Promise<string[]> {
  const make = () => ({ backend: spoil(memoryBackend()), customerId: 'c' });
  const failed: string[] = [];
  for (const { title, run } of backendContract(make, { strangers: 'created', ...options }))
    await run().catch(() => failed.push(title));
  return failed;
}

/** The backend without push. */
function mute(good: CustomerBackend): CustomerBackend {
  const rest = { ...good };
  delete rest.subscribe;
  return rest;
}

describe('the contract', () => {
  it('finds nothing wrong with a backend that keeps it', async () => {
    expect(await failures((good) => good)).toEqual([]);
  });

  it('finds a read that changes something', async () => {
    let reads = 0;
    const failed = await failures((good) => ({
      ...good,
      getCustomer: async (id, options) => ({ ...(await good.getCustomer(id, options)), version: String((reads += 1)) }),
    }));
    expect(failed).toContain('reads the same customer any number of times without changing anything');
  });

  it('finds a snapshot with something of the provider in it', async () => {
    const failed = await failures((good) => ({
      ...good,
      getCustomer: async (id, options) => ({ ...(await good.getCustomer(id, options)), rawProviderObject: {} }),
    }));
    expect(failed).toContain('answers with a snapshot of the agreed shape and the id that was asked for');
  });

  it('finds a backend that forgets keys', async () => {
    let count = 0;
    const failed = await failures((good) => ({
      ...good,
      submitAnswers: (id, answers, options) =>
        good.submitAnswers!(id, answers, { ...options, idempotencyKey: `${(count += 1)}` }),
      uploadFile: (id, target, file, options) =>
        good.uploadFile!(id, target, file, { ...options, idempotencyKey: `${(count += 1)}` }),
    }));
    expect(failed).toContain('has one effect for one key, however often the write is repeated');
    expect(failed).toContain('refuses a key that was used for something else');
    expect(failed).toContain('stores one file for one key, whatever is retried');
  });

  it('finds a backend that looks at no version', async () => {
    const failed = await failures((good) => ({
      ...good,
      submitAnswers: (id, answers, { ifVersion: _ifVersion, ...options }) => good.submitAnswers!(id, answers, options),
    }));
    expect(failed).toContain('rejects with "version_conflict" when the customer has changed, and changes nothing');
  });

  it('finds a backend that hears no signal', async () => {
    const failed = await failures((good) => ({ ...good, getCustomer: (id) => good.getCustomer(id) }));
    expect(failed).toEqual(['ends a read early with "aborted" when its signal aborts']);
  });

  it('finds progress that falls', async () => {
    const failed = await failures((good) => ({
      ...good,
      uploadFile: (id, target, file, options) =>
        good.uploadFile!(id, target, file, {
          ...options,
          onProgress: (sent, total) => options.onProgress?.(total - sent, total),
        }),
    }));
    expect(failed).toEqual(['tells progress that never falls and ends at the whole file']);
  });

  it('finds a backend that only seems to take an upload back, and one that forgets what it has taken back', async () => {
    const title =
      'takes an upload back by its key: what was stored is gone, what arrives later is not stored, and another key is free';
    expect(await failures((good) => ({ ...good, withdrawUpload: () => Promise.resolve() }))).toEqual([title]);
    const forgetful = await failures((good) => {
      const stored = new Set<string>();
      return {
        ...good,
        uploadFile: (id, target, file, options) => {
          stored.add(options.idempotencyKey);
          return good.uploadFile!(id, target, file, options);
        },
        withdrawUpload: async (id, key) => (stored.has(key) ? good.withdrawUpload!(id, key) : undefined),
      };
    });
    expect(forgetful).toEqual([title]);
  });

  it('finds a backend that says that it rearranges, and does not take the file of another request for a question', async () => {
    const failed = await failures((good) => ({
      ...good,
      submitAnswers: (id, answers, options) => {
        const kept = answers.map((answer) => (answer.kind === 'clarification' ? { ...answer, fileIds: [] } : answer));
        return good.submitAnswers!(id, kept, options);
      },
    }));
    expect(failed).toContain('takes a file given for something else as the attachment of an answer, where it says that it can');
  });

  it('finds events in the wrong order, and pages that repeat', async () => {
    const turned = await failures((good) => ({
      ...good,
      listEvents: async (id, query) => {
        const page = await good.listEvents!(id, query);
        return { ...page, events: page.events.toReversed() };
      },
    }));
    expect(turned).toContain('lists events newest first, in the agreed shape, and tells of a change of status');
    const stuck = await failures((good) => ({
      ...good,
      listEvents: async (id, { limit: _limit, cursor: _cursor, ...query } = {}) => good.listEvents!(id, query),
    }));
    expect(stuck).toContain('pages through all events without a gap or a repetition');
  });

  it('finds a subscription that cannot be stopped', async () => {
    const failed = await failures((good) => ({
      ...good,
      subscribe: (id, listener, options) => good.subscribe!(id, listener, { ...options, signal: new AbortController().signal }),
    }));
    expect(failed).toContain('pushes nothing more once the signal has aborted');
    expect(failed).toContain('does not begin to push when the signal has aborted before');
  });

  it('leaves out what a backend says it does not have, and only that', async () => {
    expect(await failures(mute, { without: ['subscribe'] })).toEqual([]);
    const silent = await failures(mute);
    expect(silent).toContain('pushes what a write has changed');
    const titles = backendContract(() => ({ backend: memoryBackend(), customerId: 'c' }), { without: ['submitAnswers'] });
    expect(titles.map(({ title }) => title)).not.toContain('stores all answers and answers with the customer as they are then');
  });

  it('lets go of each subject, also of one that fails', async () => {
    let open = 0;
    const make = () => {
      open += 1;
      const backend: CustomerBackend = { id: 'broken', getCustomer: () => Promise.reject(new Error('broken')) };
      return { backend, customerId: 'c', dispose: () => void (open -= 1) };
    };
    const cases = backendContract(make);
    const results = await Promise.allSettled(cases.map(({ run }) => run()));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(open).toBe(0);
  });
});
