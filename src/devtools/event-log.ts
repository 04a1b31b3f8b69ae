import { watchedValue, type WatchedValue } from './watched-value.js';

/** A fact that says nothing about a person: a code, a number, a name of the kit's own. */
export type Fact = string | number | boolean;

/** Who told of it: a chart, the client, or whoever used this panel. */
export const LOG_SOURCES = ['chart', 'client', 'panel'] as const;

/** Who told of it. */
export type LogSource = (typeof LOG_SOURCES)[number];

/** One line of the log. It holds names, codes and numbers, and nothing that a customer entered or is called. */
export interface LogEntry {
  id: number;
  /** ISO 8601 instant. */
  at: string;
  source: LogSource;
  /** The name of the chart, or of the source itself. */
  from: string;
  type: string;
  facts: Readonly<Record<string, Fact>>;
}

/** What happened, newest first. */
export interface EventLog extends Pick<WatchedValue<readonly LogEntry[]>, 'get' | 'subscribe'> {
  add: (entry: Omit<LogEntry, 'id' | 'at'>) => void;
  clear: () => void;
}

/** So many lines are kept. */
const LONGEST = 500;

/** An empty log. `now` in milliseconds since the epoch. */
export function createEventLog(now: () => number): EventLog {
  const entries = watchedValue<readonly LogEntry[]>([]);
  let count = 0;
  return {
    get: entries.get,
    subscribe: entries.subscribe,
    add: (entry) => {
      const line = { id: (count += 1), at: new Date(now()).toISOString(), ...entry };
      entries.set([line, ...entries.get()].slice(0, LONGEST));
    },
    clear: () => entries.set([]),
  };
}

/** The lines that hold a text in their names, codes or facts, of one source or of all. */
export function filterEntries(entries: readonly LogEntry[], text: string, source: LogSource | ''): readonly LogEntry[] {
  const wanted = text.trim().toLowerCase();
  return entries.filter((entry) => (source === '' || entry.source === source) && textOf(entry).includes(wanted));
}

function textOf({ from, type, facts }: LogEntry): string {
  return `${from} ${type} ${factsText(facts)}`.toLowerCase();
}

/** The facts in one line. */
export function factsText(facts: LogEntry['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
}
