import * as fc from 'fast-check';

const seed = process.env['CSK_SEED'];

/**
 * Tries a property many times. A failure names its seed; with that seed in `CSK_SEED` the same cases are tried again.
 */
export async function checkRuns<Case>(property: fc.IAsyncProperty<Case>, numRuns: number): Promise<void> {
  const details = await fc.check(property, { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) });
  if (!details.failed) return;
  const report = await fc.asyncDefaultReportMessage(details);
  throw new Error(`Try the same cases again with CSK_SEED=${String(details.seed)}.\n${report ?? ''}`, {
    cause: details.errorInstance,
  });
}
