import type { Answer, Clock } from '../model/index.js';
import type { DraftState } from './client-snapshot.js';
import type { Drafts } from './drafts.js';

/** Milliseconds without a keystroke after which what is being typed is told. */
const PAUSE_MS = 300;
/** Milliseconds after which it is told all the same. */
const LONGEST_MS = 2_000;

/** How an answer is kept. */
export interface SetDraftOptions {
  /** True for one of many changes in a row: it is told once there is a pause, and before anything needs it. */
  typing?: boolean | undefined;
}

/** Drafts of which some are being typed just now. */
export interface TypedDrafts extends Drafts {
  set: (answer: Answer, options?: SetDraftOptions) => void;
  /** Tells now what is being typed. */
  settle: () => void;
  /** True while what is being typed is not told yet: for one requirement, or any. */
  isBeingTyped: (requirementId?: string) => boolean;
}

/** What holding back needs of the client. */
export interface TypingOptions {
  clock: Clock;
  /** Called when something begins to be held back. */
  onHold: () => void;
}

/**
 * Spares everybody the keystrokes within a word: most change nothing but the text. The first one is told at once, and so is
 * one that empties the answer or ends an error; whoever sends, saves or judges drafts gets the newest.
 */
export function holdTyping(drafts: Drafts, { clock, onHold }: TypingOptions): TypedDrafts {
  const held = new Map<string, Answer>();
  let timer: unknown;
  let since = 0;
  let last = 0;
  const settle = () => {
    clock.clearTimeout(timer);
    timer = undefined;
    const answers = [...held.values()];
    held.clear();
    for (const answer of answers) drafts.set(answer);
  };
  const hold = (answer: Answer) => {
    const isFirst = held.size === 0;
    if (isFirst) since = clock.now();
    held.set(answer.requirementId, answer);
    last = clock.now();
    if (last - since >= LONGEST_MS) return settle();
    // One timer for all keystrokes: it looks again when somebody typed meanwhile.
    timer ??= clock.setTimeout(look, PAUSE_MS);
    if (isFirst) onHold();
  };
  const look = () => {
    timer = undefined;
    const left = last + PAUSE_MS - clock.now();
    // More than the whole pause: the clock was put back, and would be waited for.
    if (left <= 0 || left > PAUSE_MS) settle();
    else timer = clock.setTimeout(look, left);
  };
  const drop = (ids: Iterable<string>) => {
    for (const id of ids) held.delete(id);
  };
  return {
    ...settledFirst(drafts, settle),
    set(answer, { typing = false } = {}) {
      const known = drafts.getState();
      const id = answer.requirementId;
      if (typing && changesOnlyText(Object.hasOwn(known, id) ? known[id] : undefined, answer)) return hold(answer);
      drop([id]);
      drafts.set(answer);
    },
    clear(requirementId) {
      drop([requirementId]);
      drafts.clear(requirementId);
    },
    reset() {
      drop(held.keys());
      drafts.reset();
    },
    settle,
    isBeingTyped: (id) => (id === undefined ? held.size > 0 : held.has(id)),
  };
}

function settledFirst(drafts: Drafts, settle: () => void): Drafts {
  return {
    ...drafts,
    resolve(requirementId, choice) {
      settle();
      drafts.resolve(requirementId, choice);
    },
    sendable(ids) {
      settle();
      return drafts.sendable(ids);
    },
    customerChanged(isReworded) {
      settle();
      drafts.customerChanged(isReworded);
    },
  };
}

function changesOnlyText(before: DraftState | undefined, answer: Answer): boolean {
  if (before === undefined || answer.kind !== 'field' || before.answer.kind !== 'field') return false;
  const isPlain = before.phase === 'editing' && before.errors.length === 0 && before.conflict === undefined;
  return isPlain && isText(before.answer.value) && isText(answer.value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
