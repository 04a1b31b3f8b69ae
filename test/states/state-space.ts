import {
  type CustomerSnapshot,
  isAnswerable as isStillOpen,
  isClosedStatus,
  type OperationName,
  type PresentedStatus,
  type Recovery,
  type Requirement,
  type RequirementSpec,
} from '../../src/model/index.js';
import { passport, requirement, snapshotOf } from '../client/fixtures.js';

/** One customer with one backend: a corner of the space that the panel must have a way out of. */
export interface Corner {
  status: PresentedStatus;
  recovery: Recovery;
  allowed: keyof typeof ALLOWED;
  asked: keyof typeof ASKED;
  offers: readonly OperationName[];
}

const WRITES = ['submitAnswers', 'uploadFile', 'removeFile', 'submitForReview', 'startAction', 'completeAction'] as const;

/** What the snapshot permits, from everything to nothing. */
const ALLOWED = {
  'everything it offers': {},
  'reading only': Object.fromEntries(WRITES.map((name) => [name, false])),
  nothing: Object.fromEntries([...WRITES, 'listEvents' as const, 'subscribe' as const].map((name) => [name, false])),
};

const redirect: RequirementSpec = { kind: 'action', action: 'redirect', url: 'https://provider.example/start' };

/** What is asked: each kind alone, and asks that the customer cannot answer any more. */
const ASKED = {
  nothing: [],
  'a text': [requirement('text')],
  'a document': [passport('document')],
  'a step elsewhere': [requirement('step', { spec: redirect })],
  'one without attempts left': [requirement('spent', { status: 'rejected', attempts: { used: 3, max: 3 } })],
  'one that is withdrawn': [requirement('gone', { status: 'waived' })],
  'one that is with the reviewer': [requirement('sent', { status: 'submitted', awaiting: 'provider' })],
} satisfies Record<string, Requirement[]>;

const keysOf = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as Key[];

const RECOVERIES = ['self', 'support', 'none'] as const;

export const OFFERS = subsets(['submitAnswers', 'uploadFile', 'listEvents'] as const);

/**
 * Every corner with a status: each recovery, each permission, each backend. What is asked goes round among them; where the
 * customer can answer, each ask is met by each backend that could take it or not.
 */
export function cornersOf(status: PresentedStatus): Corner[] {
  const kinds = keysOf(ASKED);
  const all = RECOVERIES.flatMap((recovery) =>
    keysOf(ALLOWED).flatMap((allowed) => OFFERS.map((offers) => ({ status, recovery, allowed, offers }))),
  );
  const round = all.map((corner, index) => ({ ...corner, asked: kinds[(index * 5) % kinds.length] ?? 'nothing' }));
  if (!isAnswerableStatus(status)) return round;
  const asking = all.filter(({ recovery, offers }) => recovery !== 'none' && offers.includes('listEvents'));
  return [...round, ...asking.flatMap((corner) => kinds.map((asked) => ({ ...corner, asked })))];
}

/** Every recovery with everything that can be asked, open and locked: what a gate looks at. A backend with every method. */
export function roundsOf(status: PresentedStatus): Corner[] {
  const offers = OFFERS.at(-1) ?? [];
  const open = keysOf(ASKED).filter((asked) => ASKED[asked].some(isStillOpen));
  const rounds = [
    ...keysOf(ASKED).map((asked) => ({ asked, allowed: 'everything it offers' as const })),
    ...open.map((asked) => ({ asked, allowed: 'reading only' as const })),
  ];
  return RECOVERIES.flatMap((recovery) => rounds.map((round) => ({ status, recovery, offers, ...round })));
}

/** True where what a page asks for can be given: to the kit, or where the host asks elsewhere and leads there by itself. */
export function canBeSent({ status, recovery }: Corner, { requirements, allowed, status: info }: CustomerSnapshot): boolean {
  if (requirements.length === 0) return recovery === 'self' && (isAnswerableStatus(status) || status === 'REJECTED');
  const open = requirements.filter(isStillOpen);
  const isOver = requirements.every(({ status: its }) => its === 'submitted' || its === 'waived');
  if (isOver) return status === 'REJECTED' && recovery === 'self';
  if (open.length === 0 || !info.editable || (isClosedStatus(status) && recovery !== 'self')) return false;
  return allowed.submitAnswers !== false || open.every(({ kind }) => kind === 'action');
}

/** True where the backend could take what is asked, if only the panel offers it. */
export function isAnswerable({ status, allowed, asked, offers }: Corner): boolean {
  if (!isAnswerableStatus(status) || allowed !== 'everything it offers') return false;
  if (asked === 'a step elsewhere') return true;
  if (asked === 'a text') return offers.includes('submitAnswers');
  return asked === 'a document' && offers.includes('submitAnswers') && offers.includes('uploadFile');
}

function isAnswerableStatus(status: PresentedStatus): boolean {
  return status === 'CREATED' || status === 'NEEDS_ADDITIONAL_INFORMATION';
}

/** The customer who stands in a corner. */
export function customerIn({ status, recovery, allowed, asked }: Corner): CustomerSnapshot {
  const snapshot = snapshotOf(1, { is: status, requirements: ASKED[asked], allowed: ALLOWED[allowed] });
  return { ...snapshot, status: { ...snapshot.status, recovery } };
}

/** A corner in words. */
export function nameOf({ status, recovery, allowed, asked, offers }: Corner): string {
  return `${status}, recovery ${recovery}, asked ${asked}, allowed ${allowed}, offers ${offers.join(' ') || 'nothing'}`;
}

function subsets<Item>([first, ...rest]: readonly Item[]): Item[][] {
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((subset) => [subset, [first, ...subset]]);
}
