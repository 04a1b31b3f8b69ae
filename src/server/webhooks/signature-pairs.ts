import { unsigned } from './scheme.js';

/** A time and the signatures that go with it, as in `t=1700000000,v1=…,v1=…`. */
export interface SignedTime {
  time: string;
  signatures: readonly string[];
}

/** Two while a secret is being changed. */
const MAX_SETS = 4;

/**
 * Reads `t=…,v1=…`, several of them with a blank between. Entries of other names are passed over, so that a sender may add
 * some; a set without exactly one time fails.
 */
export function signaturePairs(header: string | null, name: string): readonly SignedTime[] {
  const sets = (header ?? '').trim().split(/ +(?=t=)/);
  if (header === null || header.length > 8_000 || sets.length > MAX_SETS) throw unsigned();
  return sets.map((set) => {
    const entries = set.split(/, ?/).map((entry) => /^([a-z]\w{0,9})=([^\s,]+)$/.exec(entry));
    // A header that came twice ends its first set with a comma, and fails.
    if (entries.includes(null)) throw unsigned();
    const valuesOf = (key: string) => entries.flatMap((entry) => (entry?.[1] === key ? [entry[2] ?? ''] : []));
    const [time, ...others] = valuesOf('t');
    if (time === undefined || others.length > 0) throw unsigned();
    return { time, signatures: valuesOf(name) };
  });
}
