import type { CustomerSnapshot } from '../../model/index.js';

/** True when two snapshots say the same, whatever their versions and times. */
export function isSameSnapshot(a: CustomerSnapshot, b: CustomerSnapshot): boolean {
  return a === b || fingerprint(a) === fingerprint(b);
}

function fingerprint({ version: _version, updatedAt: _updatedAt, ...content }: CustomerSnapshot): string {
  return JSON.stringify(content, (_key, value: unknown) => (isPlainObject(value) ? sorted(value) : value));
}

/** A database gives members back in an order of its own. */
function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
