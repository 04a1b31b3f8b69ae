import { BEAT_FRAME, endedFrame, retryFrame, type StreamRefusal } from '../../model/wire/stream-frames.js';
import type { StreamQueue } from './stream-queue.js';

/** What a live stream needs. */
export interface LiveBytesOptions {
  queue: StreamQueue;
  /** Milliseconds between signs of life. */
  heartbeatMs: number;
  /** Aborted when the reader has gone. */
  gone: AbortSignal;
  /** Aborted when the server stops: the reader is told when to come back. */
  closing: AbortSignal;
  /** Milliseconds after which a reader comes back to a server that stopped: not the same for all, or all come at once. */
  comeBackMs: () => number;
  /** Asked at each heartbeat; what it says ends the stream and is told to the reader. */
  refusal: () => Promise<StreamRefusal | undefined>;
  /** Called once, however the stream ends. */
  onEnd: () => void;
}

/** A reader that takes nothing for this many heartbeats is gone. */
const MAX_IDLE_BEATS = 4;

/** Milliseconds after which a reader whose connection broke comes back. */
const RETRY_MS = 1_000;

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
      const timer = setInterval(heartbeat(opened, options.refusal), options.heartbeatMs);
      opened.ended.addEventListener('abort', () => clearInterval(timer));
      const close = () => opened.endWith(retryFrame(options.comeBackMs()));
      options.gone.addEventListener('abort', opened.end, { signal: opened.ended });
      options.closing.addEventListener('abort', close, { signal: opened.ended });
      if (options.gone.aborted) return opened.end();
      if (options.closing.aborted) return close();
      const flush = () => {
        if (opened.hasRoom()) opened.send(queue.take());
      };
      queue.onPush(flush);
      opened.send(retryFrame(RETRY_MS) + queue.take());
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
  /** Says a last word first. */
  endWith: (text: string) => void;
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
  const endWith = (text: string) => {
    send(text);
    end();
  };
  return { hasRoom: () => (controller.desiredSize ?? 0) > 0, send, end, endWith, ended: ended.signal };
}

/** One beat: a sign of life where there is room, and an end where the reader is gone or may no longer read. */
function heartbeat(line: Line, refusal: LiveBytesOptions['refusal']): () => void {
  let idleBeats = 0;
  let unansweredBeats = 0;
  const ask = async () => {
    const refused = await refusal();
    unansweredBeats = 0;
    if (refused !== undefined) line.endWith(endedFrame(refused));
  };
  return () => {
    idleBeats = line.hasRoom() ? 0 : idleBeats + 1;
    if (idleBeats >= MAX_IDLE_BEATS || unansweredBeats >= MAX_UNANSWERED_BEATS) return line.end();
    if (idleBeats === 0) line.send(BEAT_FRAME);
    if (unansweredBeats === 0) void ask();
    unansweredBeats += 1;
  };
}
