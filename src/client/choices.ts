import type { AlternativeChoices } from '../model/index.js';

/** What was chosen, by group; `undefined` where nothing is chosen any more. */
export type ChoiceChanges = Readonly<Record<string, readonly string[] | undefined>>;

/** Which of several alternatives the customer has chosen, by group. */
export interface Choices {
  /** The same object until something is chosen. */
  getState: () => AlternativeChoices;
  set: (groupId: string, requirementIds: readonly string[]) => void;
  /**
   * Takes over what was kept or chosen elsewhere, which is not a change to keep; tells which groups became others. Where
   * somebody is at a group, that waits until they have left it.
   */
  follow: (chosen: ChoiceChanges, onTaken?: (chosen: ChoiceChanges) => void) => void;
  /** True while what changes is nothing to keep. */
  isFollowing: () => boolean;
  /** Somebody is at these alternatives of a group, until the returned function is called. */
  hold: (groupId: string, requirementIds: readonly string[]) => () => void;
  /** Something was entered for these: whoever is at them and goes on prefers them to what was chosen elsewhere. */
  entered: (requirementIds: readonly string[]) => void;
  /** These were sent: what was chosen among them is settled. */
  sent: (requirementIds: readonly string[]) => void;
  reset: () => void;
}

/** A group somebody is at, and what has to wait for that. */
interface Hold {
  requirementIds: readonly string[];
  follow?: (() => void) | undefined;
}

const NONE: AlternativeChoices = {};

/** Nothing chosen yet. */
export function createChoices(onChange: () => void): Choices {
  let state = NONE;
  let isFollowing = false;
  const holds = new Map<string, Hold>();
  const become = (next: AlternativeChoices) => {
    state = next;
    onChange();
  };
  const quietly = (next: AlternativeChoices) => {
    isFollowing = true;
    become(next);
    isFollowing = false;
  };
  const take = (chosen: ChoiceChanges, onTaken: ((chosen: ChoiceChanges) => void) | undefined) => {
    const news = Object.fromEntries(
      Object.entries(chosen).filter(([id, ids]) => !isSame(Object.hasOwn(state, id) ? state[id] : undefined, ids)),
    );
    if (Object.keys(news).length === 0) return;
    quietly(withChoices(state, news));
    onTaken?.(news);
  };
  const set = (groupId: string, requirementIds: readonly string[]) => {
    const hold = holds.get(groupId);
    if (hold !== undefined) hold.follow = undefined;
    become({ ...state, [groupId]: [...requirementIds] });
  };
  return {
    getState: () => state,
    set,
    follow(chosen, onTaken) {
      for (const [groupId, hold] of holds) {
        if (Object.hasOwn(chosen, groupId)) hold.follow = () => take({ [groupId]: chosen[groupId] }, onTaken);
      }
      take(Object.fromEntries(Object.entries(chosen).filter(([groupId]) => !holds.has(groupId))), onTaken);
    },
    isFollowing: () => isFollowing,
    hold(groupId, requirementIds) {
      const hold: Hold = { requirementIds, follow: holds.get(groupId)?.follow };
      holds.set(groupId, hold);
      return () => {
        if (holds.get(groupId) !== hold) return;
        holds.delete(groupId);
        hold.follow?.();
      };
    },
    entered(ids) {
      for (const [groupId, { requirementIds, follow }] of holds) {
        if (follow !== undefined && requirementIds.some((id) => ids.includes(id))) set(groupId, requirementIds);
      }
    },
    sent(requirementIds) {
      const left = Object.entries(state).filter(([, ids]) => !ids.every((id) => requirementIds.includes(id)));
      if (left.length < Object.keys(state).length) become(Object.fromEntries(left));
    },
    reset() {
      for (const hold of holds.values()) hold.follow = undefined;
      quietly(NONE);
    },
  };
}

/** The choices with some of them changed. */
export function withChoices(choices: AlternativeChoices, changes: ChoiceChanges): AlternativeChoices {
  const all = Object.entries({ ...choices, ...changes });
  return Object.fromEntries(all.flatMap(([id, ids]) => (ids === undefined ? [] : [[id, ids] as const])));
}

function isSame(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
