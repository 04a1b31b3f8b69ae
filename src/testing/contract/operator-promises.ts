import { toHex } from '../../model/hex.js';
import { check, checkRejects, checkSame, needed } from './check.js';
import type { ContractPromise } from './contract-case.js';
import { answerAll, ask, freshKey, operatorOf, picture, read, TWO_SIDED_DOCUMENT, upload } from './subject-actions.js';

const QUESTION = {
  title: 'Your work',
  spec: { kind: 'clarification', question: 'Where do you work?', answer: 'text' },
} as const;

/** What operators do. */
export const operatorPromises: readonly ContractPromise[] = [
  {
    title: 'writes a status with the reason an operator gives, in the words meant for the customer',
    needs: ['setStatus'],
    run: async (subject) => {
      const reason = { reasonCode: 'data_mismatch', message: 'The name differs.' };
      const after = await needed(
        'setStatus',
        operatorOf(subject).setStatus?.(subject.customerId, 'REJECTED', { ...freshKey(), ...reason }),
      );
      check(after.status.status === 'REJECTED', 'the status must be written');
      const [told] = (await read(subject)).status.reasons;
      check(told?.code === reason.reasonCode && told.message === reason.message, 'the customer must see the reason');
    },
  },
  {
    title: 'closes an active customer for the time being, and opens them again',
    needs: ['setStatus', 'deactivate', 'activate'],
    run: async (subject) => {
      const { customerId } = subject;
      await needed('setStatus', operatorOf(subject).setStatus?.(customerId, 'ACTIVE', freshKey()));
      const closed = await needed('deactivate', operatorOf(subject).deactivate?.(customerId, freshKey()));
      check(closed.status.status === 'DEACTIVATED', 'deactivating must lead to DEACTIVATED');
      const open = await needed('activate', operatorOf(subject).activate?.(customerId, freshKey()));
      check(open.status.status === 'ACTIVE', 'activating must lead to ACTIVE');
    },
  },
  {
    title: 'asks the customer for something, who then needs to give additional information',
    needs: ['requestInformation'],
    run: async (subject) => {
      const opened = await ask(subject, QUESTION);
      check(opened.awaiting === 'customer' && opened.kind === 'clarification', 'the request must await the customer');
      const { status } = await read(subject);
      check(status.status === 'NEEDS_ADDITIONAL_INFORMATION' && status.editable, 'the customer must be able to answer');
    },
  },
  {
    title: 'asks again for an answer that an operator refused, with the reason',
    needs: ['submitAnswers', 'requestInformation', 'decideRequirement'],
    run: async (subject) => {
      const { id } = await ask(subject, QUESTION);
      await answerAll(subject);
      const decision = { decision: 'rejected', message: 'Please name the employer.' } as const;
      await needed('decideRequirement', operatorOf(subject).decideRequirement?.(subject.customerId, id, decision, freshKey()));
      const refused = (await read(subject)).requirements.find((requirement) => requirement.id === id);
      check(refused?.awaiting === 'customer' && refused.status === 'rejected', 'a refused answer must be asked for again');
      check(refused.reasons[0]?.message === decision.message, 'the customer must see why');
    },
  },
  {
    title: 'shows an operator the very bytes the customer sent, and knows no file that was never sent',
    needs: ['uploadFile', 'requestInformation', 'readFile'],
    run: async (subject) => {
      const { id } = await ask(subject, TWO_SIDED_DOCUMENT);
      const file = await upload(subject, id, 'front');
      const load = (fileId: string) => needed('readFile', operatorOf(subject).readFile?.(subject.customerId, fileId));
      checkSame(await hexOf(await load(file.id)), await hexOf(picture()), 'the bytes must be those that were sent');
      await checkRejects(load('no-such-file'), 'not_found');
    },
  },
  {
    title: 'takes the wish for more time where it was offered, and only there',
    needs: ['requestExtension', 'requestInformation'],
    run: async (subject) => {
      const { backend, customerId } = subject;
      const wish = (id: string) => needed('requestExtension', backend.requestExtension?.(customerId, id, freshKey()));
      const due = { at: '2030-03-01T12:00:00.000Z', severity: 'current' } as const;
      const { id } = await ask(subject, { ...QUESTION, due: { ...due, extension: 'available' } });
      const after = (await wish(id)).requirements.find((requirement) => requirement.id === id);
      const isLater = Date.parse(after?.due?.at ?? '') > Date.parse(due.at);
      check(isLater || after?.due?.extension === 'requested', 'there must be a later date, or the wish must be on record');
      check(!isLater || after?.due?.originalAt === due.at, 'a later date must say what it was at first');
      const firm = await ask(subject, { ...QUESTION, due });
      await checkRejects(wish(firm.id), 'state_conflict');
    },
  },
  {
    title: 'starts an action and takes the proof that it was done',
    needs: ['startAction', 'completeAction', 'requestInformation'],
    run: async (subject) => {
      const { backend, customerId } = subject;
      const spec = { kind: 'action', action: 'verify_code' } as const;
      const { id } = await ask(subject, { title: 'Confirm your number', spec });
      await needed('startAction', backend.startAction?.(customerId, id, freshKey()));
      const proof = { code: '123456' };
      const after = await needed('completeAction', backend.completeAction?.(customerId, id, proof, freshKey()));
      const done = after.requirements.find((requirement) => requirement.id === id);
      check(done === undefined || done.awaiting === 'provider', 'a completed action must no longer await the customer');
    },
  },
];

async function hexOf(file: Blob): Promise<string> {
  return toHex(new Uint8Array(await file.arrayBuffer()));
}
