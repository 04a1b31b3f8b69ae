/**
 * Settles as the work does, or rejects with what `late` makes once the time is over. The signal that the work is given is
 * aborted then, or with `parent`; what becomes of the work afterwards is nobody's concern.
 */
export async function within<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
  late: () => Error,
  parent?: AbortSignal,
): Promise<Result> {
  const given = new AbortController();
  const follow = () => given.abort(parent?.reason);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const reason = late();
      reject(reason);
      given.abort(reason);
    }, milliseconds);
  });
  // By hand and taken off again: the parent lives as long as the process, and AbortSignal.any would stay with it.
  parent?.addEventListener('abort', follow);
  if (parent?.aborted === true) follow();
  try {
    return await Promise.race([work(given.signal), over]);
  } finally {
    clearTimeout(timer);
    parent?.removeEventListener('abort', follow);
  }
}
