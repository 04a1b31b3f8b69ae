import { type Sep12BackendOptions, sep12Backend } from 'customer-status-kit/backends/sep12';
import type { CustomerBackend } from 'customer-status-kit/model';
import { backendContract } from 'customer-status-kit/testing';
import { describe, expect, it } from 'vitest';
import type { AnchorField } from '../../providers/sep12/anchor-fields.ts';
import { type AnchorOptions, type AnchorSimulator, simulateAnchor } from '../../providers/sep12/simulate-anchor.ts';
import { ACCOUNT, CUSTOMER } from './anchor-stage.js';

const SIDE: AnchorField = { type: 'binary', description: 'A clear photo of the government issued ID' };

/** The anchor's staff, with what the contract asks of operators as far as an anchor can do it. */
function staffOf({ anchor }: AnchorSimulator, backend: CustomerBackend): CustomerBackend {
  const record = () => anchor.recordOf(ACCOUNT);
  const read = () => backend.getCustomer(CUSTOMER);
  return {
    id: 'staff',
    getCustomer: read,
    async requestInformation(_id, requests) {
      for (const { spec } of requests) {
        if (spec.kind !== 'document') throw new Error('an anchor asks for fields and files only');
        anchor.ask(record(), { photo_id_front: SIDE, photo_id_back: SIDE });
      }
      return read();
    },
    async decideFile(_id, fileId, { decision, message }) {
      anchor.judge(record(), fileId.split(':', 1)[0] ?? '', decision.toUpperCase(), message);
      return read();
    },
  };
}

/** What an anchor has nothing for. */
const ABSENT = [
  'submitForReview',
  'startAction',
  'requestExtension',
  'listEvents',
  'subscribe',
  'setStatus',
  'activate',
  'deactivate',
  'decideRequirement',
  'readFile',
] as const;

function make(options: Partial<Sep12BackendOptions> = {}, anchorOptions: AnchorOptions = {}) {
  return async () => {
    const simulator = await simulateAnchor(anchorOptions);
    const { anchor, kycServer, close } = simulator;
    const getToken = () => anchor.tokens.issue({ account: ACCOUNT });
    const backend = sep12Backend({ kycServer, getToken, ...options });
    return { backend, operator: staffOf(simulator, backend), customerId: CUSTOMER, dispose: close };
  };
}

function twoFields(): Record<string, AnchorField> {
  return { first_name: { type: 'string' }, last_name: { type: 'string', optional: true } };
}

/** An anchor asks for data and files; it has no questions in sentences. */
const A_QUESTION = 'asks the customer for something';

describe.each([
  ['with files at their own endpoint', make()],
  ['with files that go along with the answers', make({}, { hasFiles: false })],
  ['with two types', make({ types: ['', 'other'] }, { types: { '': twoFields(), other: twoFields() } })],
  ['with an anchor that refuses old tokens with 403', make({}, { refusesWith: 403 })],
])('the backend for SEP-12 %s', (_name, subject) => {
  const promises = backendContract(subject, { strangers: 'created', without: ABSENT });
  for (const { title, run } of promises) if (!title.startsWith(A_QUESTION)) it(title, run);
});

describe('the backend for SEP-12 by the anchor’s own ids', () => {
  const byId = make({ identify: (id) => ({ id }) });
  const strangers = backendContract(byId, { without: ABSENT }).filter(({ title }) => title.includes('does not know'));
  it('has strangers to tell of', () => expect(strangers).toHaveLength(2));
  for (const { title, run } of strangers) it(title, run);
});
