import type { CommandAnswer } from '../machine/index.js';
import type { LifecycleEvent, LifecycleEventPage } from '../model/index.js';
import type { CommandResult, TimelineFilter, TimelineState } from './client-snapshot.js';
import type { Commands } from './commands.js';
import { matchesFilter, mergeEvents } from './merge-events.js';

/** The events of one customer, page by page, with what is pushed on top. */
export interface Timeline {
  getState(): TimelineState;
  /** Loads the next older page. */
  load(): Promise<CommandResult>;
  filter(filter: TimelineFilter): Promise<CommandResult>;
  /** Puts a pushed event on top. */
  add(event: LifecycleEvent): void;
  /** Reads the newest page again, because something changed and no event told what. */
  refreshHead(): void;
  /** Forgets a page under way: the client was stopped. */
  pause(): void;
  reset(): void;
}

const EMPTY: TimelineState = { phase: 'idle', events: [], hasMore: false };

/** A timeline that has loaded nothing. */
export function createTimeline(commands: Commands, onChange: () => void): Timeline {
  let state = EMPTY;
  let cursor: string | undefined;
  let filter: TimelineFilter = {};
  let flight: Promise<CommandResult> | undefined;
  // Raised whenever the list starts anew: a page of the list before must not end up in it.
  let edition = 0;

  const set = (next: TimelineState) => {
    state = next;
    onChange();
  };
  const fetchPage = (from: string | undefined, isQuiet: boolean) =>
    commands.run({ operation: 'listEvents', query: { ...filter, ...(from === undefined ? {} : { cursor: from }) } }, { isQuiet });

  const loadPage = async (): Promise<CommandResult> => {
    const mine = edition;
    set({ phase: 'loading', events: state.events, hasMore: state.hasMore });
    const result = await fetchPage(cursor, false);
    if (mine !== edition) return { ok: true, value: undefined };
    if (!result.ok) {
      set({ ...state, phase: 'failed', error: result.error });
      return result;
    }
    const page = pageOf(result.value);
    cursor = page.nextCursor;
    set({ phase: 'ready', events: mergeEvents(state.events, page.events), hasMore: cursor !== undefined });
    return { ok: true, value: undefined };
  };
  const load = () => {
    if (flight !== undefined) return flight;
    if (state.phase === 'ready' && !state.hasMore) return Promise.resolve<CommandResult>({ ok: true, value: undefined });
    const begun = loadPage().finally(() => {
      if (flight === begun) flight = undefined;
    });
    flight = begun;
    return begun;
  };
  const clear = (next: TimelineFilter) => {
    edition += 1;
    filter = next;
    cursor = undefined;
    flight = undefined;
    set(EMPTY);
  };
  const reloadHead = async () => {
    const mine = edition;
    const result = await fetchPage(undefined, true);
    if (mine !== edition || !result.ok || state.phase === 'idle') return;
    const page = pageOf(result.value);
    const known = new Set(state.events.map((event) => event.id));
    const isJoined = page.nextCursor === undefined || state.events.length === 0 || page.events.some(({ id }) => known.has(id));
    // Without an event in common there may be a gap between the two: the newest page is the whole list again.
    if (!isJoined) cursor = page.nextCursor;
    const events = isJoined ? mergeEvents(state.events, page.events) : page.events;
    set({ ...state, events, hasMore: cursor !== undefined });
  };

  return {
    getState: () => state,
    load,
    filter(next) {
      clear(next);
      return load();
    },
    add(event) {
      if (state.phase === 'idle' || !matchesFilter(event, filter)) return;
      set({ ...state, events: mergeEvents(state.events, [event]) });
    },
    refreshHead() {
      if (state.phase === 'ready') void reloadHead();
    },
    pause() {
      if (state.phase !== 'loading') return;
      edition += 1;
      flight = undefined;
      set({ ...state, phase: state.events.length > 0 ? 'ready' : 'idle' });
    },
    reset: () => clear({}),
  };
}

// The chart has checked the shape of the answer.
function pageOf(answer: CommandAnswer): LifecycleEventPage {
  return answer.value as LifecycleEventPage;
}
