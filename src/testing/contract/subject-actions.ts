import type {
  Answer,
  CustomerBackend,
  CustomerSnapshot,
  FieldSpec,
  FieldValue,
  NewRequirement,
  Requirement,
  UploadOptions,
  UploadTarget,
  WriteOptions,
} from '../../model/index.js';
import { isAnswerable } from '../../model/index.js';
import { check, needed } from './check.js';
import type { ContractSubject } from './contract-case.js';

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
    const answer = subject.answer?.(requirement) ?? guessAnswer(requirement);
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

/** One pixel, as a whole PNG file. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A small picture that every check of a real server lets through. */
export function picture(): Blob {
  return new Blob([Uint8Array.from(atob(PIXEL), (character) => character.codePointAt(0) ?? 0)], { type: 'image/png' });
}

/** Uploads one side of the two-sided document. */
export function upload(
  subject: ContractSubject,
  requirementId: string,
  side: 'front' | 'back',
  options: UploadOptions = freshKey(),
) {
  const target: UploadTarget = { requirementId, documentType: 'national_id', side };
  return needed('uploadFile', subject.backend.uploadFile?.(subject.customerId, target, picture(), options));
}

/** The ids of all files the customer sees. */
export async function fileIds(subject: ContractSubject): Promise<string[]> {
  return (await read(subject)).documents.flatMap((document) => document.files.map(({ id }) => id));
}

function guessAnswer({ id: requirementId, spec }: Requirement): Answer | undefined {
  if (spec.kind === 'field') return { kind: 'field', requirementId, value: guessValue(spec) };
  if (spec.kind !== 'clarification' || spec.answer === 'attachment') return undefined;
  const choice = spec.options?.[0]?.value;
  return spec.answer === 'choice' && choice !== undefined
    ? { kind: 'clarification', requirementId, choice }
    : { kind: 'clarification', requirementId, text: 'An answer.' };
}

const GUESSES: Readonly<Record<string, FieldValue>> = {
  email: 'customer@example.com',
  phone: '+441632960961',
  date: '2020-02-29',
  date_of_birth: '1990-04-12',
  number: 1,
  money: '1.00',
  boolean: true,
  declaration: true,
  country: 'GB',
  address: { lines: ['12 Harbour Road'], city: 'Bristol', postalCode: 'BS1 4RN', country: 'GB' },
};

function guessValue(spec: FieldSpec): FieldValue {
  const choice = spec.options?.[0]?.value;
  if (choice !== undefined) return spec.input === 'multi_choice' ? [choice] : choice;
  return GUESSES[spec.input] ?? 'An answer';
}
