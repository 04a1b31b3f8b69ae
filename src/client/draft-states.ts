import type { RequirementView, Running } from '../machine/index.js';
import type { DraftState } from './client-snapshot.js';

/** A draft's state stays the same while the view of its chart does. */
const states = new WeakMap<RequirementView, DraftState>();

/** The drafts as the interface sees them, by requirement. */
export function draftStates(
  drafts: ReadonlyMap<string, Pick<Running<RequirementView, never>, 'getView'>>,
): Readonly<Record<string, DraftState>> {
  return Object.fromEntries([...drafts].flatMap(([id, draft]) => stateOf(id, draft.getView())));
}

function stateOf(requirementId: string, view: RequirementView): [string, DraftState][] {
  const state = states.get(view) ?? toState(requirementId, view);
  if (state === undefined) return [];
  states.set(view, state);
  return [[requirementId, state]];
}

function toState(requirementId: string, view: RequirementView): DraftState | undefined {
  const { phase, answer, errors, asked, conflict, isFateUnknown } = view;
  if (answer === undefined || phase === 'settled') return undefined;
  const state: DraftState = { requirementId, phase, answer, errors };
  if (asked !== undefined) state.asked = asked;
  if (conflict !== undefined) state.conflict = conflict;
  if (isFateUnknown) state.checking = true;
  return state;
}
