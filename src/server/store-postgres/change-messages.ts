import type { ChangeNotice } from '../store/store.js';

/** The channel on which nodes tell each other about changes. */
export const CHANNEL = 'csk_changes';

/** PostgreSQL takes 8000 bytes a message. */
const MAX_BYTES = 7_900;

type Packed = readonly [customerId: string, version: string, lastSeq: number, events: number];

/** Notices as texts that fit into a message each. One that fits into none becomes an empty message: look yourselves. */
export function toMessages(notices: readonly ChangeNotice[]): string[] {
  const encoder = new TextEncoder();
  const messages: string[] = [];
  let entries: string[] = [];
  let size = 2;
  const finish = () => {
    if (entries.length > 0) messages.push(`[${entries.join(',')}]`);
    entries = [];
    size = 2;
  };
  for (const { customerId, version, lastSeq, events } of notices) {
    const entry = JSON.stringify([customerId, version, lastSeq, events] satisfies Packed);
    const bytes = encoder.encode(entry).byteLength + 1;
    if (size + bytes > MAX_BYTES) finish();
    if (bytes > MAX_BYTES - 2) messages.push('[]');
    else {
      entries.push(entry);
      size += bytes;
    }
  }
  finish();
  return messages;
}

/** The notices of a message, or `undefined` for one that says nothing of use: somebody else may write to the channel too. */
export function fromMessage(text: string): ChangeNotice[] | undefined {
  const entries = parsed(text);
  if (!Array.isArray(entries) || entries.length === 0) return undefined;
  const notices = entries.map((entry: unknown) => toNotice(entry));
  return notices.every((notice) => notice !== undefined) ? notices : undefined;
}

function toNotice(entry: unknown): ChangeNotice | undefined {
  if (!Array.isArray(entry)) return undefined;
  const [customerId, version, lastSeq, events]: unknown[] = entry;
  if (typeof customerId !== 'string' || typeof version !== 'string' || !/^\d{1,30}$/.test(version)) return undefined;
  if (!Number.isSafeInteger(lastSeq) || !Number.isSafeInteger(events)) return undefined;
  return { customerId, version, lastSeq: Number(lastSeq), events: Number(events) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
