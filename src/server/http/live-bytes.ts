import type { StreamQueue } from './stream-queue.js';

/** What a live stream needs. */
export interface LiveBytesOptions {
  queue: StreamQueue;
  /** Milliseconds between signs of life. */
  heartbeatMs: number;
  /** Any of these ends the stream. */
  signals: readonly AbortSignal[];
  /** Asked at each heartbeat. */
  isAllowed: () => Promise<boolean>;
  /** Called once, however the stream ends. */
  onEnd: () => void;
}

/** A reader that takes nothing for this many heartbeats is gone. */
const MAX_IDLE_BEATS = 4;

/** The queue as bytes, sent when the reader has room, with signs of life between. */
export function liveBytes(options: LiveBytesOptions): ReadableStream<Uint8Array> {
  const { queue, heartbeatMs, signals, onEnd } = options;
  const encoder = new TextEncoder();
  const ended = new AbortController();
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;

  const end = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    queue.onPush(() => {});
    onEnd();
    try {
      stream?.close();
    } catch {
      // Its reader cancelled it already.
    }
  };
  const send = (text: string) => {
    if (text === '' || ended.signal.aborted) return;
    try {
      stream?.enqueue(encoder.encode(text));
    } catch {
      end();
    }
  };
  const hasRoom = () => (stream?.desiredSize ?? 0) > 0;
  const flush = () => {
    if (hasRoom()) send(queue.take());
  };
  const beat = heartbeat({ hasRoom, send, end, isAllowed: options.isAllowed });

  return new ReadableStream<Uint8Array>({
    start(controller) {
      stream = controller;
      const timer = setInterval(beat, heartbeatMs);
      ended.signal.addEventListener('abort', () => clearInterval(timer));
      for (const signal of signals) signal.addEventListener('abort', end, { signal: ended.signal });
      if (signals.some((signal) => signal.aborted)) return end();
      queue.onPush(flush);
      flush();
    },
    pull: () => send(queue.take()),
    cancel: end,
  });
}

/** One beat: a sign of life where there is room, and an end where the reader is gone or may no longer read. */
function heartbeat(stream: {
  hasRoom: () => boolean;
  send: (text: string) => void;
  end: () => void;
  isAllowed: () => Promise<boolean>;
}): () => void {
  let idleBeats = 0;
  return () => {
    idleBeats = stream.hasRoom() ? 0 : idleBeats + 1;
    if (idleBeats >= MAX_IDLE_BEATS) return stream.end();
    if (idleBeats === 0) stream.send(':\n\n');
    void endUnlessAllowed(stream);
  };
}

async function endUnlessAllowed(stream: { end: () => void; isAllowed: () => Promise<boolean> }): Promise<void> {
  if (!(await stream.isAllowed())) stream.end();
}
