import type { Answer } from '../../model/index.js';
import { check, checkRejects, checkSame } from './check.js';
import type { ContractPromise, ContractSubject } from './contract-case.js';
import { answerable, answerAll, freshKey, read, submitAnswers } from './subject-actions.js';

/** Sending answers. */
export const answerPromises: readonly ContractPromise[] = [
  {
    title: 'stores all answers and answers with the customer as they are then',
    needs: ['submitAnswers'],
    run: async (subject) => {
      const before = await read(subject);
      const after = await answerAll(subject);
      for (const { requirement } of answerable(subject, before)) {
        const now = after.requirements.find(({ id }) => id === requirement.id);
        check(now === undefined || now.awaiting === 'provider', 'an answered requirement must no longer await the customer');
      }
      checkSame(after, await read(subject), 'a read after a write must show what the write answered');
      check(after.version !== before.version, 'a write must give a new version');
    },
  },
  {
    title: 'stores none of the answers when one is wrong, and names its requirement',
    needs: ['submitAnswers'],
    run: async (subject) => {
      const before = await read(subject);
      const good = answerable(subject, before).map(({ answer }) => answer);
      const wrong: Answer = { kind: 'field', requirementId: 'no-such-requirement', value: 'x' };
      const error = await checkRejects(submitAnswers(subject, [...good, wrong]), 'validation_failed');
      const paths = error.fieldErrors.map(({ path }) => path);
      checkSame(paths, [wrong.requirementId], 'the field errors must name the wrong answer by requirement id, and only it');
      checkSame(await read(subject), before, 'nothing may be stored when one answer is wrong');
    },
  },
  {
    title: 'rejects an empty answer to something mandatory by its requirement id',
    needs: ['submitAnswers'],
    run: async (subject) => {
      const field = (await read(subject)).requirements.find(({ spec }) => spec.kind === 'field' && spec.required);
      check(field !== undefined, 'the subject must have an open request for a mandatory field');
      const empty: Answer = { kind: 'field', requirementId: field.id, value: '' };
      const error = await checkRejects(submitAnswers(subject, [empty]), 'validation_failed');
      check(error.fieldErrors[0]?.path === field.id, 'the field error must name the requirement');
    },
  },
  {
    title: 'rejects answers with "state_conflict" while data are locked',
    needs: ['submitAnswers'],
    run: async (subject) => {
      const answers = answerable(subject, await read(subject)).map(({ answer }) => answer);
      const locked = await lock(subject);
      await checkRejects(submitAnswers(subject, answers), 'state_conflict');
      checkSame(await read(subject), locked, 'a refused write must change nothing');
    },
  },
  {
    title: 'has one effect for one key, however often the write is repeated',
    needs: ['submitAnswers'],
    run: async (subject) => {
      const answers = answerable(subject, await read(subject)).map(({ answer }) => answer);
      const options = freshKey();
      const first = await submitAnswers(subject, answers, options);
      const again = await submitAnswers(subject, answers, options);
      checkSame(again, first, 'the same key must get the same answer');
      checkSame((await read(subject)).version, first.version, 'the same key must have no second effect');
    },
  },
  {
    title: 'refuses a key that was used for something else',
    needs: ['submitAnswers'],
    run: async (subject) => {
      const answers = answerable(subject, await read(subject)).map(({ answer }) => answer);
      const options = freshKey();
      await submitAnswers(subject, answers, options);
      await checkRejects(submitAnswers(subject, [...answers, ...answers], options), 'idempotency_mismatch');
    },
  },
  {
    title: 'lets the key of a failed write be used again',
    needs: ['submitAnswers'],
    run: async (subject) => {
      const answers = answerable(subject, await read(subject)).map(({ answer }) => answer);
      const options = freshKey();
      await checkRejects(submitAnswers(subject, answers, { ...options, ifVersion: 'another-version' }), 'version_conflict');
      await submitAnswers(subject, answers, options);
    },
  },
  {
    title: 'rejects with "version_conflict" when the customer has changed, and changes nothing',
    needs: ['submitAnswers'],
    run: async (subject) => {
      const before = await read(subject);
      const answers = answerable(subject, before).map(({ answer }) => answer);
      const call = submitAnswers(subject, answers, { ...freshKey(), ifVersion: `${before.version}0` });
      await checkRejects(call, 'version_conflict');
      checkSame(await read(subject), before, 'a conflict must change nothing');
      await submitAnswers(subject, answers, { ...freshKey(), ifVersion: before.version });
    },
  },
  {
    title: 'ends a write early with "aborted" when its signal has aborted, and stores nothing',
    needs: ['submitAnswers'],
    run: async (subject) => {
      const before = await read(subject);
      const answers = answerable(subject, before).map(({ answer }) => answer);
      await checkRejects(submitAnswers(subject, answers, { ...freshKey(), signal: AbortSignal.abort() }), 'aborted');
      checkSame(await read(subject), before, 'an aborted write must store nothing');
    },
  },
  {
    title: 'refuses a wish to be reviewed while something blocking is unanswered',
    needs: ['submitForReview'],
    run: async (subject) => {
      const { backend, customerId } = subject;
      const before = await read(subject);
      await checkRejects(backend.submitForReview?.(customerId, freshKey()) ?? Promise.resolve(), 'validation_failed');
      checkSame(await read(subject), before, 'a refused write must change nothing');
    },
  },
];

async function lock(subject: ContractSubject) {
  const after = await answerAll(subject);
  check(!after.status.editable, 'answering everything must lock the data of a customer in review');
  return after;
}
