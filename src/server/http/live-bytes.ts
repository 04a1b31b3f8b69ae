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

/** A host that does not say for this many heartbeats whether somebody may still read has not said yes. */
const MAX_UNANSWERED_BEATS = 4;

/** The queue as bytes, sent when the reader has room, with signs of life between. */
export function liveBytes({ queue, ...options }: LiveBytesOptions): ReadableStream<Uint8Array> {
  let line: Line | undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const opened = openLine(controller, () => {
        queue.onPush(() => {});
        options.onEnd();
      });
      line = opened;
      const timer = setInterval(heartbeat(opened, options.isAllowed), options.heartbeatMs);
      opened.ended.addEventListener('abort', () => clearInterval(timer));
      for (const signal of options.signals) signal.addEventListener('abort', opened.end, { signal: opened.ended });
      if (options.signals.some((signal) => signal.aborted)) return opened.end();
      const flush = () => {
        if (opened.hasRoom()) opened.send(queue.take());
      };
      queue.onPush(flush);
      flush();
    },
    pull: () => line?.send(queue.take()),
    cancel: () => line?.end(),
  });
}

/** The way to the reader, until it ends. */
interface Line {
  hasRoom: () => boolean;
  send: (text: string) => void;
  end: () => void;
  ended: AbortSignal;
}

function openLine(controller: ReadableStreamDefaultController<Uint8Array>, onEnd: () => void): Line {
  const encoder = new TextEncoder();
  const ended = new AbortController();
  const end = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    onEnd();
    try {
      controller.close();
    } catch {
      // Its reader cancelled it already.
    }
  };
  const send = (text: string) => {
    if (text === '' || ended.signal.aborted) return;
    try {
      controller.enqueue(encoder.encode(text));
    } catch {
      end();
    }
  };
  return { hasRoom: () => (controller.desiredSize ?? 0) > 0, send, end, ended: ended.signal };
}

/** One beat: a sign of life where there is room, and an end where the reader is gone or may no longer read. */
function heartbeat(line: Line, isAllowed: () => Promise<boolean>): () => void {
  let idleBeats = 0;
  let unansweredBeats = 0;
  const ask = async () => {
    const isRefused = !(await isAllowed());
    unansweredBeats = 0;
    if (isRefused) line.end();
  };
  return () => {
    idleBeats = line.hasRoom() ? 0 : idleBeats + 1;
    if (idleBeats >= MAX_IDLE_BEATS || unansweredBeats >= MAX_UNANSWERED_BEATS) return line.end();
    if (idleBeats === 0) line.send(':\n\n');
    if (unansweredBeats === 0) void ask();
    unansweredBeats += 1;
  };
}
