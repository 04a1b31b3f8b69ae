import type { Answer } from './answer.js';
import { judgeCondition, pathsOf, type FieldCondition } from './condition.js';
import { orderByDependency, type DependencyOrder } from './dependency-order.js';
import { isAnswerable, type Requirement } from './requirement.js';
import type { AddressValue, FieldValue } from './requirement-spec.js';

/** What is entered for a requirement and not sent yet. */
export type AnswerLookup = (requirementId: string) => Answer | undefined;

/** Follows which conditional requirements are asked, while answers change. */
export interface Visibility {
  /**
   * The ids of the requirements that are not asked with these answers. The same set, by identity, until it is another one;
   * only what depends on a changed answer is judged again.
   */
  hidden: (answers: AnswerLookup) => ReadonlySet<string>;
  /** The ids of requirements whose conditions lead back to themselves. Their conditions are not used: they are asked. */
  cyclic: readonly string[];
}

/**
 * The visibility of some requirements. What is hidden counts as not entered for those that depend on it. A condition that
 * cannot be judged hides nothing: a required ask is never lost.
 */
export function createVisibility(requirements: readonly Requirement[]): Visibility {
  const { order, cyclic } = sortNodes(conditionalNodes(requirements));
  let hidden: ReadonlySet<string> = new Set();
  return {
    cyclic: cyclic.map(({ requirement }) => requirement.id),
    hidden(answers) {
      const next = new Set<string>();
      for (const node of order) {
        if (!isShown(node, answers, next)) next.add(node.requirement.id);
      }
      if (next.size !== hidden.size || [...next].some((id) => !hidden.has(id))) hidden = next;
      return hidden;
    },
  };
}

/** The ids of the requirements that are not asked, with these answers on top of what is on file. */
export function hiddenRequirements(requirements: readonly Requirement[], answers: readonly Answer[] = []): ReadonlySet<string> {
  const byId = new Map(answers.map((answer) => [answer.requirementId, answer]));
  return createVisibility(requirements).hidden((id) => byId.get(id));
}

interface Node {
  requirement: Requirement;
  condition: FieldCondition;
  sources: Source[];
  /** What the sources held when it was last judged. */
  seen?: readonly (FieldValue | undefined)[] | undefined;
  shown: boolean;
}

/** A path of a condition and the requirement that holds it, as far as there is one. */
interface Source {
  path: string;
  requirement: Requirement | undefined;
  /** The member of an address that is looked at. */
  member: string;
}

function conditionalNodes(requirements: readonly Requirement[]): Node[] {
  const byPath = new Map<string, Requirement>();
  for (const requirement of requirements) {
    const { spec } = requirement;
    if (spec.kind === 'field' && !byPath.has(spec.path)) byPath.set(spec.path, requirement);
  }
  return requirements.flatMap((requirement) => {
    const condition = conditionOf(requirement);
    if (condition === undefined) return [];
    const sources = [...new Set(pathsOf(condition))].map((path) => sourceOf(path, byPath));
    return [{ requirement, condition, sources, shown: true }];
  });
}

function conditionOf({ visibleWhen, spec }: Requirement): FieldCondition | undefined {
  return visibleWhen ?? (spec.kind === 'field' ? spec.visibleWhen : undefined);
}

function sourceOf(path: string, byPath: ReadonlyMap<string, Requirement>): Source {
  const exact = byPath.get(path);
  if (exact !== undefined) return { path, requirement: exact, member: '' };
  const end = path.lastIndexOf('.');
  return { path, requirement: byPath.get(path.slice(0, Math.max(end, 0))), member: path.slice(end + 1) };
}

/** Those that depend on nothing conditional first. */
function sortNodes(nodes: readonly Node[]): DependencyOrder<Node> {
  const byRequirement = new Map(nodes.map((node) => [node.requirement, node]));
  return orderByDependency(nodes, ({ sources }) =>
    sources.flatMap(({ requirement }) => (requirement === undefined ? [] : (byRequirement.get(requirement) ?? []))),
  );
}

function isShown(node: Node, answers: AnswerLookup, hidden: ReadonlySet<string>): boolean {
  const values = node.sources.map((source) => valueAt(source, answers, hidden));
  const before = node.seen;
  if (before !== undefined && values.every((value, index) => Object.is(value, before[index]))) return node.shown;
  const byPath = new Map(node.sources.map(({ path }, index) => [path, values[index]]));
  node.seen = values;
  node.shown = judgeCondition(node.condition, (path) => byPath.get(path)) !== false;
  return node.shown;
}

function valueAt({ requirement, member }: Source, answers: AnswerLookup, hidden: ReadonlySet<string>): FieldValue | undefined {
  if (requirement === undefined) return undefined;
  if (hidden.has(requirement.id)) return null;
  const value = enteredValue(requirement, answers(requirement.id));
  if (member === '' || value === undefined || value === null) return value;
  return isAddress(value) ? memberOf(value, member) : undefined;
}

/** What was entered, else what is on file; `undefined` where something is on file that is not shown to us. */
function enteredValue(requirement: Requirement, answer: Answer | undefined): FieldValue | undefined {
  const { spec } = requirement;
  if (spec.kind !== 'field') return undefined;
  if (answer?.kind === 'field') return answer.value;
  if (spec.currentValue !== undefined) return spec.currentValue;
  return spec.currentValueMasked === undefined && isAnswerable(requirement) ? null : undefined;
}

function isAddress(value: FieldValue): value is AddressValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(address: AddressValue, member: string): FieldValue | undefined {
  if (member === 'country' || member === 'city') return address[member];
  return member === 'region' || member === 'postalCode' ? (address[member] ?? null) : undefined;
}
