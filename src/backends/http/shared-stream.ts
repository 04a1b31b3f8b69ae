import type { BackendUpdate, Clock, SubscribeOptions } from '../../model/index.js';
import { silenceWatch } from './silence-watch.js';
import type { PageVisits, TabSharing } from './tab-sharing.js';

/** Where a stream goes on, and who is told how far it came. */
export interface StreamResume {
  lastId?: string | undefined;
  onId: (id: string | undefined) => void;
  /** Called with every sign of life of the server. */
  onHeard?: (() => void) | undefined;
}

/** Follows a stream of this page's own until the signal aborts or it is over. */
export type FollowStream = (
  listener: (update: BackendUpdate) => void,
  subscriber: SubscribeOptions,
  resume: StreamResume,
) => Promise<void>;

/** What a stream for all pages of a browser needs. */
export interface SharedStreamOptions {
  /** The same for every page that may share: one server, one customer, one kind of surface. */
  name: string;
  sharing: TabSharing;
  clock: Clock;
  follow: FollowStream;
}

type Listener = (update: BackendUpdate) => void;

/** What the pages tell each other. */
type Message =
  | { kind: 'hello' }
  | { kind: 'state'; state: 'open' | 'lost' }
  | { kind: 'update'; update: BackendUpdate; id: string | undefined };

/**
 * The leader says this often that it is there, and with every sign of life of the server: a hidden page's timers may sleep for
 * a minute, what comes over the network wakes it.
 */
const ALIVE_MS = 4_000;

/** A follower that hears nothing for so long counts as cut off: longer than the leader itself takes a silent server for there. */
const SILENCE_MS = 40_000;

/**
 * Follows one stream with all pages of a browser: the page that holds the lock keeps the connection and passes everything
 * on. When it closes or crashes, the browser gives the lock to the next page, which goes on from the last message heard.
 */
export async function followShared(
  options: SharedStreamOptions,
  listener: Listener,
  subscriber: SubscribeOptions,
): Promise<void> {
  const { signal } = subscriber;
  const { visits } = options.sharing;
  let lastId: string | undefined;
  while (!signal.aborted) {
    const turn = beginTurn(signal, visits);
    const page = { ...options, listener, subscriber: { ...subscriber, signal: turn.signal } };
    // oxlint-disable-next-line no-await-in-loop -- one stay on the page follows the other
    lastId = await takePart(page, lastId);
    turn.end();
    const shown = turn.nextShow();
    if (signal.aborted || shown === undefined) return;
    // oxlint-disable-next-line no-await-in-loop -- kept pages hold neither lock nor connection
    await shown;
  }
}

interface Turn {
  signal: AbortSignal;
  /** Resolves when the page is shown after it was put away; `undefined` when it was not. */
  nextShow: () => Promise<void> | undefined;
  end: () => void;
}

/** From one showing of the page to its hiding: a page that is put away must hold nothing. */
function beginTurn(signal: AbortSignal, visits: PageVisits): Turn {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let shown: Promise<void> | undefined;
  const forget = visits.onHide(() => {
    // From this moment on: it may be shown again before everything is let go.
    shown = visits.nextShow(signal);
    abort();
  });
  signal.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    nextShow: () => shown,
    end: () => {
      forget();
      signal.removeEventListener('abort', abort);
    },
  };
}

interface Page extends SharedStreamOptions {
  listener: Listener;
  subscriber: SubscribeOptions;
}

/** Listens to the leader until this page leads, then leads. Resolves with the id of the last message. */
async function takePart(page: Page, lastId: string | undefined): Promise<string | undefined> {
  const channel = openChannel(page);
  if (channel === undefined) return followAlone(page, lastId);
  const follower = followLeader(page, channel, lastId);
  const lead = () => {
    follower.stop();
    return leadOthers(page, channel, follower);
  };
  try {
    await page.sharing.locks.request(page.name, { signal: page.subscriber.signal }, lead);
  } catch {
    // Without a lock, as in a page that may not use one, this page has a stream of its own.
    if (!page.subscriber.signal.aborted) await lead();
  } finally {
    follower.stop();
    channel.close();
  }
  return follower.lastId;
}

/** A browser may refuse it, as in a frame of another site. */
function openChannel({ sharing, name }: Page): BroadcastChannel | undefined {
  try {
    return sharing.openChannel(name);
  } catch {
    return undefined;
  }
}

async function followAlone({ follow, listener, subscriber }: Page, lastId: string | undefined): Promise<string | undefined> {
  let reached = lastId;
  const onId = (id: string | undefined) => {
    reached = id;
  };
  await follow(listener, subscriber, { lastId, onId });
  return reached;
}

interface Follower {
  lastId: string | undefined;
  stop: () => void;
}

function followLeader({ listener, subscriber, clock }: Page, channel: BroadcastChannel, lastId: string | undefined): Follower {
  const follower: Follower = { lastId, stop };
  let isOpen = false;
  const setOpen = (open: boolean) => {
    if (open !== isOpen) subscriber.onState?.(open ? 'open' : 'lost');
    isOpen = open;
  };
  const watchLeader = () => silenceWatch(clock, SILENCE_MS, () => setOpen(false));
  let watch = watchLeader();
  const onMessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'hello') return;
    if (watch.isSilent()) watch = watchLeader();
    watch.heard();
    setOpen(data.kind === 'update' || data.state === 'open');
    if (data.kind !== 'update') return;
    listener(data.update);
    follower.lastId = data.id;
  };
  function stop() {
    watch.stop();
    channel.removeEventListener('message', onMessage);
  }
  channel.addEventListener('message', onMessage);
  channel.postMessage({ kind: 'hello' } satisfies Message);
  return follower;
}

async function leadOthers(page: Page, channel: BroadcastChannel, place: { lastId: string | undefined }): Promise<void> {
  let state: 'open' | 'lost' = 'lost';
  const post = (message: Message) => channel.postMessage(message);
  const tell = () => post({ kind: 'state', state });
  const onMessage = ({ data }: MessageEvent<Message>) => data.kind === 'hello' && tell();
  const alive = repeat(page.clock, ALIVE_MS, tell);
  channel.addEventListener('message', onMessage);
  let update: BackendUpdate | undefined;
  const subscriber: SubscribeOptions = {
    signal: page.subscriber.signal,
    onState: (now, error) => {
      state = now === 'open' ? 'open' : 'lost';
      if (now !== 'ended') tell();
      page.subscriber.onState?.(now, error);
    },
  };
  const listener = (next: BackendUpdate) => {
    update = next;
    page.listener(next);
  };
  const onId = (id: string | undefined) => {
    place.lastId = id;
    if (update !== undefined) post({ kind: 'update', update, id });
    update = undefined;
  };
  try {
    await page.follow(listener, subscriber, { lastId: place.lastId, onId, onHeard: tell });
  } finally {
    alive.stop();
    channel.removeEventListener('message', onMessage);
  }
}

function repeat(clock: Clock, ms: number, action: () => void): { stop: () => void } {
  let handle = clock.setTimeout(again, ms);
  function again() {
    action();
    handle = clock.setTimeout(again, ms);
  }
  return { stop: () => clock.clearTimeout(handle) };
}
