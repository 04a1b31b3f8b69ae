/** Where a change of a customer gets its time and new ids from. */
export interface WriteContext {
  /** Milliseconds since the epoch. */
  now: number;
  /** Gives a new id each time, for requirements and documents. */
  nextId: () => string;
}

/** The instant of a context, plus some days, as ISO 8601. */
export function instant(context: WriteContext, plusDays = 0): string {
  return new Date(context.now + plusDays * 86_400_000).toISOString();
}
