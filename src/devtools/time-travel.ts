import type { ClientSnapshot, CommandResult, CustomerClient, SnapshotListener } from '../client/index.js';
import { CustomerStatusError, type FeatureDecision } from '../model/index.js';
import { OPERATOR_WRITES } from '../model/wire/operator-writes.js';
import type { PastState } from './snapshot-history.js';
import { watchedValue, type WatchedValue } from './watched-value.js';

/** A client that can show a state it was in. */
export interface TimeTravel {
  /** For the interface: it shows the pinned state, or the present one. */
  shown: CustomerClient;
  /** The state that is shown instead of the present one. */
  pinned: WatchedValue<PastState | undefined>;
}

/**
 * Puts a client in front of another that can show a past state of it. While one is pinned, the interface may only look:
 * every feature is closed, every command is refused and what is typed is not taken. The client behind goes on as it does.
 */
export function travelWith(live: CustomerClient, onReset: () => void = () => undefined): TimeTravel {
  const pinned = watchedValue<PastState | undefined>(undefined);
  let frozen: { of: PastState; snapshot: ClientSnapshot } | undefined;
  const pinnedSnapshot = () => {
    const of = pinned.get();
    if (of === undefined) return undefined;
    if (frozen?.of !== of) frozen = { of, snapshot: closed(of.snapshot) };
    return frozen.snapshot;
  };
  const getSnapshot = () => pinnedSnapshot() ?? live.getSnapshot();
  const shown: CustomerClient = {
    ...live,
    getSnapshot,
    subscribe: (listener) => follow(live, pinned, getSnapshot, listener),
    reset: () => {
      pinned.set(undefined);
      live.reset();
      onReset();
    },
    can: (feature) => pinnedSnapshot()?.features[feature] ?? live.can(feature),
    supports: (operation) => pinned.get() === undefined && live.supports(operation),
    getCapabilities: () => (pinned.get() ?? { snapshot: { capabilities: live.getCapabilities() } }).snapshot.capabilities,
    ...refusing(live, () => pinned.get() !== undefined),
  };
  return { shown, pinned };
}

/** Tells of the live client's changes while nothing is pinned, and of pinning and letting go. */
function follow(
  live: CustomerClient,
  pinned: TimeTravel['pinned'],
  getSnapshot: () => ClientSnapshot,
  listener: SnapshotListener<ClientSnapshot>,
) {
  const tell = () => {
    if (typeof listener === 'function') listener(getSnapshot());
    else listener.next?.(getSnapshot());
  };
  const leaveLive = live.subscribe(() => {
    if (pinned.get() === undefined) tell();
  });
  const leavePinned = pinned.subscribe(tell);
  const end = () => {
    leaveLive();
    leavePinned();
  };
  return Object.assign(end, { unsubscribe: end });
}

/** What was open may have been closed since: a state that is not the present one opens nothing. */
function closed(snapshot: ClientSnapshot): ClientSnapshot {
  const features = Object.entries(snapshot.features).map(([feature, decision]) => [feature, closedDecision(decision)] as const);
  return { ...snapshot, features: Object.fromEntries(features), pending: [] };
}

function closedDecision(decision: FeatureDecision): FeatureDecision {
  const statuses = decision.open ? [] : decision.unlocks.statuses;
  return { open: false, reason: 'stale', unlocks: { step: 'wait', statuses } };
}

/** Commands that resolve with what they came to. */
const COMMANDS = [
  'refresh',
  'submitAnswers',
  'submitForReview',
  'removeFile',
  'startAction',
  'completeAction',
  'requestExtension',
  'loadEvents',
  'filterEvents',
  ...OPERATOR_WRITES,
  'readFile',
] as const satisfies readonly (keyof CustomerClient)[];

/** Commands that answer nothing: they do nothing. */
const SILENT_COMMANDS = [
  'setDraft',
  'clearDraft',
  'dismissDraftNotes',
  'clearRestoredDrafts',
  'chooseAlternatives',
  'resolveConflict',
  'cancelUpload',
  'retryUpload',
  'pauseUpload',
  'resumeUpload',
] as const satisfies readonly (keyof CustomerClient)[];

type Command = (...args: never[]) => unknown;

function refusing(live: CustomerClient, isPinned: () => boolean): Partial<CustomerClient> {
  const guard = (name: keyof CustomerClient, refuse: () => unknown) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name of a command
    const command = live[name] as Command;
    return [name, (...args: never[]) => (isPinned() ? refuse() : command(...args))] as const;
  };
  return Object.fromEntries([
    ...COMMANDS.map((name) => guard(name, refuse)),
    ...SILENT_COMMANDS.map((name) => guard(name, () => undefined)),
    guard('upload', () => 'not-taken'),
    guard('holdAlternatives', () => () => undefined),
  ]);
}

function refuse(): Promise<CommandResult<never>> {
  const message = 'the devtools show a past state, in which nothing can be done: return to the present one first';
  return Promise.resolve({ ok: false, error: new CustomerStatusError('state_conflict', { message }) });
}
