/** Where the charts stand. */
export interface ChartView {
  /** The state of the customer chart, by its name there. */
  place: string;
  /** The two regions of the sync chart. */
  connection: string;
  reading: string;
  /** What was followed by another state, newest first. */
  steps: readonly ChartStep[];
}

/** One event, and where it led. */
export interface ChartStep {
  id: number;
  event: string;
  to: string;
}

/** The charts of one client as they are seen from outside. */
export interface ChartWatch {
  /** To be given to the client. */
  inspect: (event: unknown) => void;
  getView: () => ChartView;
  subscribe: (listener: () => void) => () => void;
}

/** The part of an inspected snapshot that is read here. */
interface Inspected {
  type: string;
  event?: { type: string };
  snapshot?: { value?: string | Readonly<Record<string, string>>; machine?: { id: string } };
}

const LONGEST = 40;

/** Begins to watch. It keeps the names of states and events, and nothing of what a customer entered. */
export function watchCharts(): ChartWatch {
  const listeners = new Set<() => void>();
  let count = 0;
  let view: ChartView = { place: 'loading', connection: 'paused', reading: 'idle', steps: [] };
  const see = (event: string, seen: Partial<ChartView>) => {
    const next = { ...view, ...seen };
    if (wordsOf(next) === wordsOf(view)) return;
    const step = { id: (count += 1), event, to: wordsOf(next) };
    view = { ...next, steps: [step, ...view.steps].slice(0, LONGEST) };
    for (const listener of listeners) listener();
  };
  return {
    inspect: (event) => {
      const { type, event: cause, snapshot } = event as Inspected;
      const { machine, value } = snapshot ?? {};
      if (type !== '@xstate.snapshot' || cause === undefined || value === undefined) return;
      if (machine?.id === 'customer' && typeof value === 'string') see(cause.type, { place: value });
      if (machine?.id === 'sync' && typeof value === 'object') see(cause.type, value);
    },
    getView: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function wordsOf({ place, connection, reading }: Omit<ChartView, 'steps'>): string {
  return `${place} · ${connection} · ${reading}`;
}
