/**
 * Settles as the work does, or rejects with what `late` makes once the time is over. The signal that the work is given is
 * aborted then; what becomes of the work afterwards is nobody's concern.
 */
export async function within<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
  late: () => Error,
): Promise<Result> {
  const given = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const reason = late();
      reject(reason);
      given.abort(reason);
    }, milliseconds);
  });
  try {
    return await Promise.race([work(given.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}
