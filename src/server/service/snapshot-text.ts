import type { CustomerSnapshot } from '../../model/index.js';
import { type Reader, snapshotVisibleTo } from '../../model/wire/visible-to.js';

const texts = new WeakMap<CustomerSnapshot, Partial<Record<Reader, string>>>();

/**
 * The snapshot as JSON for a reader. Made once for each snapshot and reader, however many streams it goes out on: a
 * snapshot is never changed, only replaced.
 */
export function snapshotText(reader: Reader, snapshot: CustomerSnapshot): string {
  const kept = texts.get(snapshot) ?? {};
  texts.set(snapshot, kept);
  return (kept[reader] ??= JSON.stringify(snapshotVisibleTo(reader, snapshot)));
}
