import type { AlternativeChoices } from '../model/index.js';

/** Which of several alternatives the customer has chosen, by group. */
export interface Choices {
  /** The same object until something is chosen. */
  getState: () => AlternativeChoices;
  set: (groupId: string, requirementIds: readonly string[]) => void;
  /** Goes on with what was kept, where nothing was chosen on this page. */
  restore: (kept: AlternativeChoices) => void;
  isRestoring: () => boolean;
  /** These were sent: what was chosen among them is settled. */
  sent: (requirementIds: readonly string[]) => void;
  reset: () => void;
}

const NONE: AlternativeChoices = {};

/** Nothing chosen yet. */
export function createChoices(onChange: () => void): Choices {
  let state = NONE;
  let isRestoring = false;
  const become = (next: AlternativeChoices) => {
    state = next;
    onChange();
  };
  return {
    getState: () => state,
    set: (groupId, requirementIds) => become({ ...state, [groupId]: [...requirementIds] }),
    restore(kept) {
      isRestoring = true;
      become({ ...kept, ...state });
      isRestoring = false;
    },
    isRestoring: () => isRestoring,
    sent(requirementIds) {
      const left = Object.entries(state).filter(([, ids]) => !ids.every((id) => requirementIds.includes(id)));
      if (left.length < Object.keys(state).length) become(Object.fromEntries(left));
    },
    reset: () => become(NONE),
  };
}
