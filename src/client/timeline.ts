import type { CommandAnswer } from '../machine/index.js';
import {
  CustomerStatusError,
  matchesEventFilter,
  type LifecycleEvent,
  type LifecycleEventPage,
  type PresentedStatus,
} from '../model/index.js';
import type { CommandResult, TimelineFilter, TimelineState } from './client-snapshot.js';
import type { Commands } from './commands.js';
import { mergeEvents } from './merge-events.js';

/** The events of one customer, page by page, with what is pushed on top. */
export interface Timeline {
  getState: () => TimelineState;
  /** Loads the next older page. */
  load: () => Promise<CommandResult>;
  filter: (filter: TimelineFilter) => Promise<CommandResult>;
  /** Puts a pushed event on top. */
  add: (event: LifecycleEvent) => void;
  /** Reads the newest page again, because something changed and no event told what. */
  refreshHead: () => void;
  /** Reads the newest page again where the last change of status that is known led elsewhere: the two were read in turn. */
  agreeOn: (status: PresentedStatus) => void;
  /** Forgets a page under way: the client was stopped. */
  pause: () => void;
  /** Forgets everything, and loads nothing until it is woken: whoever signed out is not read again because a list is still shown. */
  reset: () => void;
  /** The client was started. */
  wake: () => void;
}

/** Everything a timeline keeps. */
interface Book {
  state: TimelineState;
  cursor: string | undefined;
  filter: TimelineFilter;
  flight: Promise<CommandResult> | undefined;
  /** Raised whenever the list starts anew: a page of the list before must not end up in it. */
  edition: number;
  /** True when the newest page is to be read again after the one under way. */
  isBehind: boolean;
  /** True while the newest page is read again. */
  isReloading: boolean;
  isAsleep: boolean;
  commands: Commands;
  onChange: () => void;
}

const EMPTY: TimelineState = { phase: 'idle', events: [], hasMore: false };

/** A timeline that has loaded nothing. */
export function createTimeline(commands: Commands, onChange: () => void): Timeline {
  const book: Book = {
    state: EMPTY,
    cursor: undefined,
    filter: {},
    flight: undefined,
    edition: 0,
    isBehind: false,
    isReloading: false,
    isAsleep: false,
    commands,
    onChange,
  };
  return {
    getState: () => book.state,
    load: () => load(book),
    filter(filter) {
      startAnew(book, filter);
      return load(book);
    },
    add: (event) => add(book, event),
    refreshHead: () => refreshHead(book),
    agreeOn(status) {
      const last = book.state.events.find(({ to }) => to !== undefined);
      if (last !== undefined && last.to !== status) refreshHead(book);
    },
    pause: () => pause(book),
    reset() {
      book.isAsleep = true;
      startAnew(book, {});
    },
    wake() {
      book.isAsleep = false;
    },
  };
}

function show(book: Book, state: TimelineState): void {
  book.state = state;
  book.onChange();
}

function startAnew(book: Book, filter: TimelineFilter): void {
  Object.assign(book, { filter, cursor: undefined });
  dropFlights(book);
  show(book, EMPTY);
}

function dropFlights(book: Book): void {
  Object.assign(book, { flight: undefined, isBehind: false, isReloading: false, edition: book.edition + 1 });
}

function pause(book: Book): void {
  if (book.state.phase !== 'loading') return;
  dropFlights(book);
  show(book, { ...book.state, phase: book.state.events.length > 0 ? 'ready' : 'idle' });
}

function add(book: Book, event: LifecycleEvent): void {
  if (book.state.phase === 'idle' || !matchesEventFilter(event, book.filter)) return;
  show(book, { ...book.state, events: mergeEvents(book.state.events, [event]) });
}

function load(book: Book): Promise<CommandResult> {
  if (book.isAsleep) return Promise.resolve({ ok: false, error: new CustomerStatusError('aborted') });
  if (book.flight !== undefined) return book.flight;
  if (book.state.phase === 'ready' && !book.state.hasMore) return Promise.resolve({ ok: true, value: undefined });
  const flight = loadPage(book).finally(() => {
    if (book.flight === flight) book.flight = undefined;
  });
  book.flight = flight;
  return flight;
}

async function loadPage(book: Book): Promise<CommandResult> {
  const { edition } = book;
  const { error: _error, ...kept } = book.state;
  show(book, { ...kept, phase: 'loading' });
  const result = await fetchPage(book, book.cursor, false);
  if (edition !== book.edition) return { ok: true, value: undefined };
  if (!result.ok && result.error.code === 'validation_failed' && book.cursor !== undefined) {
    // The backend no longer knows where the next page begins: the way there begins at the newest again.
    book.cursor = undefined;
    return loadPage(book);
  }
  if (!result.ok) {
    show(book, { ...book.state, phase: 'failed', error: result.error });
    if (book.isBehind) refreshHead(book);
    return result;
  }
  const page = pageOf(result.value);
  book.cursor = page.nextCursor;
  const events = mergeEvents(book.state.events, page.events);
  show(book, { ...gapOf(book.state, page), phase: 'ready', events, hasMore: page.nextCursor !== undefined });
  if (book.isBehind) refreshHead(book);
  return { ok: true, value: undefined };
}

function refreshHead(book: Book): void {
  const { phase, events } = book.state;
  // What is being read may have been put together before.
  book.isBehind = phase === 'loading' || book.isReloading;
  // An older page that could not be loaded keeps no news away; where nothing was loaded, the next try reads the newest.
  const isShown = phase === 'ready' || (phase === 'failed' && events.length > 0);
  if (isShown && !book.isReloading) void reloadHead(book);
}

async function reloadHead(book: Book): Promise<void> {
  const { edition, state } = book;
  const known = new Set(state.events.map((event) => event.id));
  book.isReloading = true;
  const result = await fetchPage(book, undefined, true);
  if (edition !== book.edition) return;
  book.isReloading = false;
  if (!result.ok) return;
  const page = pageOf(result.value);
  const isJoined = known.size === 0 || page.events.length === 0 || page.events.some(({ id }) => known.has(id));
  const { isBehind } = book;
  if (!isJoined) beginAt(book, page, known);
  const events = mergeEvents(book.state.events, page.events);
  show(book, { ...book.state, ...gapOf(book.state, page), events, hasMore: book.cursor !== undefined });
  if (isBehind) refreshHead(book);
}

/**
 * Without an event in common there may be a gap between the newest page and what was known, or the story is another one: the
 * newest page is the whole list again, but for what was pushed on top meanwhile. An older page on its way would lead past
 * the gap.
 */
function beginAt(book: Book, { nextCursor }: LifecycleEventPage, known: ReadonlySet<string>): void {
  const { error: _error, ...state } = book.state;
  dropFlights(book);
  const top = state.events.findIndex(({ id }) => known.has(id));
  Object.assign(book, {
    cursor: nextCursor,
    state: { ...state, events: state.events.slice(0, Math.max(0, top)), phase: 'ready' },
  });
}

/** What the newest answer says about missing history holds; one that says nothing takes nothing back. */
function gapOf(state: TimelineState, { incompleteBefore = state.incompleteBefore }: LifecycleEventPage) {
  return incompleteBefore === undefined ? {} : { incompleteBefore };
}

function fetchPage({ commands, filter }: Book, cursor: string | undefined, isQuiet: boolean) {
  const query = { ...filter, ...(cursor === undefined ? {} : { cursor }) };
  return commands.run({ operation: 'listEvents', query }, { isQuiet });
}

function pageOf(answer: CommandAnswer): LifecycleEventPage {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the chart has checked the shape of the answer
  return answer.value as LifecycleEventPage;
}
