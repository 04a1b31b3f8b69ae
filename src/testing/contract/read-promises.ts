import { type Answer, backendCapabilitiesSchema, customerSnapshotSchema, parse } from '../../model/index.js';
import { check, checkRejects, checkSame, needed } from './check.js';
import type { ContractPromise } from './contract-case.js';
import { freshKey, read } from './subject-actions.js';

/** Reading the customer. */
export const readPromises: readonly ContractPromise[] = [
  {
    title: 'reads the same customer any number of times without changing anything',
    needs: [],
    run: async (subject) => {
      const [first, second, third] = [await read(subject), await read(subject), await read(subject)];
      checkSame(second, first, 'a second read must be the same as the first');
      checkSame(third, first, 'a third read must be the same as the first');
    },
  },
  {
    title: 'answers with a snapshot of the agreed shape and the id that was asked for',
    needs: [],
    run: async (subject) => {
      const snapshot = await read(subject);
      checkSame(parse(customerSnapshotSchema, snapshot), snapshot, 'a snapshot must fit the schema and hold nothing else');
      check(snapshot.id === subject.customerId, 'the snapshot must be of the customer who was asked for');
    },
  },
  {
    title: 'ends a read early with "aborted" when its signal aborts',
    needs: [],
    run: async ({ backend, customerId }) => {
      await checkRejects(backend.getCustomer(customerId, { signal: AbortSignal.abort() }), 'aborted');
      const controller = new AbortController();
      const call = backend.getCustomer(customerId, { signal: controller.signal });
      controller.abort();
      await checkRejects(call, 'aborted');
    },
  },
];

/** Only tried where `getCapabilities` is there. */
export const capabilityPromises: readonly ContractPromise[] = [
  {
    title: 'says what it can do in the agreed shape',
    needs: [],
    run: async ({ backend }) => {
      const capabilities = await needed('getCapabilities', backend.getCapabilities?.());
      checkSame(parse(backendCapabilitiesSchema, capabilities), capabilities, 'capabilities must fit the schema');
    },
  },
];

const STRANGER = 'cus_nobody_knows';

/** Only tried where strangers are refused. */
export const strangerPromises: readonly ContractPromise[] = [
  {
    title: 'rejects with "not_found" for a customer it does not know',
    needs: [],
    run: async ({ backend }) => {
      await checkRejects(backend.getCustomer(STRANGER), 'not_found');
    },
  },
  {
    title: 'takes nothing for a customer it does not know',
    needs: ['submitAnswers', 'uploadFile'],
    run: async ({ backend }) => {
      const answer: Answer = { kind: 'field', requirementId: 'r', value: 'x' };
      const sent = needed('submitAnswers', backend.submitAnswers?.(STRANGER, [answer], freshKey()));
      await checkRejects(sent, 'not_found');
      const target = { requirementId: 'r', documentType: 'passport' };
      const file = new Blob(['x'.repeat(2_000)], { type: 'application/pdf' });
      await checkRejects(needed('uploadFile', backend.uploadFile?.(STRANGER, target, file, freshKey())), 'not_found');
    },
  },
];
