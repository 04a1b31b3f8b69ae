import { isCustomerStatusError } from '../../model/index.js';
import { check, needed } from '../contract/check.js';
import { attempted, checkSilent } from './attempted.js';
import type { ConnectorPromise, ConnectorSubject } from './connector-subject.js';

/** What a write must keep while the line or the provider is bad. */
export const faultPromises: readonly ConnectorPromise[] = [
  {
    title: 'writes once, and resolves with the customer afterwards',
    run: async (subject) => {
      const { run, effects } = writeOf(subject);
      await run(subject.context({ idempotencyKey: KEY }));
      check(effects() === 1, 'the provider must have done it once');
    },
  },
  {
    title: 'does nothing twice when the line breaks after the work was done',
    run: async (subject) => {
      const { run, effects } = writeOf(subject);
      subject.fail('done_then_cut');
      const { error } = await attempted(run(subject.context({ idempotencyKey: KEY })));
      check(effects() === 1, `the provider must have done it once, and did it ${effects()} times`);
      if (error === undefined) return;
      check(isCustomerStatusError(error) && error.retryable, 'what may have been done must reject with an error that can pass');
      checkSilent(subject, error);
    },
  },
  {
    title: 'ends a write in time when the provider never answers',
    run: async (subject) => {
      const { run } = writeOf(subject);
      for (let attempt = 0; attempt < 10; attempt += 1) subject.fail('hang');
      const { error } = await attempted(run(subject.context({ idempotencyKey: KEY })));
      check(
        isCustomerStatusError(error) && error.code === 'timeout',
        'a write that is never answered must reject with "timeout"',
      );
      checkSilent(subject, error);
    },
  },
];

const KEY = 'contract-key-1';

function writeOf(subject: ConnectorSubject): NonNullable<ConnectorSubject['write']> {
  return needed('write', subject.write);
}
