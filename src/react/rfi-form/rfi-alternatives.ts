import type { Requirement } from '../../model/index.js';
import type { RequirementGroups } from '../hooks/index.js';
import type { GroupChoices } from './group-choices.js';

/** How one of several alternatives stands. */
export interface RfiAlternative {
  groupId: string;
  /** How many of the group are still to be answered. */
  needed: number;
  /** True for one that is to be answered; the others are hidden and not sent. */
  chosen: boolean;
  /** All of the group that are to be answered. */
  chosenIds: readonly string[];
  /** True on the one that says, for all of them, that too few are chosen. */
  speaksForGroup: boolean;
}

/** What is known of the members of groups. */
export interface AlternativesInput {
  groups: RequirementGroups;
  choices: GroupChoices;
  /** True when something was entered for it, or is on file. */
  isStarted: (requirement: Requirement) => boolean;
}

/**
 * How the alternatives that can be answered stand, by requirement; `covered` for those that nobody needs any more because
 * enough of their group are answered. Where no choice is left, because every one is needed, they are requests like others.
 */
export function alternativesOf(input: AlternativesInput): ReadonlyMap<string, RfiAlternative | 'covered'> {
  const open = [...input.groups.open, ...input.groups.upcoming];
  const groupIds = new Set(open.filter(({ group }) => group?.rule === 'any').map(({ group }) => group?.id ?? ''));
  return new Map([...groupIds].flatMap((groupId) => membersOf(groupId, open, input)));
}

/** How many answers a group of alternatives still needs. */
export function neededOf(groupId: string, groups: RequirementGroups): number {
  const isMember = ({ group }: Requirement) => group?.id === groupId;
  const all = [...groups.open, ...groups.upcoming, ...groups.withReviewer, ...groups.done].filter(isMember);
  const given = [...groups.withReviewer, ...groups.done].filter(isMember).length;
  return Math.max(0, (all[0]?.group?.min ?? 1) - given);
}

function membersOf(
  groupId: string,
  open: readonly Requirement[],
  { groups, choices, isStarted }: AlternativesInput,
): [string, RfiAlternative | 'covered'][] {
  const members = open.filter(({ group }) => group?.id === groupId);
  const needed = neededOf(groupId, groups);
  if (needed === 0) return members.map(({ id }) => [id, 'covered']);
  if (members.length <= needed) return [];
  const chosen = new Set(choices.get(groupId) ?? likelyChoice(members, needed, isStarted));
  const isShort = members.filter(({ id }) => chosen.has(id)).length < needed;
  const speaker = isShort ? members.find(({ id }) => !chosen.has(id)) : undefined;
  return members.map((member) => [
    member.id,
    { groupId, needed, chosen: chosen.has(member.id), chosenIds: [...chosen], speaksForGroup: member === speaker },
  ]);
}

/** Before anybody has chosen: what was begun, and what is asked again. */
function likelyChoice(members: readonly Requirement[], needed: number, isStarted: (member: Requirement) => boolean): string[] {
  const begun = members.filter((member) => isStarted(member));
  const again = members.filter((member) => member.status !== 'open' && !begun.includes(member));
  return [...begun, ...again].slice(0, needed).map(({ id }) => id);
}
