import type { CommandOutcome, CommandRequest } from '../machine/index.js';
import type { CustomerStatusErrorCode } from '../model/index.js';

/** After one of these the backend has certainly done nothing, and may repeat its refusal for the same key. */
const REFUSALS: readonly CustomerStatusErrorCode[] = [
  'forbidden',
  'not_found',
  'validation_failed',
  'state_conflict',
  'version_conflict',
  'idempotency_mismatch',
  'attempts_exhausted',
  'unsupported',
];

/** Gives each intent of a person one key, kept over retries until the backend has decided. */
export interface Intents {
  keyFor: (request: CommandRequest) => string;
  settle: (request: CommandRequest, outcome: CommandOutcome) => void;
  reset: () => void;
}

/** Intents by what they are about: another content for the same thing is another intent. */
export function createIntents(createId: () => string): Intents {
  const open = new Map<string, { content: string; key: string }>();
  return {
    keyFor(request) {
      const content = contentOf(request);
      const known = open.get(slotOf(request));
      if (known?.content === content) return known.key;
      const key = createId();
      open.set(slotOf(request), { content, key });
      return key;
    },
    settle(request, outcome) {
      // An error that may pass says nothing about what was done: the next try must be the same intent.
      if (!outcome.ok && (outcome.error.retryable || !REFUSALS.includes(outcome.error.code))) return;
      if (open.get(slotOf(request))?.content === contentOf(request)) open.delete(slotOf(request));
    },
    reset: () => open.clear(),
  };
}

/** The content of a request, the same however its answers are ordered. */
export function contentOf(request: CommandRequest): string {
  if (request.operation !== 'submitAnswers') return JSON.stringify(request);
  const answers = request.answers.toSorted((a, b) => (a.requirementId < b.requirementId ? -1 : 1));
  return JSON.stringify({ ...request, answers });
}

function slotOf(request: CommandRequest): string {
  const { operation } = request;
  if ('requirementId' in request) return `${operation} ${request.requirementId}`;
  return 'fileId' in request ? `${operation} ${request.fileId}` : operation;
}
