import { canonicalJson, type CustomerSnapshot } from '../../model/index.js';

/** What is the store's own, and not what a snapshot says. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['version', 'updatedAt']);

/** True when two snapshots say the same, whatever their versions and times, and in whatever order a database gave them back. */
export function isSameSnapshot(a: CustomerSnapshot, b: CustomerSnapshot): boolean {
  if (a === b) return true;
  // The status first: most changes are told by it, and the long lists need not be compared.
  const names = new Set(['status', ...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => BOOKKEEPING.has(name) || isSamePart(partOf(a, name), partOf(b, name)));
}

function partOf(snapshot: CustomerSnapshot, name: string): unknown {
  return Reflect.get(snapshot, name);
}

/** True when two parts of snapshots say the same, in whatever order their members stand. */
export function isSamePart(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}
