import type { CustomerEvent, CustomerInput, CustomerKit, CustomerView } from '../machine/index.js';
import { decideFeature, type Clock, type OperationName } from '../model/index.js';
import { createChoices } from './choices.js';
import { createClientHub } from './client-hub.js';
import { createCommands } from './commands.js';
import { createComposer } from './compose-snapshot.js';
import type { CustomerClient } from './customer-client.js';
import { createDrafts } from './drafts.js';
import { keepDrafts, type KeepingSettings } from './drafts-kept/keep-drafts.js';
import { watchEnvironment, type EnvironmentFact } from './environment.js';
import type { IntentMemory } from './intent-memory.js';
import { createIntents } from './intents.js';
import { linkChart } from './link-chart.js';
import { operatorCommands, personCommands } from './named-commands.js';
import { fileReader } from './read-file.js';
import { createReads } from './reads.js';
import { createSnapshotStore } from './snapshot-store.js';
import { createSubmissions } from './submissions.js';
import { createTimeline } from './timeline.js';
import { createUploadKeys } from './upload-keys.js';
import { holdTyping } from './typed-drafts.js';
import { createUploads } from './uploads.js';

/** What a client is assembled from. */
export interface AssemblyOptions {
  kit: CustomerKit;
  input: CustomerInput;
  customerId: string;
  clock: Clock;
  createId: () => string;
  intentMemory: IntentMemory;
  sample: boolean;
  keeping: Omit<KeepingSettings, 'customerId'>;
}

/** Puts the parts of a client together: the chart in the middle, around it what the interface calls. */
export function assembleClient<Feature extends string>(options: AssemblyOptions): CustomerClient<Feature> {
  const parts = createParts<Feature>(options);
  const { store, hub, customer, commands, drafts, uploads, timeline, reads } = parts;
  const life = createLife(parts, options.clock);
  return {
    customerId: options.customerId,
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    on: hub.on,
    ...life,
    can(feature) {
      const { features } = store.getSnapshot();
      return Object.hasOwn(features, feature) ? features[feature] : decideFeature<string>({}, feature, { phase: 'unavailable' });
    },
    supports: (operation) => supports(customer.getView(), operation),
    getCapabilities: () => customer.getView().capabilities,
    refresh: reads.refresh,
    setDraft: drafts.set,
    clearDraft: drafts.clear,
    settleDrafts: drafts.settle,
    flushDrafts: parts.keeping.flush,
    dismissDraftNotes: parts.keeping.dismissNotes,
    clearRestoredDrafts: parts.keeping.clearRestored,
    chooseAlternatives: parts.choices.set,
    holdAlternatives: parts.choices.hold,
    resolveConflict: drafts.resolve,
    submitAnswers: parts.submissions.submit,
    upload: (target, file, { prepare } = {}) => uploads.start(target, file, prepare),
    cancelUpload: uploads.cancel,
    retryUpload: uploads.retry,
    pauseUpload: uploads.pause,
    resumeUpload: uploads.resume,
    getUploadedBlob: uploads.getBlob,
    loadEvents: timeline.load,
    filterEvents: timeline.filter,
    ...personCommands(commands, reads, uploads),
    ...operatorCommands(commands),
    readFile: fileReader(options.keeping.backend, options.customerId, hub),
  };
}

type Parts<Feature extends string> = ReturnType<typeof createParts<Feature>>;

function createParts<Feature extends string>(options: AssemblyOptions) {
  const { kit, input, customerId, clock, createId, sample } = options;
  const hub = createClientHub();
  const customer = kit.startCustomer(input, { onChange: () => link.notice(), onEmit: (event) => link.hear(event) });
  const { getView, send } = customer;
  const onChange = () => {
    uploads.customerChanged();
    keeping.changed();
    store.changed();
  };
  const intents = createIntents(createId, options.intentMemory);
  const reads = createReads(send);
  const commands = createCommands({ send, createId, intents, hub, getView, catchUp: reads.refreshAfterChange });
  const drafts = holdTyping(createDrafts(kit, getView, onChange), { clock, onHold: () => keeping.changed() });
  const choices = createChoices(onChange);
  hub.on('answersSubmitted', ({ requirementIds }) => choices.sent(requirementIds));
  const timeline = createTimeline(commands, onChange);
  const submissions = createSubmissions({ getView, now: () => clock.now(), commands, drafts, intents, reads, hub });
  const uploads = createUploads({
    kit,
    createId,
    keys: createUploadKeys(options.intentMemory),
    getView,
    hub,
    onChange,
    onStored: (uploadId, file) => {
      // The read comes first: answers that the host sends at once wait for it.
      const read = reads.refreshAfterChange();
      hub.emit('uploadFinished', { uploadId, file });
      return read.then(({ ok }) => ok);
    },
    onWithdrawn: () => void reads.refreshAfterChange(),
    onSessionEnd: (error) => send({ type: 'SESSION.ENDED', error }),
  });
  const getCustomer = () => getView().customer;
  const isConfirmed = () => getView().checkedAt !== undefined;
  const getUploads = uploads.getState;
  const about = { drafts, choices, getUploads, getCustomer, isConfirmed };
  const keeping = keepDrafts({ ...options.keeping, ...about, customerId, clock, hub, onChange });
  const compose = createComposer<Feature>();
  const read = () => {
    const own = {
      ...keeping.getState(),
      submitted: submissions.getSubmitted(),
      uploads: uploads.getState(),
      drafts: drafts.getState(),
      hidden: drafts.getHidden(),
      choices: choices.getState(),
      timeline: timeline.getState(),
    };
    return compose({ customerId, sample, view: getView(), ...own });
  };
  const store = createSnapshotStore(read, hub);
  const link = linkChart({ hub, getView, commands, reads, drafts, keeping, submissions, timeline, onChange });
  return { hub, keeping, customer, intents, commands, reads, drafts, choices, timeline, submissions, uploads, store };
}

function createLife<Feature extends string>(
  { customer, uploads, timeline, drafts, choices, intents, submissions, keeping }: Parts<Feature>,
  clock: Clock,
): Pick<CustomerClient, 'start' | 'dispose' | 'reset'> {
  let leave: (() => void) | undefined;
  const dispose = () => {
    leave?.();
    leave = undefined;
    keeping.stop();
    uploads.suspend();
    customer.send({ type: 'CLIENT.STOPPED' });
    timeline.pause();
  };
  return {
    start() {
      customer.send({ type: 'CLIENT.STARTED', at: clock.now() });
      leave ??= watchEnvironment((fact) => {
        customer.send(toEvent(fact, clock.now()));
        if (fact === 'hidden') void keeping.flush();
        if (fact === 'online') {
          uploads.networkReturned();
          void keeping.flush();
        }
        if (fact === 'returned') uploads.visitorReturned(clock.now());
      });
      uploads.wake();
      timeline.wake();
      keeping.start();
    },
    dispose,
    reset() {
      dispose();
      // First of all: it must not take the forgotten customer for news that are to be read.
      timeline.reset();
      customer.send({ type: 'CLIENT.RESET' });
      uploads.reset();
      keeping.reset();
      drafts.reset();
      choices.reset();
      intents.reset();
      submissions.reset();
    },
  };
}

function toEvent(fact: EnvironmentFact, at: number): CustomerEvent {
  if (fact === 'returned') return { type: 'VISITOR.RETURNED', at };
  if (fact === 'hidden') return { type: 'VISITOR.LEFT' };
  return { type: fact === 'online' ? 'NETWORK.RETURNED' : 'NETWORK.LOST' };
}

function supports({ offers, customer, connection }: CustomerView, operation: OperationName): boolean {
  return offers.includes(operation) && customer?.allowed[operation] !== false && connection !== 'ended';
}
