import { createParser } from 'eventsource-parser';
import { type BackendUpdate, customerSnapshotSchema, lifecycleEventSchema, parse } from '../../model/index.js';
import { protocolError } from '../connection/http-errors.js';

/** What a stream says, one message at a time. */
export interface StreamMessages {
  /** An update, with the id to come back with once it is processed. */
  onUpdate(update: BackendUpdate, id: string | undefined): void;
  onRetry(ms: number): void;
}

/** Characters of one message: many times the largest snapshot, and small enough to be harmless. */
const MAX_MESSAGE = 4_000_000;

/**
 * Reads the text of a stream in pieces of any size. A message that cannot be read stands for something missed, so it
 * becomes a resync; names the kit does not know are left out. Throws when a message never ends.
 */
export function streamReader(messages: StreamMessages): (piece: string) => void {
  let isTooLong = false;
  const parser = createParser({
    maxBufferSize: MAX_MESSAGE,
    onEvent: ({ event, data, id }) => {
      const update = readUpdate(event, data);
      // An unreadable message is not processed: its id must not be the one to come back with.
      if (update !== undefined) messages.onUpdate(update, update.isUnreadable ? undefined : id);
    },
    onRetry: (ms) => messages.onRetry(ms),
    onError: ({ type }) => {
      isTooLong ||= type === 'max-buffer-size-exceeded';
    },
  });
  const plain = plainLines();
  return (piece) => {
    parser.feed(plain(piece));
    if (isTooLong) throw protocolError('the stream sent a message that is too long');
  };
}

/** Each line ends with LF alone, and no mark comes first: at a CR the parser would wait for what follows, which may be minutes. */
function plainLines(): (piece: string) => string {
  let isFirst = true;
  let isAfterCr = false;
  return (piece) => {
    if (piece === '') return piece;
    const unmarked = isFirst ? piece.replace(/^\uFEFF/, '') : piece;
    const begun = isAfterCr ? unmarked.replace(/^\n/, '') : unmarked;
    isFirst = false;
    isAfterCr = piece.endsWith('\r');
    return begun.replaceAll(/\r\n?/g, '\n');
  };
}

function readUpdate(name: string | undefined, data: string): (BackendUpdate & { isUnreadable?: true }) | undefined {
  try {
    if (name === 'snapshot') return { snapshot: parse(customerSnapshotSchema, JSON.parse(data)) };
    if (name === 'lifecycle') return { event: parse(lifecycleEventSchema, JSON.parse(data)) };
    return name === 'resync' ? { resync: true } : undefined;
  } catch {
    return { resync: true, isUnreadable: true };
  }
}
