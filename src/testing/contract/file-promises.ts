import {
  type CustomerSnapshot,
  type DocumentAnswer,
  type DocumentFile,
  type OperatorDecision,
  resolveText,
} from '../../model/index.js';
import { check, checkRejects, checkSame, needed } from './check.js';
import type { ContractPromise, ContractSubject } from './contract-case.js';
import {
  ask,
  answerable,
  fileIds,
  freshKey,
  operatorOf,
  picture,
  QUESTION_WITH_ATTACHMENT,
  read,
  submitAnswers,
  TWO_SIDED_DOCUMENT,
  upload,
} from './subject-actions.js';

/** Files. They need an operator, who asks for a document first. */
export const filePromises: readonly ContractPromise[] = [
  {
    title: 'stores one file for one key, whatever is retried',
    needs: ['uploadFile', 'requestInformation'],
    run: async (subject) => {
      const { id } = await ask(subject, TWO_SIDED_DOCUMENT);
      const options = freshKey();
      const first = await upload(subject, id, 'front', options);
      const again = await upload(subject, id, 'front', options);
      checkSame(again, first, 'the same key must answer with the same file');
      checkSame(await fileIds(subject), [first.id], 'the same key must store one file');
      check(first.size === picture().size && first.mime === 'image/png', 'the answer must tell type and size of the file');
    },
  },
  {
    title: 'tells progress that never falls and ends at the whole file',
    needs: ['uploadFile', 'requestInformation'],
    run: async (subject) => {
      const { id } = await ask(subject, TWO_SIDED_DOCUMENT);
      const told: [number, number][] = [];
      const onProgress = (sent: number, total: number) => told.push([sent, total]);
      await upload(subject, id, 'front', { ...freshKey(), onProgress });
      const size = picture().size;
      check(
        told.every(([sent, total]) => total === size && sent >= 0 && sent <= size),
        'progress must stay within the file',
      );
      check(
        told.every(([sent], index) => sent >= (told[index - 1]?.[0] ?? 0)),
        'progress must never fall',
      );
      check(told.at(-1)?.[0] === size, 'progress must end at the whole file');
    },
  },
  {
    title: 'ends an upload early with "aborted" when its signal has aborted, and stores nothing',
    needs: ['uploadFile', 'requestInformation'],
    run: async (subject) => {
      const { id } = await ask(subject, TWO_SIDED_DOCUMENT);
      await checkRejects(upload(subject, id, 'front', { ...freshKey(), signal: AbortSignal.abort() }), 'aborted');
      checkSame(await fileIds(subject), [], 'an aborted upload must store nothing');
    },
  },
  {
    title: 'removes a file, and finds nothing wrong with removing it again',
    needs: ['uploadFile', 'removeFile', 'requestInformation'],
    run: async (subject) => {
      const { backend, customerId } = subject;
      const { id } = await ask(subject, TWO_SIDED_DOCUMENT);
      const file = await upload(subject, id, 'front');
      const remove = () => needed('removeFile', backend.removeFile?.(customerId, file.id, freshKey()));
      await remove();
      checkSame(await fileIds(subject), [], 'a removed file must be gone');
      await remove();
    },
  },
  {
    title: 'takes an upload back by its key: what was stored is gone, what arrives later is not stored, and another key is free',
    needs: ['uploadFile', 'requestInformation'],
    run: async (subject) => {
      const { backend, customerId } = subject;
      const { id } = await ask(subject, TWO_SIDED_DOCUMENT);
      if (backend.withdrawUpload === undefined) return;
      const withdraw = (key: string) => needed('withdrawUpload', backend.withdrawUpload?.(customerId, key));
      const [stored, never, other] = [freshKey(), freshKey(), freshKey()];
      const kept = await upload(subject, id, 'back', other);
      await upload(subject, id, 'front', stored);
      await withdraw(stored.idempotencyKey);
      await withdraw(stored.idempotencyKey);
      checkSame(await fileIds(subject), [kept.id], 'a file that was taken back must be gone, and no other');
      await withdraw(never.idempotencyKey);
      await checkRejects(upload(subject, id, 'front', never), 'idempotency_mismatch');
      checkSame(await fileIds(subject), [kept.id], 'a file must not be stored under a key that was taken back before');
      await upload(subject, id, 'front');
      check((await fileIds(subject)).length === 2, 'the same file must be stored under another key');
    },
  },
  {
    title: 'takes uploaded files as an answer only when every side is there',
    needs: ['uploadFile', 'submitAnswers', 'requestInformation'],
    run: async (subject) => {
      const { id } = await ask(subject, TWO_SIDED_DOCUMENT);
      const front = await upload(subject, id, 'front');
      const error = await checkRejects(submitAnswers(subject, [licence(id, [front.id])]), 'validation_failed');
      check(error.fieldErrors[0]?.path === id, 'the field error must name the requirement');
      const back = await upload(subject, id, 'back');
      await submitAnswers(subject, [licence(id, [front.id, back.id])]);
    },
  },
  {
    title: 'takes files on other sides than they were uploaded for, and again for another request, where it says that it can',
    needs: ['uploadFile', 'submitAnswers', 'requestInformation'],
    run: async (subject) => {
      const [capabilities] = await Promise.all([subject.backend.getCapabilities?.(), read(subject)]);
      if (capabilities?.upload?.rearranges !== true) return;
      const { id, front, back } = await sendDocument(subject, (ids) => ({ [ids.front]: 'back', [ids.back]: 'front' }));
      const sides = (await filesFor(subject, id)).map((file) => [file.id, file.side]);
      checkSame(
        sides,
        [
          [front, 'back'],
          [back, 'front'],
        ],
        'each file must be on the side the answer says',
      );
      const again = await ask(subject, TWO_SIDED_DOCUMENT);
      await submitAnswers(subject, [{ ...licence(again.id, [back, front]), sides: { [back]: 'front', [front]: 'back' } }]);
      const reused = (await filesFor(subject, again.id)).map((file) => file.id);
      checkSame(reused, [back, front], 'the second request must hold the files of the first, in the order of the answer');
    },
  },
  {
    title: 'takes a file given for something else as the attachment of an answer, where it says that it can',
    needs: ['uploadFile', 'submitAnswers', 'requestInformation'],
    run: async (subject) => {
      const [capabilities] = await Promise.all([subject.backend.getCapabilities?.(), read(subject)]);
      if (capabilities?.upload?.rearranges !== true) return;
      const { front } = await sendDocument(subject);
      const { id } = await ask(subject, QUESTION_WITH_ATTACHMENT);
      const sent = await submitAnswers(subject, [{ kind: 'clarification', requirementId: id, fileIds: [front] }]);
      check(requirement(sent, id).awaiting === 'provider', 'the attachment alone must be enough');
      const attached = (await filesFor(subject, id)).map((file) => file.id);
      checkSame(attached, [front], 'the question must hold the file of the other request');
    },
  },
  {
    title: 'asks again for the side that an operator refused, and for no other',
    needs: ['uploadFile', 'submitAnswers', 'requestInformation', 'decideFile'],
    run: async (subject) => {
      const { id, front, back } = await sendDocument(subject);
      const operator = operatorOf(subject);
      const decide = (fileId: string, decision: OperatorDecision) =>
        needed('decideFile', operator.decideFile?.(subject.customerId, fileId, decision, freshKey()));
      await decide(front, { decision: 'accepted' });
      const message = 'The back is blurred.';
      await decide(back, { decision: 'rejected', reasonCode: 'document_unreadable', message });
      const snapshot = await read(subject);
      const files = snapshot.documents.flatMap((document) => document.files);
      check(files.find((file) => file.id === front)?.status === 'accepted', 'the accepted side must stay accepted');
      const why = files.find((file) => file.id === back)?.reasons?.[0]?.message;
      check(why !== undefined && resolveText(why, 'en').text === message, 'the refused side must show why');
      check(requirement(snapshot, id).awaiting === 'customer', 'the requirement must await the customer again');
      const again = await upload(subject, id, 'back');
      const sent = await submitAnswers(subject, [licence(id, [again.id])]);
      check(requirement(sent, id).awaiting === 'provider', 'the missing side alone must be enough');
    },
  },
];

async function filesFor(subject: ContractSubject, requirementId: string): Promise<DocumentFile[]> {
  const { documents } = await read(subject);
  return documents.filter((document) => document.requirementId === requirementId).flatMap((document) => document.files);
}

type SidesOf = (ids: { front: string; back: string }) => DocumentAnswer['sides'];

async function sendDocument(
  subject: ContractSubject,
  sidesOf: SidesOf = () => undefined,
): Promise<{ id: string; front: string; back: string }> {
  const { id } = await ask(subject, TWO_SIDED_DOCUMENT);
  const front = await upload(subject, id, 'front');
  const back = await upload(subject, id, 'back');
  const others = answerable(subject, await read(subject)).map(({ answer }) => answer);
  const sides = sidesOf({ front: front.id, back: back.id });
  await submitAnswers(subject, [...others, { ...licence(id, [front.id, back.id]), ...(sides === undefined ? {} : { sides }) }]);
  return { id, front: front.id, back: back.id };
}

function licence(requirementId: string, ids: string[]) {
  return { kind: 'document', requirementId, documentType: 'national_id', fileIds: ids } as const;
}

function requirement(snapshot: CustomerSnapshot, id: string) {
  const found = snapshot.requirements.find((candidate) => candidate.id === id);
  check(found !== undefined, 'the requirement must still be listed');
  return found;
}
