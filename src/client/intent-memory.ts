/** Where keys are kept across a reload. `sessionStorage` is one. */
export type IntentStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The keys of intents under way, kept beyond the life of the page. */
export interface IntentMemory {
  /** The key an earlier page gave to the same thing, unless it was a day ago. */
  find: (slot: string) => string | undefined;
  /** What there are keys for. */
  slots: () => string[];
  keep: (slot: string, key: string) => void;
  drop: (slot: string) => void;
  clear: () => void;
}

/** What a memory is made of. */
export interface IntentMemoryOptions {
  /** Absent: nothing outlives the page. */
  storage: IntentStorage | undefined;
  backendId: string;
  customerId: string;
  now: () => number;
}

type Kept = Record<string, { key: string; at: number }>;

/** A backend forgets its keys as well: asking with an older one would be a new intent under an old name. */
const KEPT_FOR_MS = 86_400_000;

/**
 * Keys by what they are for, and nothing else: no answer, no name, no text. Storage that is full, forbidden or garbled is
 * as if it were not there.
 */
export function createIntentMemory({ storage, backendId, customerId, now }: IntentMemoryOptions): IntentMemory {
  const name = `customer-status-kit:intents:${fingerprint(JSON.stringify([backendId, customerId]))}`;
  const change = (edit: (kept: Kept) => void) => {
    attempt(() => {
      const kept = recent(read(storage, name), now());
      edit(kept);
      if (Object.keys(kept).length === 0) storage?.removeItem(name);
      else storage?.setItem(name, JSON.stringify(kept));
    });
  };
  return {
    find: (slot) => {
      const kept = recent(read(storage, name), now());
      return Object.hasOwn(kept, slot) ? kept[slot]?.key : undefined;
    },
    slots: () => Object.keys(recent(read(storage, name), now())),
    keep: (slot, key) => change((kept) => Object.assign(kept, { [slot]: { key, at: now() } })),
    drop: (slot) => change((kept) => Reflect.deleteProperty(kept, slot)),
    clear: () => attempt(() => storage?.removeItem(name)),
  };
}

/** The storage of this tab, where there is one and it may be used. */
export function storageOfTab(): IntentStorage | undefined {
  return attempt(() => (typeof window === 'undefined' ? undefined : window.sessionStorage));
}

function read(storage: IntentStorage | undefined, name: string): unknown {
  return attempt(() => JSON.parse(storage?.getItem(name) ?? '{}') as unknown);
}

/** What of it is a key and not too old. A clock that was set back makes a key older, not younger. */
function recent(kept: unknown, now: number): Kept {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).flatMap(([slot, entry]: [string, unknown]) =>
      isKey(entry) && Math.abs(now - entry.at) < KEPT_FOR_MS ? [[slot, entry]] : [],
    ),
  );
}

function isKey(entry: unknown): entry is { key: string; at: number } {
  if (typeof entry !== 'object' || entry === null) return false;
  return 'key' in entry && typeof entry.key === 'string' && 'at' in entry && typeof entry.at === 'number';
}

/** A customer's id may say who they are, so it is not written down as it is. FNV-1a, twice for 64 bits. */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0xcbf29ce4]
    .map((start) => {
      let hash = start;
      for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
      return (hash >>> 0).toString(36);
    })
    .join('');
}

function attempt<Value>(call: () => Value): Value | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
