import type { BackendUpdate } from '../../model/index.js';
import { check } from './check.js';
import type { ContractPromise, ContractSubject } from './contract-case.js';
import { answerAll } from './subject-actions.js';

const ABSENT = 'the backend has no subscribe: name it in `without` to leave its cases out';

/** Push. */
export const pushPromises: readonly ContractPromise[] = [
  {
    title: 'pushes what a write has changed',
    needs: ['subscribe', 'submitAnswers'],
    run: async (subject) => {
      const watcher = watch(subject);
      await watcher.opened;
      const after = await answerAll(subject);
      await watcher.heard((update) => update.snapshot?.version === after.version || update.resync === true);
      watcher.stop();
    },
  },
  {
    title: 'pushes nothing more once the signal has aborted',
    needs: ['subscribe', 'submitAnswers'],
    run: async (subject) => {
      const [stopped, witness] = [watch(subject), watch(subject)];
      await Promise.all([stopped.opened, witness.opened]);
      stopped.stop();
      const told = stopped.updates.length;
      const after = await answerAll(subject);
      await witness.heard((update) => update.snapshot?.version === after.version || update.resync === true);
      witness.stop();
      check(stopped.updates.length === told, 'nothing may be pushed after the signal has aborted');
    },
  },
  {
    title: 'does not begin to push when the signal has aborted before',
    needs: ['subscribe'],
    run: async ({ backend, customerId }) => {
      let calls = 0;
      const count = () => {
        calls += 1;
      };
      const options = { signal: AbortSignal.abort(), onState: count };
      check(typeof backend.subscribe === 'function', ABSENT);
      backend.subscribe(customerId, count, options);
      await backend.getCustomer(customerId);
      check(calls === 0, 'nothing may be called after the signal has aborted');
    },
  },
];

/** A subscription that remembers what it was told. */
function watch({ backend, customerId }: ContractSubject) {
  check(typeof backend.subscribe === 'function', ABSENT);
  const controller = new AbortController();
  const updates: BackendUpdate[] = [];
  const told = new EventTarget();
  const opened = new Promise<void>((resolve) => {
    told.addEventListener('open', () => resolve(), { once: true });
  });
  backend.subscribe(
    customerId,
    (update) => {
      updates.push(update);
      told.dispatchEvent(new Event('update'));
    },
    { signal: controller.signal, onState: (state) => told.dispatchEvent(new Event(state)) },
  );
  const heard = (isWanted: (update: BackendUpdate) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (updates.some(isWanted)) resolve();
      };
      told.addEventListener('update', look);
      look();
    });
  return { updates, opened, heard, stop: () => controller.abort() };
}
