import { SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import { createCustomerClient } from '../../../src/client/index.js';
import { CustomerStatusError, type Requirement } from '../../../src/model/index.js';
import { fakeBackend, settle } from '../fake-backend.js';
import { requirement, snapshotOf } from '../fixtures.js';

const field = (requirementId: string, value: string) => ({ kind: 'field', requirementId, value }) as const;
const choice = (...values: string[]) =>
  requirement('r1', {
    spec: {
      kind: 'field',
      path: 'r1',
      input: 'choice',
      required: true,
      options: values.map((value) => ({ value, label: value })),
    },
  });

async function typing(first: Requirement, value: string) {
  const backend = fakeBackend(snapshotOf(1, { requirements: [first, requirement('r2')] }), ['submitAnswers']);
  const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock(), random: () => 0 });
  client.start();
  await settle();
  client.setDraft(field('r1', value));
  const hear = async (...requirements: Requirement[]) => {
    backend.set(snapshotOf(2 + backend.calls.length, { requirements }));
    await client.refresh();
  };
  return { backend, client, hear, draft: () => client.getSnapshot().drafts['r1'] };
}

describe('a request that changes elsewhere while it is being answered', () => {
  it('is a conflict with both sides; what was typed stays as it was', async () => {
    const { draft, hear } = await typing(requirement('r1'), 'mine');
    const after = requirement('r1', { title: 'Something else' });
    await hear(after);
    expect(draft()).toMatchObject({ phase: 'editing', answer: { value: 'mine' } });
    expect(draft()?.conflict).toEqual({ before: requirement('r1'), after, typed: field('r1', 'mine') });
  });

  it('is none when only its date, its reasons or what is on file have changed', async () => {
    const { draft, hear } = await typing(requirement('r1'), 'mine');
    const { spec } = requirement('r1');
    await hear(
      requirement('r1', {
        due: { at: '2030-01-01T00:00:00Z', severity: 'current' },
        reasons: [{ code: 'data_invalid', audience: 'customer' }],
        status: 'rejected',
        spec: { ...spec, currentValue: 'old' } as Requirement['spec'],
      }),
    );
    expect(draft()?.conflict).toBeUndefined();
  });

  it('keeps what was typed where it does not fit any more, to be read and not to be sent', async () => {
    const { client, draft, hear } = await typing(choice('a', 'b'), 'a');
    await hear(choice('b', 'c'), requirement('r2'));
    expect(draft()).toMatchObject({ phase: 'locked', answer: { value: 'a' }, conflict: { typed: { value: 'a' } } });
    client.resolveConflict('r1', 'keep');
    expect(draft()?.conflict).toBeDefined();
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'state_conflict' } });
    client.setDraft(field('r1', 'c'));
    client.resolveConflict('r1', 'keep');
    expect(draft()).toMatchObject({ phase: 'editing', answer: { value: 'c' } });
    expect(draft()?.conflict).toBeUndefined();
  });

  it('is over when it is as it was again, with all that was typed', async () => {
    const { draft, hear } = await typing(choice('a', 'b'), 'a');
    await hear(choice('b', 'c'));
    await hear(choice('a', 'b'));
    expect(draft()).toMatchObject({ phase: 'editing', answer: { value: 'a' } });
    expect(draft()?.conflict).toBeUndefined();
  });

  it('keeps the first side over several changes', async () => {
    const { draft, hear } = await typing(requirement('r1', { title: 'One' }), 'mine');
    await hear(requirement('r1', { title: 'Two' }));
    await hear(requirement('r1', { title: 'Three' }));
    expect(draft()?.conflict).toMatchObject({ before: { title: 'One' }, after: { title: 'Three' } });
  });

  it('is not sent with the others before it is resolved', async () => {
    const { backend, client, draft, hear } = await typing(requirement('r1'), 'mine');
    client.setDraft(field('r2', 'fine'));
    await hear(requirement('r1', { title: 'Other' }), requirement('r2'));
    expect(await client.submitAnswers()).toMatchObject({ ok: true, value: { requirementIds: ['r2'] } });
    client.resolveConflict('r1', 'keep');
    expect(draft()?.conflict).toBeUndefined();
    expect(await client.submitAnswers()).toMatchObject({ ok: true, value: { requirementIds: ['r1'] } });
    expect(backend.count('submitAnswers')).toBe(2);
  });

  it('is let go of with what was typed when the person prefers what is there', async () => {
    const { client, draft, hear } = await typing(requirement('r1'), 'mine');
    await hear(requirement('r1', { status: 'submitted', awaiting: 'provider' }));
    expect(draft()).toMatchObject({ phase: 'locked', conflict: { after: { status: 'submitted' } } });
    client.resolveConflict('r1', 'discard');
    expect(draft()).toBeUndefined();
  });

  it('is no conflict when all the data are locked: the request itself is as it was', async () => {
    const { backend, client, draft } = await typing(requirement('r1'), 'mine');
    backend.set(snapshotOf(9, { is: 'UNDER_REVIEW' }));
    await client.refresh();
    expect(draft()).toMatchObject({ phase: 'locked' });
    expect(draft()?.conflict).toBeUndefined();
  });
});

describe('an answer on its way', () => {
  it('is not taken for a conflict with itself when the news of it comes first', async () => {
    const { backend, client, draft } = await typing(requirement('r1'), 'mine');
    const sentOne = requirement('r1', { status: 'submitted', awaiting: 'provider' });
    backend.arrange('submitAnswers', async () => {
      backend.set(snapshotOf(5, { requirements: [sentOne] }));
      await client.refresh();
      expect(draft()).toMatchObject({ phase: 'sending' });
      return snapshotOf(5, { requirements: [sentOne] });
    });
    expect(await client.submitAnswers()).toMatchObject({ ok: true, value: { asked: [requirement('r1')] } });
    expect(draft()).toBeUndefined();
    expect(client.getSnapshot().submitted).toHaveLength(1);
    client.reset();
    expect(client.getSnapshot().submitted).toEqual([]);
  });

  it('whose confirmation is lost is being checked until the backend has told what became of it', async () => {
    const { backend, client, draft } = await typing(requirement('r1'), 'mine');
    backend.arrange('submitAnswers', () => Promise.reject(new CustomerStatusError('timeout')));
    let answer: (() => void) | undefined;
    backend.arrange('getCustomer', () => new Promise((resolve) => (answer = () => resolve(snapshotOf(1)))));
    await client.submitAnswers();
    expect(draft()).toMatchObject({ phase: 'editing', checking: true });
    await settle();
    answer?.();
    await settle();
    expect(draft()).toMatchObject({ phase: 'editing' });
    expect(draft()?.checking).toBeUndefined();
  });

  it('whose confirmation is lost and that was not taken is a conflict only once that is certain', async () => {
    const { backend, client, draft } = await typing(requirement('r1'), 'mine');
    const refused = () => Promise.reject(new CustomerStatusError('state_conflict'));
    backend.arrange('submitAnswers', () => Promise.reject(new CustomerStatusError('network')), refused);
    backend.set(snapshotOf(3, { requirements: [requirement('r1', { status: 'submitted', awaiting: 'provider' })] }));
    await client.submitAnswers();
    await settle();
    await settle();
    expect(backend.count('submitAnswers')).toBe(2);
    expect(draft()).toMatchObject({ phase: 'locked', conflict: { after: { status: 'submitted' } } });
    expect(draft()?.checking).toBeUndefined();
  });
});
