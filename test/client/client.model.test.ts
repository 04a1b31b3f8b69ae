import * as fc from 'fast-check';
import { SimulatedClock } from 'xstate';
import { afterEach, expect, it, vi } from 'vitest';
import { createCustomerClient, type CustomerClient } from '../../src/client/index.js';
import {
  CUSTOMER_STATUSES,
  decideFeature,
  DEFAULT_FEATURES,
  presentStatus,
  standingOf,
  type CustomerStatus,
} from '../../src/model/index.js';
import { settle } from './fake-backend.js';
import { snapshotOf } from './fixtures.js';
import { checkRuns } from './property-runs.js';
import { smallServer } from './small-server.js';

/** All that a person could know by watching: what is true, what is on the screen, what they typed, what took effect. */
interface Model {
  /** The raw statuses by version, from version 1. */
  statuses: string[];
  /** The version on the screen. */
  shown: number;
  hasStarted: boolean;
  isRunning: boolean;
  isOnline: boolean;
  draft: string | undefined;
  /** What was sent and not answered for, and the version it made: sent again unchanged, it is the same intent. */
  intent: { value: string; version: number | undefined } | undefined;
  effects: string[];
  unknownTold: Set<string>;
}

interface Real {
  client: CustomerClient;
  server: ReturnType<typeof smallServer>;
  clock: SimulatedClock;
  view: EventTarget;
  unknownTold: string[];
  sessionsEnded: number;
}

type Step = fc.AsyncCommand<Model, Real>;

afterEach(() => vi.unstubAllGlobals());

const EDITABLE = ['CREATED', 'NEEDS_ADDITIONAL_INFORMATION', 'UNKNOWN'];
const statusOn = ({ statuses, shown }: Model) => presentStatus(statuses[shown - 1]);
const isWatching = (model: Model) => model.isRunning && statusOn(model) !== 'REJECTED';
/** The backend alone says what is editable; this one says so in a status that the kit does not know too. */
const isEditable = (model: Model) => EDITABLE.includes(statusOn(model));
const isEditableInTruth = ({ statuses }: Model) => EDITABLE.includes(presentStatus(statuses.at(-1)));

/** A new version reaches the screen; what the kit does not know is told to the host once for each value. */
function show(model: Model, version: number): void {
  if (version <= model.shown) return;
  model.shown = version;
  if (statusOn(model) === 'UNKNOWN') model.unknownTold.add(model.statuses[version - 1]!);
  findOut(model);
}

/** What was sent and not answered for, and can no longer be sent again, is asked about with the same key. */
function findOut(model: Model): void {
  const { intent, draft } = model;
  if (intent === undefined || intent.value !== draft || isEditable(model) || !model.isOnline) return;
  model.intent = undefined;
  if (intent.version === undefined) return;
  model.draft = undefined;
  show(model, intent.version);
}

function step(name: string, run: (model: Model, real: Real) => unknown, check: (model: Model) => boolean = () => true): Step {
  return {
    toString: () => name,
    check,
    async run(model, real) {
      await run(model, real);
      await settle();
      expectAgreement(model, real);
    },
  };
}

function expectAgreement(model: Model, { client, server, unknownTold, sessionsEnded }: Real): void {
  const snapshot = client.getSnapshot();
  const status = statusOn(model);
  expect(snapshot).toMatchObject({ phase: 'ready', status, stale: false, pending: [] });
  expect(snapshot.customer?.version).toBe(String(model.shown));
  const input = { phase: 'ready', ...standingOf(server.history[model.shown - 1]!), status } as const;
  for (const feature of Object.keys(DEFAULT_FEATURES)) {
    expect(snapshot.features[feature]).toEqual(decideFeature<string>(DEFAULT_FEATURES, feature, input));
  }
  expect(snapshot.connection).toBe(connectionIn(model));
  expect(server.openStreams()).toBe(isWatching(model) ? 1 : 0);
  expect(server.effects).toEqual(model.effects);
  expect(draftOf(client)).toBe(model.draft);
  expect([...unknownTold].toSorted()).toEqual([...model.unknownTold].toSorted());
  expect(sessionsEnded).toBe(0);
}

function connectionIn(model: Model): string {
  if (!model.hasStarted) return 'connecting';
  if (!isWatching(model)) return 'paused';
  return model.isOnline ? 'live' : 'offline';
}

function draftOf(client: CustomerClient): unknown {
  const answer = client.getSnapshot().drafts['r1']?.answer;
  return answer?.kind === 'field' ? answer.value : undefined;
}

/** One submission as a person means it. Gives the version that answers it, where it is answered. */
function mean(model: Model, reaches: boolean, isAnswered: boolean): number | undefined {
  const { draft } = model;
  if (draft === undefined || !isEditable(model)) return undefined;
  if (model.intent?.value !== draft) model.intent = { value: draft, version: undefined };
  if (!reaches) return undefined;
  if (model.intent.version === undefined && !isEditableInTruth(model)) {
    model.intent = undefined;
    return undefined;
  }
  if (model.intent.version === undefined) {
    model.effects.push(JSON.stringify([draft]));
    model.statuses.push(model.statuses.at(-1)!);
    model.intent.version = model.statuses.length;
  }
  const { version } = model.intent;
  if (!isAnswered) return undefined;
  Object.assign(model, { draft: undefined, intent: undefined });
  return version;
}

const change = (status: string): Step =>
  step(`the customer becomes ${status}`, (model, { server }) => {
    const isKnown = CUSTOMER_STATUSES.some((known) => known === status);
    server.change(isKnown ? (status as CustomerStatus) : { raw: status });
    model.statuses.push(status);
    if (model.isOnline) server.push(server.history.at(-1)!);
    if (model.isOnline && isWatching(model)) show(model, model.statuses.length);
  });

const repeat = (age: number): Step =>
  step(`a push from ${String(age)} versions ago arrives`, (model, { server }) => {
    const version = Math.max(1, model.statuses.length - age);
    if (model.isOnline) server.push(server.history[version - 1]!);
    if (model.isOnline && isWatching(model)) show(model, version);
  });

const goOffline = step(
  'the network goes',
  (model, { server, view }) => {
    server.cut();
    view.dispatchEvent(new Event('offline'));
    model.isOnline = false;
  },
  (model) => model.isOnline,
);

const goOnline = step(
  'the network returns',
  (model, { server, view }) => {
    server.mend();
    view.dispatchEvent(new Event('online'));
    model.isOnline = true;
    if (isWatching(model)) show(model, model.statuses.length);
  },
  (model) => !model.isOnline,
);

const refresh = step('a person checks', async (model, { client }) => {
  const { ok } = await client.refresh();
  expect(ok).toBe(model.isOnline);
  if (model.isOnline) show(model, model.statuses.length);
});

const type = (value: string): Step =>
  step(`a person types ${value}`, (model, { client }) => {
    client.setDraft({ kind: 'field', requirementId: 'r1', value });
    model.draft = value;
  });

const submit = (clicks: number): Step =>
  step(`a person sends with ${String(clicks)} clicks`, async (model, { client }) => {
    const results = await Promise.all(Array.from({ length: clicks }, () => client.submitAnswers()));
    const version = mean(model, model.isOnline, true);
    for (const { ok } of results) expect(ok).toBe(version !== undefined);
    if (version !== undefined) show(model, version);
  });

const submitInVain = step(
  'a person sends and the answer is lost',
  async (model, { client, server }) => {
    server.state.losesNextAnswer = true;
    const { ok } = await client.submitAnswers();
    server.state.losesNextAnswer = false;
    expect(ok).toBe(false);
    const wasSent = model.draft !== undefined && isEditable(model);
    mean(model, true, false);
    // Nobody knows whether it has arrived: the customer is read at once.
    if (wasSent && model.intent !== undefined) show(model, model.statuses.length);
  },
  (model) => model.isOnline,
);

const submitAndLeave = step(
  'a person sends and leaves at once',
  async (model, { client }) => {
    const result = client.submitAnswers();
    client.dispose();
    expect((await result).ok).toBe(false);
    mean(model, true, false);
    model.isRunning = false;
  },
  (model) => model.isOnline && model.isRunning,
);

const dispose = step('the page is left', (model, { client }) => {
  client.dispose();
  model.isRunning = false;
});

const start = step('the page is opened', (model, { client }) => {
  const wasRunning = model.isRunning;
  client.start();
  Object.assign(model, { isRunning: true, hasStarted: true });
  if (!wasRunning && model.isOnline) show(model, model.statuses.length);
});

const wait = step('a minute passes', async (model, { clock, server }) => {
  const { calls } = server.state;
  clock.increment(60_000);
  await settle();
  if (!model.isRunning) expect(server.state.calls).toBe(calls);
});

const STEPS = [
  fc.constantFrom(...CUSTOMER_STATUSES, 'ON_HOLD', 'MIGRATING').map(change),
  fc.nat({ max: 4 }).map(repeat),
  fc.constantFrom('a', 'b').map(type),
  fc.constantFrom(1, 2, 3).map(submit),
  ...[submitInVain, submitAndLeave, goOffline, goOnline, refresh, dispose, start, wait].map((each) => fc.constant(each)),
];

function setUp(): { model: Model; real: Real } {
  const view = new EventTarget();
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('window', view);
  const server = smallServer();
  const clock = new SimulatedClock();
  const staleAfterMs = 86_400_000;
  const options = {
    backend: server.backend,
    customerId: 'c1',
    initialSnapshot: snapshotOf(1),
    clock,
    random: () => 0,
    staleAfterMs,
  };
  const client = createCustomerClient(options);
  const real: Real = { client, server, clock, view, unknownTold: [], sessionsEnded: 0 };
  client.on('unknownStatus', ({ value }) => real.unknownTold.push(value ?? ''));
  client.on('sessionEnded', () => (real.sessionsEnded += 1));
  const empty = { draft: undefined, intent: undefined, effects: [], unknownTold: new Set<string>() };
  return { model: { statuses: ['CREATED'], shown: 1, hasStarted: false, isRunning: false, isOnline: true, ...empty }, real };
}

it('the client agrees with a simple model after any series of steps', { timeout: 60_000 }, async () => {
  await checkRuns(
    fc.asyncProperty(fc.commands(STEPS, { maxCommands: 40, size: 'max' }), async (steps) => {
      const begun = setUp();
      await fc.asyncModelRun(() => begun, steps);
      begun.real.client.dispose();
    }),
    1_000,
  );
});
