import type { CustomerDraft, Requirement } from '../../model/index.js';
import { check, checkRejects, checkSame, needed } from './check.js';
import type { ContractPromise, ContractSubject } from './contract-case.js';
import { read } from './subject-actions.js';

/** Only tried where drafts are kept. */
export const draftPromises: readonly ContractPromise[] = [
  {
    title: 'has no draft before one is saved',
    needs: [],
    run: async (subject) => checkSame(await load(subject), { entries: [] }, 'nothing saved must be a draft without entries'),
  },
  {
    title: 'keeps a draft as it was saved, with any characters, in the place of the one before',
    needs: [],
    run: async (subject) => {
      await save(subject, draftOf('half a sen'));
      const second = draftOf('a sentence 👩‍💻 مرحبا \n\t');
      await save(subject, second);
      checkSame(await load(subject), second, 'the last saved draft must be loaded as it was saved');
    },
  },
  {
    title: 'lets go of a draft when one without entries is saved',
    needs: [],
    run: async (subject) => {
      await save(subject, draftOf('gone'));
      await save(subject, { entries: [] });
      checkSame(await load(subject), { entries: [] }, 'an empty draft must remove the one before');
    },
  },
  {
    title: 'answers nothing by keeping a draft',
    needs: [],
    run: async (subject) => {
      const before = await read(subject);
      await save(subject, draftOf('not sent'));
      checkSame(await read(subject), before, 'a draft must change nothing about the customer');
    },
  },
  {
    title: 'ends the saving of a draft early with "aborted" when its signal aborts',
    needs: [],
    run: async ({ backend, customerId }) => {
      const signal = AbortSignal.abort();
      const saved = needed('saveDraft', backend.saveDraft?.(customerId, draftOf('x'), { signal }));
      await checkRejects(saved, 'aborted');
      await checkRejects(needed('loadDraft', backend.loadDraft?.(customerId, { signal })), 'aborted');
    },
  },
];

async function load({ backend, customerId }: ContractSubject): Promise<CustomerDraft> {
  const draft = await needed('loadDraft', backend.loadDraft?.(customerId));
  check(Array.isArray(draft.entries), 'a draft must have entries');
  return draft;
}

async function save({ backend, customerId }: ContractSubject, draft: CustomerDraft): Promise<void> {
  await needed('saveDraft', backend.saveDraft?.(customerId, draft));
}

const ASKED: Requirement = {
  id: 'occupation',
  kind: 'field',
  status: 'open',
  blocking: true,
  title: 'Occupation',
  reasons: [],
  subject: { type: 'customer' },
  awaiting: 'customer',
  spec: { kind: 'field', path: 'occupation', input: 'text', required: true },
};

function draftOf(value: string): CustomerDraft {
  const answer = { kind: 'field', requirementId: ASKED.id, value } as const;
  return { entries: [{ answer, asked: ASKED, at: '2026-03-02T10:00:00.000Z' }] };
}
