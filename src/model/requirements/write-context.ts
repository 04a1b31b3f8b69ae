/** Where the make-believe provider gets time and ids from, and who is acting. */
export interface SandboxContext {
  /** Milliseconds since the epoch. */
  now: number;
  /** Gives a new id each time, for requirements and documents. */
  nextId: () => string;
}

/** The instant of a context, plus some days, as ISO 8601. */
export function instant(context: SandboxContext, plusDays = 0): string {
  return new Date(context.now + plusDays * 86_400_000).toISOString();
}
