/** Why a stream ends: nobody is signed in any more, or may read this customer no longer. */
export type StreamRefusal = 'unauthenticated' | 'forbidden';

/** One message. JSON holds no line break of its own, so no text of a customer can begin a new one. */
export function messageFrame(name: 'snapshot' | 'lifecycle' | 'resync' | 'ended', id: number | undefined, data: unknown): string {
  return textFrame(name, id, JSON.stringify(data));
}

/** One message whose JSON is there already. */
export function textFrame(name: string, id: number | undefined, json: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${json}\n\n`;
}

/** A sign of life, which no reader sees as a message. */
export const BEAT_FRAME = ':\n\n';

/** When to come back after the stream has ended, in milliseconds. */
export function retryFrame(ms: number): string {
  return `retry: ${Math.round(ms)}\n\n`;
}

/** The last message of a stream that its reader may follow no longer. */
export function endedFrame(code: StreamRefusal): string {
  return messageFrame('ended', undefined, { code });
}
