/** Reads a body as text, piece by piece, until it ends or the signal aborts. A character cut in two is put together. */
export async function readPieces(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onPiece: (piece: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop);
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- the pieces of one body come one after the other
      const { done, value } = await reader.read();
      if (done || signal.aborted) return;
      onPiece(decoder.decode(value, { stream: true }));
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
