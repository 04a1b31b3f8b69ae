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
    title: 'keeps a draft in the place of the one it was made from, and refuses it where another was saved since',
    needs: [],
    run: async (subject) => {
      const nothing = await versionOf(subject);
      await save(subject, draftOf('first'), nothing);
      await checkRejects(save(subject, draftOf('late'), nothing), 'version_conflict');
      const first = await versionOf(subject);
      check(first !== nothing, 'a draft must have another version than none');
      await save(subject, draftOf('second'), first);
      await checkRejects(save(subject, { entries: [] }, first), 'version_conflict');
      checkSame(await load(subject), draftOf('second'), 'a draft that was refused must change nothing');
      await save(subject, { entries: [] }, await versionOf(subject));
      checkSame(await load(subject), { entries: [] }, 'a draft must be removed for the version it has');
    },
  },
  {
    title: 'keeps one of several drafts that are saved at once for the same version, and refuses the others',
    needs: [],
    run: async (subject) => {
      const version = await versionOf(subject);
      const drafts = ['a', 'b', 'c', 'd'].map(draftOf);
      const saved = await Promise.allSettled(drafts.map((draft) => save(subject, draft, version)));
      const taken = drafts.filter((_draft, index) => saved[index]?.status === 'fulfilled');
      check(taken.length === 1, `one must be kept, and ${taken.length} were`);
      checkSame(await load(subject), taken[0], 'the one that was taken must be kept');
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
  const { version: _, ...draft } = await needed('loadDraft', backend.loadDraft?.(customerId));
  check(Array.isArray(draft.entries), 'a draft must have entries');
  return draft;
}

async function versionOf({ backend, customerId }: ContractSubject): Promise<string> {
  const { version } = await needed('loadDraft', backend.loadDraft?.(customerId));
  if (version === undefined) throw new Error('a draft that is loaded must tell its version');
  return version;
}

async function save({ backend, customerId }: ContractSubject, draft: CustomerDraft, ifVersion?: string): Promise<void> {
  await needed('saveDraft', backend.saveDraft?.(customerId, draft, { ifVersion }));
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
