import type { CommandOutcome, CommandRequest } from '../machine/index.js';
import type { Answer, CustomerStatusErrorCode } from '../model/index.js';
import type { IntentMemory } from './intent-memory.js';

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

/** Gives each intent of a person one key, kept over retries and reloads until the backend has decided. */
export interface Intents {
  keyFor: (request: CommandRequest) => string;
  settle: (request: CommandRequest, outcome: CommandOutcome) => void;
  /** True when the key of a request is that of an earlier page, which may have sent something else with it. */
  isRestored: (request: CommandRequest) => boolean;
  reset: () => void;
}

interface Intent {
  content: string;
  key: string;
  isRestored: boolean;
}

/** Intents by what they are about: another content for the same thing is another intent. */
export function createIntents(createId: () => string, memory: IntentMemory): Intents {
  const open = new Map<string, Intent>();
  const find = (request: CommandRequest) => {
    const known = open.get(slotOf(request));
    return known?.content === contentOf(request) ? known : undefined;
  };
  return {
    keyFor(request) {
      const slot = slotOf(request);
      const known = find(request);
      if (known !== undefined) return known.key;
      // What this page has sent itself is known in full; of an earlier page nothing but the key is.
      const restored = open.has(slot) ? undefined : memory.find(slot);
      const key = restored ?? createId();
      open.set(slot, { content: contentOf(request), key, isRestored: restored !== undefined });
      if (isEffective(request)) memory.keep(slot, key);
      return key;
    },
    settle(request, outcome) {
      // An error that may pass says nothing about what was done: the next try must be the same intent.
      if (!outcome.ok && (outcome.error.retryable || !REFUSALS.includes(outcome.error.code))) return;
      if (find(request) === undefined) return;
      open.delete(slotOf(request));
      memory.drop(slotOf(request));
    },
    isRestored: (request) => find(request)?.isRestored === true,
    reset() {
      open.clear();
      memory.clear();
    },
  };
}

/** The content of a request, the same however its answers are ordered. */
export function contentOf(request: CommandRequest): string {
  if (request.operation !== 'submitAnswers') return JSON.stringify(request);
  const answers = request.answers.toSorted((a, b) => (a.requirementId < b.requirementId ? -1 : 1));
  return JSON.stringify({ ...request, answers });
}

/** What a request is about, in codes alone: it is written down. */
function slotOf(request: CommandRequest): string {
  const { operation } = request;
  if (request.operation === 'submitAnswers') return [operation, ...idsOf(request.answers)].join(' ');
  if ('requirementId' in request) return `${operation} ${request.requirementId}`;
  return 'fileId' in request ? `${operation} ${request.fileId}` : operation;
}

function idsOf(answers: readonly Answer[]): string[] {
  return answers.map(({ requirementId }) => requirementId).toSorted();
}

/** A read has no effect that could happen twice. */
function isEffective({ operation }: CommandRequest): boolean {
  return operation !== 'listEvents';
}
