import type { Fact } from './event-log.js';

/** Where in an event of a chart something stands that is no secret and no person's: its name, and the way there. */
const KNOWN_FACTS: Readonly<Record<string, readonly string[]>> = {
  status: ['snapshot', 'status', 'status'],
  version: ['snapshot', 'version'],
  operation: ['command', 'request', 'operation'],
  ok: ['outcome', 'ok'],
  failed: ['outcome', 'error', 'code'],
  error: ['error', 'code'],
  lifecycle: ['event', 'type'],
  fresh: ['fresh'],
  byPerson: ['byPerson'],
};

/**
 * The facts of a chart's event that may be shown and copied. Only what is known to be harmless is read: answers, files, names
 * and texts of an event are never looked at.
 */
export function readFacts(event: unknown): Record<string, Fact> {
  const found = Object.entries(KNOWN_FACTS).map(([name, path]) => [name, at(event, path)] as const);
  return Object.fromEntries(found.filter((entry): entry is readonly [string, Fact] => isFact(entry[1])));
}

/** The value at the end of a way through an object; `undefined` where there is none. */
export function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any object may be asked for any name
    (here, name) => (typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[name] : undefined),
    value,
  );
}

function isFact(value: unknown): value is Fact {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
