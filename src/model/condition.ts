import type { AddressValue, FieldValue } from './requirement-spec.js';

/** What a condition compares with. A number is equal to a text that says the same number. */
export type ConditionValue = string | number | boolean;

/**
 * When a field is asked, as a tree over what is entered in other fields. `path` is that of a field of the same snapshot, or
 * one of its members, such as `address.country`. Of a list, `equals` and `one_of` ask whether the value is among those chosen.
 */
export type FieldCondition =
  | { op: 'equals'; path: string; value: ConditionValue }
  | { op: 'one_of'; path: string; values: ConditionValue[] }
  | { op: 'present'; path: string }
  | { op: 'not'; condition: FieldCondition }
  | { op: 'all'; conditions: FieldCondition[] }
  | { op: 'any'; conditions: FieldCondition[] }
  | UnknownCondition;

/** What the kit cannot judge: an operator of tomorrow, or a tree that is too deep. It never hides anything. */
export interface UnknownCondition {
  op: 'unknown';
}

/** Deeper trees are not judged. */
const MAX_DEPTH = 16;

/** Larger trees are not judged. */
const MAX_NODES = 1_000;

const UNKNOWN: UnknownCondition = { op: 'unknown' };

/** Reads a condition of unknown origin. What is not understood becomes `unknown`, so that nothing is hidden by mistake. */
export function readCondition(value: unknown): FieldCondition {
  const budget = { nodes: MAX_NODES };
  const condition = readNode(value, 0, budget);
  return budget.nodes < 0 ? UNKNOWN : condition;
}

function readNode(value: unknown, depth: number, budget: { nodes: number }): FieldCondition {
  budget.nodes -= 1;
  if (depth >= MAX_DEPTH || budget.nodes < 0 || typeof value !== 'object' || value === null) return UNKNOWN;
  const node: Partial<Record<'op' | 'path' | 'value' | 'values' | 'condition' | 'conditions', unknown>> = value;
  const { op, path } = node;
  if (op === 'not') return { op, condition: readNode(node.condition, depth + 1, budget) };
  if (op === 'all' || op === 'any') {
    if (!Array.isArray(node.conditions)) return UNKNOWN;
    return { op, conditions: readEach(node.conditions, depth + 1, budget) };
  }
  if (typeof path !== 'string') return UNKNOWN;
  if (op === 'present') return { op, path };
  if (op === 'equals' && isConditionValue(node.value)) return { op, path, value: node.value };
  if (op !== 'one_of' || !Array.isArray(node.values) || !node.values.every(isConditionValue)) return UNKNOWN;
  return { op, path, values: node.values };
}

function readEach(values: readonly unknown[], depth: number, budget: { nodes: number }): FieldCondition[] {
  const read: FieldCondition[] = [];
  for (const value of values) {
    if (budget.nodes < 0) break;
    read.push(readNode(value, depth, budget));
  }
  return read;
}

function isConditionValue(value: unknown): value is ConditionValue {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** The paths a condition looks at. */
export function pathsOf(condition: FieldCondition): string[] {
  if (condition.op === 'unknown') return [];
  if (condition.op === 'not') return pathsOf(condition.condition);
  if (condition.op === 'all' || condition.op === 'any') return condition.conditions.flatMap(pathsOf);
  return [condition.path];
}

/**
 * Whether a condition holds: true, false, or `undefined` where that cannot be told. `lookup` gives what is entered at a path:
 * `null` for nothing, `undefined` where it is not known.
 */
export function judgeCondition(condition: FieldCondition, lookup: (path: string) => FieldValue | undefined): boolean | undefined {
  switch (condition.op) {
    case 'unknown':
      return undefined;
    case 'not':
      return negated(judgeCondition(condition.condition, lookup));
    case 'all':
      return judgeAll(condition.conditions, lookup, false);
    case 'any':
      return judgeAll(condition.conditions, lookup, true);
    default:
      return judgeValue(condition, lookup(condition.path));
  }
}

function negated(judged: boolean | undefined): boolean | undefined {
  return judged === undefined ? undefined : !judged;
}

/** One that decides is enough: a false one for `all`, a true one for `any`. Otherwise one that is not known leaves it open. */
function judgeAll(
  conditions: readonly FieldCondition[],
  lookup: (path: string) => FieldValue | undefined,
  decisive: boolean,
): boolean | undefined {
  let isKnown = true;
  for (const condition of conditions) {
    const judged = judgeCondition(condition, lookup);
    if (judged === decisive) return decisive;
    if (judged === undefined) isKnown = false;
  }
  return isKnown ? !decisive : undefined;
}

type Comparison = Extract<FieldCondition, { path: string }>;

function judgeValue(condition: Comparison, value: FieldValue | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (condition.op === 'present') return isPresent(value);
  const wanted = condition.op === 'equals' ? [condition.value] : condition.values;
  const entered = Array.isArray(value) ? value : [value];
  return entered.some((one) => wanted.some((other) => isSame(one, other)));
}

function isPresent(value: FieldValue): boolean {
  if (value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || isBegun(value);
}

function isBegun({ lines, city, region = '', postalCode = '' }: AddressValue): boolean {
  return [...lines, city, region, postalCode].some((part) => part.trim() !== '');
}

function isSame(entered: FieldValue, wanted: ConditionValue): boolean {
  if (entered === wanted) return true;
  if (typeof entered === 'string' && typeof wanted === 'string') return entered.trim() === wanted;
  const texts = [entered, wanted].filter((one) => typeof one === 'string');
  const numbers = [entered, wanted].filter((one) => typeof one === 'number');
  return texts.length === 1 && numbers.length === 1 && texts[0]?.trim() !== '' && Number(texts[0]) === numbers[0];
}
