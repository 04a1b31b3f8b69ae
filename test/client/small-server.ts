import {
  CustomerStatusError,
  type Answer,
  type BackendUpdate,
  type CustomerBackend,
  type CustomerSnapshot,
  type PresentedStatus,
  type SubscribeOptions,
} from '../../src/model/index.js';
import { snapshotOf, unknownSnapshot } from './fixtures.js';

/** A provider in a few lines: it counts effects, keeps keys, and can be cut off or lose an answer. */
export function smallServer() {
  const streams: { push: (update: BackendUpdate) => void; options: SubscribeOptions }[] = [];
  const keys = new Map<string, CustomerSnapshot>();
  const state = { version: 1, isDown: false, losesNextAnswer: false, calls: 0 };
  const history: CustomerSnapshot[] = [snapshotOf(1)];
  const effects: string[] = [];
  const current = () => history.at(-1)!;
  const open = () => streams.filter(({ options }) => !options.signal.aborted);

  const call = <Value>(answer: () => Value): Promise<Value> => {
    state.calls += 1;
    if (state.isDown) return Promise.reject(new CustomerStatusError('offline'));
    return Promise.resolve().then(answer);
  };

  const submit = (answers: readonly Answer[], key: string): CustomerSnapshot => {
    if (!keys.has(key)) {
      if (!current().status.editable) throw new CustomerStatusError('state_conflict');
      effects.push(JSON.stringify(answers.map((answer) => ('value' in answer ? answer.value : undefined))));
      history.push({ ...current(), version: String(history.length + 1) });
      keys.set(key, current());
    }
    if (!state.losesNextAnswer) return keys.get(key)!;
    state.losesNextAnswer = false;
    throw new CustomerStatusError('network');
  };

  const backend: CustomerBackend = {
    id: 'small',
    getCustomer: () => call(current),
    submitAnswers: (_id, answers, { idempotencyKey }) => call(() => submit(answers, idempotencyKey)),
    subscribe(_id, push, options) {
      streams.push({ push, options });
      queueMicrotask(() => {
        if (!state.isDown) options.onState?.('open');
      });
    },
  };

  return {
    backend,
    effects,
    history,
    state,
    /** What the customer becomes, whether anybody hears of it or not. */
    change(is: PresentedStatus | { raw: string }) {
      const version = history.length + 1;
      history.push(typeof is === 'string' ? snapshotOf(version, { is }) : unknownSnapshot(version, is.raw));
    },
    push: (snapshot: CustomerSnapshot) => open().forEach((stream) => stream.push({ snapshot })),
    cut() {
      state.isDown = true;
      open().forEach(({ options }) => options.onState?.('lost'));
    },
    mend() {
      state.isDown = false;
      open().forEach(({ options }) => options.onState?.('open'));
    },
    openStreams: () => open().length,
  };
}
