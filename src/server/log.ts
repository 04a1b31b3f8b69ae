import type { CustomerStatusError } from '../model/index.js';

/** What the handler tells about its own work. Holds no body, no header, no address, no id of a customer, and no text of anybody else. */
export type LogEntry =
  | {
      kind: 'answer';
      /** ISO 8601 instant. */
      at: string;
      requestId: string;
      method: string;
      /** The route with `{name}` for what varies; absent where there is none. */
      route?: string | undefined;
      status: number;
      /** The code of the problem, where it is one. */
      code?: string | undefined;
      /** Absent before it was known. */
      role?: 'customer' | 'operator' | undefined;
      /** Until the answer began. */
      milliseconds: number;
    }
  | {
      kind: 'fault';
      /** ISO 8601 instant. */
      at: string;
      requestId?: string | undefined;
      code: string;
      /** The kit's own words. */
      message: string;
      /** What led to it, by name and code: the messages of others may hold anything. */
      causes: readonly { name: string; code?: string | undefined }[];
    };

/**
 * Writes each entry as one line of JSON. Nothing inside an entry can begin a new line or drive a terminal: line breaks and
 * control characters are escaped.
 *
 * @example
 * ```ts
 * import { jsonLines, type StatusHandlerOptions } from 'customer-status-kit/server';
 *
 * export const log: StatusHandlerOptions['log'] = jsonLines((line) => console.log(line));
 * ```
 */
export function jsonLines(write: (line: string) => void): (entry: LogEntry) => void {
  return (entry) => write(JSON.stringify(entry).replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped));
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_unit, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** What may be written down of an error. */
export function faultEntry(error: CustomerStatusError, now: number): LogEntry {
  return {
    kind: 'fault',
    at: new Date(now).toISOString(),
    requestId: error.requestId,
    code: error.code,
    message: error.message,
    causes: causesOf(error.cause),
  };
}

const MAX_CAUSES = 5;

function causesOf(first: unknown): { name: string; code?: string | undefined }[] {
  const causes: { name: string; code?: string | undefined }[] = [];
  for (let cause = first; cause !== undefined && cause !== null && causes.length < MAX_CAUSES; ) {
    const { name, code, cause: next } = Object(cause);
    causes.push({ name: word(name) ?? typeof cause, code: word(code) });
    cause = next;
  }
  return causes;
}

/** One plain word, or nothing: what others call their errors is not to be trusted either. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,60}$/.test(value) ? value : undefined;
}
