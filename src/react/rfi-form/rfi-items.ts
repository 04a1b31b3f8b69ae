import type { ClientSnapshot } from '../../client/index.js';
import type { Answer, FieldError, Requirement } from '../../model/index.js';
import { describeUpload } from '../document-uploader/index.js';
import type { RequirementGroups } from '../hooks/index.js';
import { checkAnswer, isEmptyAnswer, type AnswerFault } from './check-answer.js';
import { offeredAnswer } from './finish-answer.js';

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
}

/** What the items of a form are made of. */
export type RfiSource = Pick<ClientSnapshot, 'drafts' | 'uploads' | 'customer'>;

/** The requests that can be answered, in order, with what was entered. `now` in milliseconds since 1970. */
export function rfiItems(groups: RequirementGroups, source: RfiSource, now: number): RfiItem[] {
  const raw = [...groups.open, ...groups.upcoming].map((requirement) => rawItem(requirement, source, now));
  return raw.map((item) => withGroup(item, raw, groups));
}

/** The items that are sent together: those that are needed, and others for which something was entered. */
export function sendableItems(items: readonly RfiItem[]): RfiItem[] {
  return items.filter((item) => item.requirement.kind !== 'action' && (item.needed || !item.empty));
}

function rawItem(requirement: Requirement, source: RfiSource, now: number): RfiItem {
  const draft = Object.hasOwn(source.drafts, requirement.id) ? source.drafts[requirement.id] : undefined;
  const answer = offeredAnswer(requirement, draft?.answer);
  const uploads = source.uploads.filter((upload) => upload.target.requirementId === requirement.id);
  const documents = (source.customer?.documents ?? []).filter((document) => document.requirementId === requirement.id);
  const upload = describeUpload(requirement, answer, uploads, documents);
  const empty = isEmptyAnswer(answer) && (upload === undefined || upload.state === 'empty');
  const needed = requirement.blocking;
  const faults = needed || !empty ? checkAnswer(requirement, answer, { now, upload }) : [];
  const state = upload?.state === 'busy' ? 'uploading' : faults.length > 0 ? 'todo' : empty ? 'optional' : 'ready';
  return { requirement, answer, needed, empty, faults, errors: draft?.errors ?? [], state };
}

/** Of alternatives, only so many are needed; the first one says so while none is answered. */
function withGroup(item: RfiItem, items: readonly RfiItem[], groups: RequirementGroups): RfiItem {
  const group = item.requirement.group;
  if (group?.rule !== 'any' || !item.empty) return item;
  const siblings = items.filter((other) => other.requirement.group?.id === group.id);
  const given = [...groups.withReviewer, ...groups.done].filter((other) => other.group?.id === group.id).length;
  const answered = siblings.filter((other) => !other.empty && other.faults.length === 0).length;
  const isSatisfied = given + answered >= (group.min ?? 1);
  const isFirst = siblings.find((other) => other.empty) === item;
  const faults: AnswerFault[] = isSatisfied || !isFirst ? [] : [{ code: 'group', part: item.faults[0]?.part ?? 'value' }];
  return { ...item, needed: false, faults, state: faults.length > 0 ? 'todo' : 'optional' };
}
