/** Where the runtime knows such a thing, a timer alone keeps no process alive. */
export function letProcessEnd(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function') timer.unref();
}
