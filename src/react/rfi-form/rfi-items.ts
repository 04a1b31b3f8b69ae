import type { ClientSnapshot } from '../../client/index.js';
import type { Answer, FieldError, Requirement } from '../../model/index.js';
import { describeUpload, type UploadView } from '../document-uploader/index.js';
import type { RequirementGroups } from '../hooks/index.js';
import type { AnswerChecks } from './answer-checks.js';
import { type EarlierAnswer, findEarlierAnswer } from './asked-before.js';
import { checkAnswer, isEmptyAnswer, isEmptyValue, type AnswerFault } from './check-answer.js';
import type { DueView } from './due-view.js';
import { offeredAnswer } from './finish-answer.js';
import type { GroupChoices } from './group-choices.js';
import { alternativesOf, type RfiAlternative } from './rfi-alternatives.js';

/** One request of the form with what was entered for it. */
export interface RfiItem {
  requirement: Requirement;
  /** What was entered, or the value on file. */
  answer: Answer | undefined;
  /** False for a request that may be left out: it does not block, or another one of its group is answered. */
  needed: boolean;
  empty: boolean;
  /** What keeps it from being sent. */
  faults: readonly AnswerFault[];
  /** What the backend found wrong with it. */
  errors: readonly FieldError[];
  state: 'todo' | 'ready' | 'uploading' | 'optional';
  /** How its due date stands; absent without one. */
  due?: DueView | undefined;
  /** What was entered for the same thing before, while nothing is entered here. */
  earlier?: EarlierAnswer | undefined;
  /** Present on one of several alternatives. Only a chosen one is shown with its controls, checked and sent. */
  alternative?: RfiAlternative | undefined;
}

/** True for what is done with support and not in the form: it keeps nobody from sending the rest. */
export function isForSupport({ requirement: { spec } }: RfiItem): boolean {
  return spec.kind === 'action' && spec.action === 'contact_support';
}

/** What the items of a form are made of. */
export interface RfiSource extends Pick<ClientSnapshot, 'drafts' | 'uploads' | 'customer'> {
  /** What was sent before, to be offered again. */
  submitted?: ClientSnapshot['submitted'] | undefined;
  /** From `useDueViews`. */
  dues?: ReadonlyMap<string, DueView> | undefined;
  /** Which alternatives were chosen. */
  choices?: GroupChoices | undefined;
  /** What patterns of the backend and validators of the host say. */
  checks?: Pick<AnswerChecks, 'faultsOf'> | undefined;
}

const NOTHING_CHOSEN: GroupChoices = new Map();

/** The requests that can be answered, in order, with what was entered. `now` in milliseconds since 1970. */
export function rfiItems(groups: RequirementGroups, source: RfiSource, now: number): RfiItem[] {
  const entries = new Map([...groups.open, ...groups.upcoming].map((requirement) => [requirement, entryOf(requirement, source)]));
  const isStarted = (requirement: Requirement) => entries.get(requirement)?.empty === false;
  const alternatives = alternativesOf({ groups, choices: source.choices ?? NOTHING_CHOSEN, isStarted });
  return [...entries.values()].flatMap((entry) => {
    const alternative = alternatives.get(entry.requirement.id);
    if (alternative === 'covered') return [];
    return [toItem(entry, alternative, source, now)];
  });
}

/** The items that are sent together: those that are needed, and others for which something was entered or taken back. */
export function sendableItems(items: readonly RfiItem[]): RfiItem[] {
  return items.filter((item) => {
    const { requirement, alternative, needed, empty } = item;
    if (requirement.kind === 'action' || alternative?.chosen === false || isUnseen(item)) return false;
    return needed || !empty || isTakenBack(item);
  });
}

/** What is on file, cannot be changed, and is not shown to us: there is nothing to say about it. */
function isUnseen({ requirement: { spec }, empty }: RfiItem): boolean {
  return spec.kind === 'field' && spec.immutable === true && empty;
}

/** What was on file and may be left out was emptied: unless that is sent, it stays on file. */
function isTakenBack({ requirement: { spec }, answer, empty }: RfiItem): boolean {
  if (spec.kind !== 'field' || spec.required || !empty || answer === undefined) return false;
  return spec.currentValue !== undefined && !isEmptyValue(spec.currentValue);
}

/** Of the items that are sent together, those that can be sent as they are. */
export function readyItems(items: readonly RfiItem[]): RfiItem[] {
  return sendableItems(items).filter((item) => item.faults.length === 0);
}

/** A request with what was entered, before anybody has judged it. */
interface Entry extends Pick<RfiItem, 'requirement' | 'answer' | 'empty' | 'errors'> {
  upload: UploadView | undefined;
}

function entryOf(requirement: Requirement, source: RfiSource): Entry {
  const draft = Object.hasOwn(source.drafts, requirement.id) ? source.drafts[requirement.id] : undefined;
  const answer = offeredAnswer(requirement, draft?.answer);
  const uploads = source.uploads.filter((upload) => upload.target.requirementId === requirement.id);
  const upload = describeUpload(requirement, answer, uploads, source.customer?.documents ?? []);
  const empty = isEmptyAnswer(answer) && (upload === undefined || upload.state === 'empty');
  return { requirement, answer, empty, errors: draft?.errors ?? [], upload };
}

function toItem(entry: Entry, alternative: RfiAlternative | undefined, source: RfiSource, now: number): RfiItem {
  const { upload, ...rest } = entry;
  const due = source.dues?.get(entry.requirement.id);
  const needed = entry.requirement.blocking && alternative?.chosen !== false;
  const own = faultsOf(entry, alternative, needed, now);
  const isChecked = own.length === 0 && !entry.empty && alternative?.chosen !== false;
  const faults = isChecked ? (source.checks?.faultsOf(entry.requirement, entry.answer) ?? own) : own;
  const earlier = entry.empty ? findEarlierAnswer(entry.requirement, source) : undefined;
  const isHidden = alternative?.chosen === false;
  const state = faults.length > 0 ? 'todo' : entry.empty || isHidden ? 'optional' : 'ready';
  return {
    ...rest,
    needed,
    faults,
    state: upload?.state === 'busy' && !isHidden ? 'uploading' : state,
    ...(due === undefined ? {} : { due }),
    ...(earlier === undefined ? {} : { earlier }),
    ...(alternative === undefined ? {} : { alternative }),
  };
}

/** What was entered for an alternative that is not chosen is kept, and concerns nobody. */
function faultsOf(
  { requirement, answer, empty, upload }: Entry,
  alternative: RfiAlternative | undefined,
  needed: boolean,
  now: number,
): AnswerFault[] {
  if (alternative?.speaksForGroup === true && requirement.blocking)
    return [{ code: 'group', part: 'alternative', limit: alternative.needed }];
  if (alternative?.chosen === false) return [];
  return needed || !empty ? checkAnswer(requirement, answer, { now, upload }) : [];
}
