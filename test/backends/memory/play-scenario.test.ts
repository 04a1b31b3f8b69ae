import {
  JOURNEY_NAMES,
  JOURNEYS,
  memoryBackend,
  playScenario,
  SAMPLE_REQUEST_NAMES,
  SAMPLE_REQUESTS,
  SCENARIO_NAMES,
  type ScenarioStep,
  simulatedClock,
} from 'customer-status-kit/backends/memory';
import type { BackendUpdate, NewRequirement } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';

const START = Date.parse('2026-05-06T07:08:09Z');

/** A backend on which nothing happens by chance. */
function stage() {
  const clock = simulatedClock({ startAt: START });
  const backend = memoryBackend({ clock });
  const updates: BackendUpdate[] = [];
  backend.subscribe('cus_sample', (update) => updates.push(update), { signal: new AbortController().signal });
  return { clock, backend, simulate: backend.simulate, updates };
}

const statusesOf = (updates: readonly BackendUpdate[]) => updates.flatMap(({ snapshot }) => snapshot?.status.status ?? []);

describe('a scripted journey', () => {
  it('goes step by step and ends where its last step leads', async () => {
    const { backend, updates } = stage();
    const taken: string[] = [];
    const steps: ScenarioStep[] = [
      { do: 'answer' },
      { do: 'request', requests: ['identity_document', 'source_of_funds'], dueInDays: 3 },
      { do: 'answer' },
      { do: 'decide', decision: 'rejected', reasonCode: 'document_unreadable' },
      { do: 'answer' },
      { do: 'decide', decision: 'accepted' },
      { do: 'approve' },
    ];
    const customer = await playScenario(backend, steps, { onStep: (step) => taken.push(step.do) });
    expect(taken).toEqual(steps.map((step) => step.do));
    expect(customer.requirements.every(({ status }) => status === 'accepted')).toBe(true);
    expect(statusesOf(updates).filter((status, index, all) => status !== all[index - 1])).toEqual([
      'UNDER_REVIEW',
      'NEEDS_ADDITIONAL_INFORMATION',
      'UNDER_REVIEW',
      'NEEDS_ADDITIONAL_INFORMATION',
      'UNDER_REVIEW',
      'ACTIVE',
    ]);
  });

  it.each(JOURNEY_NAMES)('%s is the same each time, and over at once with a clock that stands still', async (name) => {
    const play = async () => {
      const { backend, clock, updates } = stage();
      const customer = await playScenario(backend, JOURNEYS[name]);
      const { events } = await backend.listEvents('cus_sample');
      return { customer, events, updates, at: clock.now() };
    };
    const first = await play();
    expect(first).toEqual(await play());
    expect(first.at).toBeGreaterThan(START);
    expect(['ACTIVE', 'REJECTED']).toContain(first.customer.status.status);
    expect(JSON.parse(JSON.stringify(JOURNEYS[name]))).toEqual(JOURNEYS[name]);
  });

  it('asks by name and in words of its own in one round, with one date', async () => {
    const { backend, updates } = stage();
    const written: NewRequirement = { title: 'Employer', spec: { kind: 'clarification', question: 'Who?', answer: 'text' } };
    const due = { at: '2026-05-06T07:08:09.000Z', severity: 'current' } as const;
    const step = (dueInDays?: number): ScenarioStep => {
      return { do: 'request', requests: ['source_of_funds', { ...written, due }], dueInDays };
    };
    const asked = await playScenario(backend, [{ do: 'use_scenario', scenario: 'active' }, step(3), step()]);
    const dates = asked.requirements.slice(-4).map((request) => request.due?.at);
    expect(dates).toEqual(['2026-05-09T07:08:09.000Z', '2026-05-09T07:08:09.000Z', undefined, due.at]);
    expect(statusesOf(updates)).toEqual(['ACTIVE', 'NEEDS_ADDITIONAL_INFORMATION', 'NEEDS_ADDITIONAL_INFORMATION']);
  });

  it('waits for real with a clock that goes on by itself, and ends in the middle of it when it is told to', async () => {
    const base = simulatedClock({ startAt: START });
    const backend = memoryBackend({ clock: simulatedClock({ runs: true, base }) });
    const controller = new AbortController();
    const play = playScenario(backend, [{ do: 'wait', ms: 500 }, { do: 'answer' }, { do: 'wait', ms: 500 }, { do: 'approve' }], {
      signal: controller.signal,
    });
    await Promise.resolve();
    expect(backend.simulate.getCustomer().status.status).toBe('CREATED');
    base.advance(500);
    await new Promise(setImmediate);
    expect(backend.simulate.getCustomer().status.status).toBe('UNDER_REVIEW');
    controller.abort();
    await expect(play).rejects.toMatchObject({ code: 'aborted' });
    expect(backend.simulate.getCustomer().status.status).toBe('UNDER_REVIEW');
  });

  it('rejects with what a step rejects with, and keeps the steps before it', async () => {
    const { backend } = stage();
    await expect(playScenario(backend, [{ do: 'answer' }, { do: 'answer' }])).rejects.toMatchObject({ code: 'state_conflict' });
    expect(backend.simulate.getCustomer().status.status).toBe('UNDER_REVIEW');
  });

  it('puts troubles in the way and takes them out again', async () => {
    const { backend, clock, simulate } = stage();
    await playScenario(backend, [
      { do: 'latency', ms: 30 },
      { do: 'latency', ms: 900, operation: 'uploadFile' },
      { do: 'fail', operation: 'submitAnswers', code: 'timeout' },
      { do: 'fail', operation: 'uploadFile', code: 'file_infected', times: 2 },
      { do: 'cut_stream' },
      { do: 'go_offline' },
      { do: 'flap', times: 1, everyMs: 10 },
    ]);
    expect(simulate.getTroubles()).toEqual({
      offline: true,
      down: true,
      streamCut: true,
      latencyMs: 30,
      latencies: { uploadFile: 900 },
      failures: { submitAnswers: { code: 'timeout' }, uploadFile: { code: 'file_infected', left: 2 } },
    });
    await playScenario(backend, [
      { do: 'wait', ms: 10 },
      { do: 'go_online' },
      { do: 'restore_stream' },
      { do: 'stop_failing' },
      { do: 'latency', ms: undefined },
      { do: 'latency', ms: undefined, operation: 'uploadFile' },
    ]);
    expect(simulate.getTroubles()).toEqual({
      offline: false,
      down: false,
      streamCut: false,
      latencyMs: 0,
      latencies: {},
      failures: {},
    });
    await playScenario(backend, [
      { do: 'travel', ms: 5 },
      { do: 'call', call: ({ simulate: other }) => other.setStatus('ACTIVE') },
    ]);
    expect([clock.offsetMs(), simulate.getCustomer().status.status]).toEqual([15, 'ACTIVE']);
  });
});

describe('the customer of a simulation', () => {
  it.each(SAMPLE_REQUEST_NAMES)('answers a request for %s so that the provider takes it', (name) => {
    const { simulate } = stage();
    simulate.answerAll();
    simulate.approve();
    simulate.requestRound([name]);
    simulate.answerAll();
    const asked = simulate.getCustomer().requirements.at(-1);
    expect([asked?.title, asked?.status]).toEqual([SAMPLE_REQUESTS[name].title, 'submitted']);
    simulate.decideAll({ decision: 'accepted' });
    expect(simulate.getCustomer().requirements.at(-1)?.status).toBe('accepted');
  });

  it('takes steps elsewhere, gives files of the kind that is asked, and answers a question with a file', () => {
    const { simulate } = stage();
    simulate.answerAll();
    const requests: NewRequirement[] = [
      { title: 'Code', spec: { kind: 'action', action: 'verify_code' } },
      { title: 'Wallet', spec: { kind: 'action', action: 'wallet_signature' } },
      {
        title: 'Statement',
        spec: { kind: 'document', accepted: [{ type: 'pdf', label: 'PDF', sides: ['single'] }], mime: ['application/pdf'] },
      },
      { title: 'Card', spec: { kind: 'clarification', question: 'Which?', answer: 'attachment' } },
    ];
    simulate.requestInformation(requests);
    simulate.answerAll();
    const { requirements, documents, status } = simulate.getCustomer();
    expect(requirements.slice(-4).map((requirement) => requirement.status)).toEqual([
      'submitted',
      'submitted',
      'submitted',
      'submitted',
    ]);
    expect(status.status).toBe('UNDER_REVIEW');
    const files = documents.flatMap((document) => document.files);
    expect(files.map(({ mime }) => mime)).toEqual(['application/pdf', 'image/png']);
    expect(files.every(({ id }) => simulate.getFile(id) !== undefined)).toBe(true);
  });

  it.each(SCENARIO_NAMES.filter((name) => name.includes('request') || name.includes('document') || name.includes('directors')))(
    'can answer everything in the scenario "%s"',
    (name) => {
      const { simulate } = stage();
      simulate.useScenario(name);
      expect(simulate.answerAll().status.status).toBe('UNDER_REVIEW');
    },
  );
});

describe('pushes that come late, twice or out of nowhere', () => {
  it('repeats what was pushed last, with its events', async () => {
    const { simulate, updates } = stage();
    simulate.answerAll();
    await Promise.resolve();
    const once = [...updates];
    expect(once.length).toBeGreaterThan(1);
    simulate.pushAgain(2);
    await Promise.resolve();
    expect(updates).toEqual([...once, ...once, ...once]);
  });

  it('brings a snapshot that was true once, and says when there is none', async () => {
    const { simulate, updates } = stage();
    expect(simulate.pushStale()).toBe(false);
    simulate.answerAll();
    simulate.approve();
    await Promise.resolve();
    updates.length = 0;
    expect([simulate.pushStale(), simulate.pushStale(2), simulate.pushStale(3)]).toEqual([true, true, false]);
    simulate.pushResync();
    await Promise.resolve();
    expect(statusesOf(updates)).toEqual(['UNDER_REVIEW', 'CREATED']);
    expect(updates.at(-1)).toEqual({ resync: true });
  });

  it('has a provider that changes its mind, and one that says what nobody knows', () => {
    const { simulate } = stage();
    simulate.answerAll();
    expect(simulate.flapStatus(['ACTIVE', 'UNDER_REVIEW'], 4).status.status).toBe('UNDER_REVIEW');
    expect(simulate.flapStatus(['ACTIVE', 'UNDER_REVIEW']).status.status).toBe('ACTIVE');
    expect(simulate.setUnknownStatus('ON_THE_FENCE').status).toMatchObject({
      status: 'UNKNOWN',
      provider: { value: 'ON_THE_FENCE' },
    });
    expect(simulate.setStatus('ACTIVE').status.status).toBe('ACTIVE');
  });
});
