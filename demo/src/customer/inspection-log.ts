import type { StatelyInspectionEvent } from '@statelyai/inspect';

/** One line of the log. */
export interface LogLine {
  id: number;
  at: string;
  actor: string;
  text: string;
}

/** The newest lines, for a component to follow. */
export interface InspectionLog {
  add: (event: StatelyInspectionEvent) => void;
  getLines: () => readonly LogLine[];
  subscribe: (listener: () => void) => () => void;
}

const LONGEST = 30;

/** An empty log. It keeps names, events and states, and nothing of what a customer entered. */
export function createInspectionLog(): InspectionLog {
  const names = new Map<string, string>();
  const listeners = new Set<() => void>();
  let lines: readonly LogLine[] = [];
  let count = 0;
  return {
    add(event) {
      if (event.type === '@xstate.actor') names.set(event.sessionId, event.name);
      const text = textOf(event);
      if (text === undefined) return;
      const line = { id: (count += 1), at: event.createdAt, actor: names.get(event.sessionId) ?? event.sessionId, text };
      lines = [line, ...lines].slice(0, LONGEST);
      for (const listener of listeners) listener();
    },
    getLines: () => lines,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function textOf(event: StatelyInspectionEvent): string | undefined {
  if (event.type === '@xstate.actor') return 'started';
  if (event.type === '@xstate.event') return event.event.type;
  const value: unknown = 'value' in event.snapshot ? event.snapshot.value : undefined;
  return value === undefined ? undefined : `→ ${JSON.stringify(value)}`;
}
