import type { DraftState, SubmissionReceipt } from '../../client/index.js';
import type { Answer, FieldAnswer, FieldSpec, Requirement } from '../../model/index.js';
import { isEmptyAnswer } from './check-answer.js';

/** An answer that was given in this session to the same question, for something or somebody else. */
export interface EarlierAnswer {
  /** What it was given for. */
  requirement: Requirement;
  answer: FieldAnswer;
}

/** Where earlier answers are looked for. */
export interface EarlierAnswers {
  drafts: Readonly<Record<string, DraftState>>;
  submitted?: readonly SubmissionReceipt[] | undefined;
}

const NONE: readonly SubmissionReceipt[] = [];

/** What says nothing about anybody else. */
const OWN_INPUTS: readonly string[] = ['declaration', 'boolean', 'choice', 'multi_choice', 'number'];

/**
 * What was entered for the same datum before, newest first: in an earlier request, or about another subject. What is secret
 * is never offered, nor what has to be decided each time anew.
 */
export function findEarlierAnswer(
  requirement: Requirement,
  { drafts, submitted = NONE }: EarlierAnswers,
): EarlierAnswer | undefined {
  const spec = reusable(requirement);
  if (spec === undefined) return undefined;
  const inDrafts = indexOf(drafts, fromDrafts);
  const inReceipts = indexOf(submitted, fromReceipts);
  if (inDrafts.size + inReceipts.size === 0) return undefined;
  const key = datumOf(spec);
  const candidates = [...(inDrafts.get(key) ?? []), ...(inReceipts.get(key) ?? [])];
  return candidates.find(
    (candidate) => candidate.requirement.id !== requirement.id && isSameDatum(requirement, candidate.requirement),
  );
}

type Index = ReadonlyMap<string, readonly EarlierAnswer[]>;

/** Every item of a form looks into the same answers: they are sorted once. */
const indexes = new WeakMap<object, Index>();

function indexOf<Source extends object>(source: Source, read: (source: Source) => EarlierAnswer[]): Index {
  const known = indexes.get(source);
  if (known !== undefined) return known;
  const index = new Map<string, EarlierAnswer[]>();
  for (const earlier of read(source)) {
    const spec = reusable(earlier.requirement);
    if (spec === undefined || isEmptyAnswer(earlier.answer)) continue;
    index.set(datumOf(spec), [...(index.get(datumOf(spec)) ?? []), earlier]);
  }
  indexes.set(source, index);
  return index;
}

function fromDrafts(drafts: EarlierAnswers['drafts']): EarlierAnswer[] {
  return Object.values(drafts).flatMap(({ asked, answer }) => pair(asked, answer));
}

function fromReceipts(submitted: readonly SubmissionReceipt[]): EarlierAnswer[] {
  return submitted.toReversed().flatMap(({ asked, answers }) =>
    answers.flatMap((answer) =>
      pair(
        asked.find(({ id }) => id === answer.requirementId),
        answer,
      ),
    ),
  );
}

function pair(requirement: Requirement | undefined, answer: Answer): EarlierAnswer[] {
  return requirement === undefined || answer.kind !== 'field' ? [] : [{ requirement, answer }];
}

function reusable({ spec }: Requirement): FieldSpec | undefined {
  if (spec.kind !== 'field' || spec.sensitive === true || OWN_INPUTS.includes(spec.input)) return undefined;
  return spec;
}

/** Entered in the same way, and the same member of whatever it belongs to. */
function datumOf({ path, input }: FieldSpec): string {
  return `${input} ${path.slice(path.lastIndexOf('.') + 1)}`;
}

/** The same path, or the same member of another subject. */
function isSameDatum(one: Requirement, other: Requirement): boolean {
  if (one.spec.kind === 'field' && other.spec.kind === 'field' && one.spec.path === other.spec.path) return true;
  return one.subject.type !== other.subject.type || one.subject.id !== other.subject.id;
}
