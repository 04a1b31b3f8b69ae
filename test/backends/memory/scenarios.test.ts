import { memoryBackend, SCENARIO_NAMES, SCENARIOS } from 'customer-status-kit/backends/memory';
import { isAnswerable } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { testClock } from '../http/test-clock.js';

const NOW = Date.parse('2026-05-06T07:08:09Z');
const DAY = 86_400_000;

describe.each(SCENARIO_NAMES)('the scenario %s', (name) => {
  const { snapshot, events } = SCENARIOS[name](NOW);

  it('is a pure function of the time', () => {
    expect(SCENARIOS[name](NOW)).toEqual(SCENARIOS[name](NOW));
    expect(JSON.stringify(SCENARIOS[name](NOW + DAY))).not.toBe(JSON.stringify(SCENARIOS[name](NOW)));
  });

  it('has a history that leads to its status, without a gap and not in the future', () => {
    const changes = events.filter(({ type }) => type === 'status_changed');
    expect(changes[0]).toMatchObject({ to: 'CREATED' });
    expect(changes.slice(1).map(({ from }) => from)).toEqual(changes.slice(0, -1).map(({ to }) => to));
    expect(changes.at(-1)?.to).toBe(snapshot.status.status);
    expect(events.every(({ at }) => Date.parse(at) <= NOW)).toBe(true);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('holds nothing that is for operators only', () => {
    expect(JSON.stringify(snapshot)).not.toContain('"audience":"operator"');
  });
});

describe('the scenarios', () => {
  it('show each status', () => {
    const statuses = Object.fromEntries(SCENARIO_NAMES.map((name) => [name, SCENARIOS[name](NOW).snapshot.status.status]));
    expect(statuses).toMatchObject({
      created: 'CREATED',
      under_review: 'UNDER_REVIEW',
      request_for_information: 'NEEDS_ADDITIONAL_INFORMATION',
      document_rejected: 'NEEDS_ADDITIONAL_INFORMATION',
      active: 'ACTIVE',
      active_with_dated_requirement: 'ACTIVE',
      rejected: 'REJECTED',
      deactivated: 'DEACTIVATED',
      unknown_status: 'UNKNOWN',
    });
  });

  it('ask three things in a request for information, due in three days', () => {
    const open = SCENARIOS.request_for_information(NOW).snapshot.requirements.filter(isAnswerable);
    expect(open.map(({ kind }) => kind)).toEqual(['clarification', 'field', 'document']);
    expect(open.map(({ due }) => Date.parse(due?.at ?? '') - NOW)).toEqual([3 * DAY, 3 * DAY, 3 * DAY]);
  });

  it('refuse one side of a document with a reason, and accept the other', () => {
    const [document] = SCENARIOS.document_rejected(NOW).snapshot.documents;
    expect(document?.files.map(({ side, status }) => `${side} ${status}`)).toEqual(['front accepted', 'back rejected']);
    expect(document?.files[1]?.reasons).toMatchObject([{ code: 'document_unreadable', audience: 'customer' }]);
  });

  it('let an active customer answer before a date, and say what happens otherwise', () => {
    const { snapshot } = SCENARIOS.active_with_dated_requirement(NOW);
    const [open, ...others] = snapshot.requirements.filter(isAnswerable);
    expect(others).toEqual([]);
    expect(open).toMatchObject({ blocking: false, due: { severity: 'eventual', consequence: { capabilityIds: ['payouts'] } } });
    expect(snapshot.capabilities).toMatchObject([{ id: 'payouts', status: 'active', restrictedAt: open?.due?.at }]);
    expect(snapshot.allowed).toMatchObject({ submitAnswers: true, uploadFile: true });
  });

  it('allow nothing to be sent in a status nobody knows', () => {
    const { allowed, status } = SCENARIOS.unknown_status(NOW).snapshot;
    expect(
      Object.entries(allowed)
        .filter(([, isAllowed]) => isAllowed)
        .map(([name]) => name),
    ).toEqual(['listEvents', 'subscribe', 'readFile']);
    expect(status).toMatchObject({ editable: false, provider: { value: 'PENDING_ENHANCED_CHECK' } });
  });

  it('let nothing through offline, and take three seconds when slow', async () => {
    await expect(memoryBackend({ scenario: 'offline' }).getCustomer('c')).rejects.toMatchObject({ code: 'network' });
    const clock = testClock(NOW);
    const call = memoryBackend({ scenario: 'slow', clock }).getCustomer('c');
    expect(clock.nextDelay()).toBe(3_000);
    clock.advance(3_000);
    expect((await call).status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
  });
});
