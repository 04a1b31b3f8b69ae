import { canonicalJson } from './canonical-json.js';
import type { Requirement } from './requirement.js';

/** What changes without anything else being asked: what is on file, and where a step is taken. */
const PASSING: readonly string[] = ['currentValue', 'currentValueMasked', 'currentAnswer', 'url', 'expiresAt'];

/**
 * True when an answer to one request answers the other as well: the same is asked in the same words. Status, dates,
 * reasons, help and what is on file may differ.
 */
export function asksTheSame(a: Requirement, b: Requirement): boolean {
  return a === b || askOf(a) === askOf(b);
}

function askOf({ title, spec }: Requirement): string {
  return canonicalJson({ title, spec: Object.fromEntries(Object.entries(spec).filter(([name]) => !PASSING.includes(name))) });
}
