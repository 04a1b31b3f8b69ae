import {
  type BackendCapabilities,
  type CustomerBackend,
  CustomerStatusError,
  type ReadOptions,
  systemClock,
} from '../../model/index.js';
import { sep12Client } from './sep12-client.js';
import { sep12Files } from './sep12-files.js';
import type { Sep12BackendOptions } from './sep12-options.js';
import { sep12Reader } from './sep12-read.js';
import { newSession, type Sep12Session } from './sep12-session.js';
import { completeVerification, submitAnswers } from './sep12-writes.js';

type Operations = 'getCustomer' | 'getCapabilities' | 'submitAnswers' | 'uploadFile' | 'removeFile' | 'completeAction';

/** What can be done at an anchor. There is no history and no push: the timeline tells what was seen, and the client polls. */
export interface Sep12CustomerBackend extends Required<Pick<CustomerBackend, Operations>>, Pick<CustomerBackend, 'id'> {
  /**
   * Has the anchor delete everything it has stored about the customer (`DELETE /customer/{account}`), and forgets what is kept
   * here. Resolves also where the anchor knows nothing of them. Needs `account`, of the options or of `identify`: rejects
   * with `unsupported` without. It cannot be taken back: ask the customer first, read them again afterwards.
   */
  eraseCustomer: (customerId: string, options?: Pick<ReadOptions, 'signal'>) => Promise<void>;
}

/**
 * A backend that speaks SEP-12, Stellar's open KYC protocol, from the browser to the anchor itself: no server half stands
 * between. Every answer is checked; a malformed one is a `protocol_error`. What an anchor cannot tell (history, versions,
 * limits for files) is in `docs/sep12.md`.
 *
 * @example
 * ```ts
 * import { sep12Backend } from 'customer-status-kit/backends/sep12';
 *
 * declare function signInToAnchor(): Promise<string>;
 * let token: Promise<string> | undefined;
 * const signIn = () => {
 *   token = signInToAnchor();
 *   token.catch(() => (token = undefined));
 *   return token;
 * };
 *
 * export const backend = sep12Backend({
 *   kycServer: 'https://anchor.example.com/sep12',
 *   types: ['sep31-sender', 'sep31-receiver'],
 *   getToken: ({ refresh }) => (refresh ? signIn() : (token ?? signIn())),
 * });
 * ```
 */
export function sep12Backend(options: Sep12BackendOptions): Sep12CustomerBackend {
  const { clock = systemClock } = options;
  const client = sep12Client(options, clock);
  const reader = sep12Reader(client, options, clock);
  const files = sep12Files({ client, reader, options, clock });
  const parts = { client, reader, options };
  const sessions = new Map<string, Sep12Session>();
  const sessionOf = (customerId: string) => {
    const session = sessions.get(customerId) ?? newSession(customerId);
    sessions.set(customerId, session);
    return session;
  };
  return {
    id: 'sep12',
    getCustomer: (id, read) => reader.read(sessionOf(id), read),
    getCapabilities: async () => capabilitiesOf(options, reader.maxBytes),
    submitAnswers: (id, answers, write) => submitAnswers(parts, sessionOf(id), answers, write),
    uploadFile: (id, target, file, write) => files.upload(sessionOf(id), target, file, write),
    removeFile: async (id, fileId) => files.remove(sessionOf(id), fileId),
    completeAction: (id, requirementId, proof, write) =>
      completeVerification(parts, sessionOf(id), { requirementId, proof }, write),
    async eraseCustomer(id, { signal } = {}) {
      const who = options.identify?.(id) ?? options;
      const account = who.account ?? options.account;
      if (account === undefined) {
        throw new CustomerStatusError('unsupported', {
          message: 'the standard erases by account: give `account` in the options',
        });
      }
      await client.erase({ ...who, account }, signal);
      sessions.delete(id);
    },
  };
}

function capabilitiesOf({ files }: Sep12BackendOptions, maxBytes: number): BackendCapabilities {
  return {
    upload: { mode: 'multipart', resumable: false, progress: files !== 'with_answers', maxBytes },
    requirements: 'itemised',
    submission: 'per_requirement',
    realtime: 'poll',
    history: false,
    // The anchor has no versions: what has changed between a look and a write is noticed, and not prevented.
    optimisticLocking: false,
    idempotency: true,
    surface: 'customer',
  };
}
