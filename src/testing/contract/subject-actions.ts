import type {
  Answer,
  CustomerBackend,
  CustomerSnapshot,
  NewRequirement,
  Requirement,
  UploadOptions,
  UploadTarget,
  WriteOptions,
} from '../../model/index.js';
import { sampleAnswer, samplePicture } from '../../backends/memory/sample-answers.js';
import { isAnswerable } from '../../model/index.js';
import { check, needed } from './check.js';
import type { ContractSubject } from './contract-case.js';

export { samplePicture as picture } from '../../backends/memory/sample-answers.js';

let count = 0;

/** A key that was never used before. */
export function freshKey(): WriteOptions {
  return { idempotencyKey: `contract-${String((count += 1))}-${String(Date.now())}` };
}

/** The backend that operators use. */
export function operatorOf(subject: ContractSubject): CustomerBackend {
  return subject.operator ?? subject.backend;
}

/** The customer as they are now. */
export function read(subject: ContractSubject): Promise<CustomerSnapshot> {
  return subject.backend.getCustomer(subject.customerId);
}

/** The requirements a customer can answer without a file. */
export function answerable(subject: ContractSubject, snapshot: CustomerSnapshot): { requirement: Requirement; answer: Answer }[] {
  return snapshot.requirements.filter(isAnswerable).flatMap((requirement) => {
    const answer = subject.answer?.(requirement) ?? sampleAnswer(requirement);
    return answer === undefined ? [] : [{ requirement, answer }];
  });
}

/** Sends good answers to everything that is asked. */
export async function answerAll(subject: ContractSubject, options: WriteOptions = freshKey()): Promise<CustomerSnapshot> {
  const answers = answerable(subject, await read(subject)).map(({ answer }) => answer);
  check(answers.length > 0, 'the subject must have at least one open request for a field');
  return submitAnswers(subject, answers, options);
}

/** Sends answers. */
export function submitAnswers(subject: ContractSubject, answers: readonly Answer[], options: WriteOptions = freshKey()) {
  return needed('submitAnswers', subject.backend.submitAnswers?.(subject.customerId, answers, options));
}

/** An operator asks for something; answers with the requirement as the customer sees it. */
export async function ask(subject: ContractSubject, request: NewRequirement): Promise<Requirement> {
  const known = new Set((await read(subject)).requirements.map(({ id }) => id));
  const operator = operatorOf(subject);
  await needed('requestInformation', operator.requestInformation?.(subject.customerId, [request], freshKey()));
  const opened = (await read(subject)).requirements.find((requirement) => !known.has(requirement.id));
  check(opened !== undefined, 'a request for information must show as a new requirement');
  return opened;
}

/** A request for a card with two sides. */
export const TWO_SIDED_DOCUMENT: NewRequirement = {
  title: 'Identity card',
  spec: {
    kind: 'document',
    accepted: [{ type: 'national_id', label: 'Identity card', sides: ['front', 'back'] }],
    mime: ['image/png'],
    maxBytes: 1_000_000,
  },
};

/** A question that a file answers. */
export const QUESTION_WITH_ATTACHMENT: NewRequirement = {
  title: 'Name on the card',
  spec: {
    kind: 'clarification',
    question: 'Which card shows your present name?',
    answer: 'attachment',
    attachment: { accepted: [], mime: ['image/png'], maxBytes: 1_000_000 },
  },
};

/** Uploads one side of the two-sided document. */
export function upload(
  subject: ContractSubject,
  requirementId: string,
  side: 'front' | 'back',
  options: UploadOptions = freshKey(),
) {
  const target: UploadTarget = { requirementId, documentType: 'national_id', side };
  return needed('uploadFile', subject.backend.uploadFile?.(subject.customerId, target, samplePicture(), options));
}

/** The ids of all files the customer sees. */
export async function fileIds(subject: ContractSubject): Promise<string[]> {
  return (await read(subject)).documents.flatMap((document) => document.files.map(({ id }) => id));
}
