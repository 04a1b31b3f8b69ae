import { check } from '../contract/check.js';
import type { ConnectorSubject } from './connector-subject.js';

/** How a call ended. */
export async function attempted<Result>(
  call: Promise<Result>,
): Promise<{ result: Result; error?: undefined } | { result?: undefined; error: unknown }> {
  return call.then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
}

/** Fails where an error, or anything it was caused by, holds a secret or a text of the provider. */
export function checkSilent({ hidden }: Pick<ConnectorSubject, 'hidden'>, error: unknown): void {
  const told = textOf(error, 0);
  for (const text of hidden) check(!told.includes(text), 'an error must hold no secret and nothing of what was answered');
}

function textOf(thrown: unknown, depth: number): string {
  if (!(thrown instanceof Error) || depth > 5) return JSON.stringify(thrown ?? '');
  return `${thrown.message} ${JSON.stringify(thrown)} ${thrown.cause === undefined ? '' : textOf(thrown.cause, depth + 1)}`;
}
