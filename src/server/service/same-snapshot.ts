import { canonicalJson, type CustomerSnapshot } from '../../model/index.js';

/** True when two snapshots say the same, whatever their versions and times, and in whatever order a database gave them back. */
export function isSameSnapshot(a: CustomerSnapshot, b: CustomerSnapshot): boolean {
  return a === b || fingerprint(a) === fingerprint(b);
}

function fingerprint({ version: _version, updatedAt: _updatedAt, ...content }: CustomerSnapshot): string {
  return canonicalJson(content);
}
