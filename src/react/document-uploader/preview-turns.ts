/** How many pictures are decoded for previews at a time: a phone ends a page that holds many of them. */
const AT_ONCE = 2;

const waiting: (() => void)[] = [];
let busy = 0;

/** Draws when it has its turn; resolves with false where nobody wants it any more by then. */
export async function drawInTurn(signal: AbortSignal, draw: () => Promise<boolean>): Promise<boolean> {
  if (busy < AT_ONCE) busy += 1;
  else await new Promise<void>((resolve) => void waiting.push(resolve));
  try {
    return signal.aborted ? false : await draw();
  } finally {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }
}
