import type { Requirement } from '../../model/index.js';
import type { RequirementGroups } from '../hooks/index.js';

/** How far a request for information is. */
export interface RfiProgress {
  /** Settled, or answered and with the reviewer. */
  done: number;
  total: number;
}

/** How much is done of everything, or of what `belongs`. Of alternatives only as many count as are needed. */
export function progressOf(groups: RequirementGroups, belongs: (requirement: Requirement) => boolean = () => true): RfiProgress {
  const answered = [...groups.withReviewer, ...groups.done].filter((requirement) => belongs(requirement));
  const waiting = [...groups.open, ...groups.upcoming, ...groups.exhausted].filter((requirement) => belongs(requirement));
  const all = [...answered, ...waiting];
  const sets = new Map(all.filter(({ group }) => group?.rule === 'any').map(({ group }) => [group?.id, group?.min ?? 1]));
  const progress = { done: answered.filter(isSingle).length, total: all.filter(isSingle).length };
  for (const [groupId, min] of sets) {
    const isMember = ({ group }: Requirement) => group?.id === groupId;
    const needed = Math.min(min, all.filter(isMember).length);
    progress.total += needed;
    progress.done += Math.min(needed, answered.filter(isMember).length);
  }
  return progress;
}

function isSingle({ group }: Requirement): boolean {
  return group?.rule !== 'any';
}
