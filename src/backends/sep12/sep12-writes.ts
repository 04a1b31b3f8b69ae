import {
  type ActionProof,
  type Answer,
  canonicalJson,
  type CustomerSnapshot,
  CustomerStatusError,
  toCustomerStatusError,
  type WriteOptions,
} from '../../model/index.js';
import { prepareAnswers } from './sep12-answers.js';
import type { Sep12Client } from './sep12-client.js';
import type { Sep12BackendOptions } from './sep12-options.js';
import type { Sep12Reader } from './sep12-read.js';
import { VERIFICATION } from './sep12-fields.js';
import { type KeyRecord, onceByKey, type Sep12Session } from './sep12-session.js';

/** What writes stand on. */
export interface WriteParts {
  client: Sep12Client;
  reader: Sep12Reader;
  options: Pick<Sep12BackendOptions, 'verification'>;
}

/** Sends answers, and resolves with the customer as they are then. */
export function submitAnswers(
  parts: WriteParts,
  session: Sep12Session,
  answers: readonly Answer[],
  write: WriteOptions,
): Promise<CustomerSnapshot> {
  return writeOnce(parts, session, { intent: canonicalJson(['answers', answers]), write }, async () => {
    const { sendings, used } = prepareAnswers(session, answers);
    return async (signal) => {
      for (const { type, ...data } of sendings) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other: the first one may make the customer
        session.anchorId = await parts.client.put(parts.reader.who(session), type, data, signal);
      }
      for (const file of session.files) if (used.has(file.id)) Object.assign(file, { isSent: true, blob: undefined });
    };
  });
}

/** Sends the code that the anchor has sent to the customer. */
export function completeVerification(
  parts: WriteParts,
  session: Sep12Session,
  { requirementId, proof }: { requirementId: string; proof: ActionProof },
  write: WriteOptions,
): Promise<CustomerSnapshot> {
  const intent = canonicalJson(['code', requirementId, proof]);
  return writeOnce(parts, session, { intent, write }, async () => {
    const ask = session.latest?.asks.find(({ requirement }) => requirement.id === requirementId);
    const field = ask?.fields[0];
    if (field?.state !== 'verification' || !field.isOpen) throw notAsked();
    const { code } = proof;
    if (code === undefined || code === '') throw missingCode(requirementId);
    const values = { [`${field.name}${VERIFICATION}`]: code };
    return async (signal) => {
      const who = parts.reader.who(session);
      if (parts.options.verification === 'deprecated_endpoint') await parts.client.verify(who.id ?? '', values, signal);
      else session.anchorId = await parts.client.put(who, field.types[0], { values, files: {} }, signal);
    };
  });
}

type Send = NonNullable<KeyRecord['send']>;

/**
 * Reads, checks, sends, reads again. `PUT` is idempotent: a try that may have arrived is simply made again, and one that
 * certainly has is only read.
 */
function writeOnce(
  { reader }: WriteParts,
  session: Sep12Session,
  { intent, write }: { intent: string; write: WriteOptions },
  prepare: () => Promise<Send>,
): Promise<CustomerSnapshot> {
  const { ifVersion, signal } = write;
  return onceByKey(session, write, intent, async (record) => {
    if (record.progress === 'new') record.send = await checked();
    if (record.progress !== 'stored') await sendOnce(session, record, signal);
    return reader.read(session, { signal });
  });

  async function checked(): Promise<Send> {
    const { version } = await reader.read(session, { signal });
    if (ifVersion !== undefined && ifVersion !== version) {
      throw new CustomerStatusError('version_conflict', { message: 'the customer has changed', currentVersion: version });
    }
    return prepare();
  }
}

async function sendOnce(session: Sep12Session, record: KeyRecord, signal: AbortSignal | undefined): Promise<void> {
  record.progress = 'begun';
  try {
    await record.send?.(signal);
    record.progress = 'stored';
  } catch (thrown) {
    const error = toCustomerStatusError(thrown, 'network');
    // A refusal is sure to have stored nothing; whatever else it was may have arrived.
    if (!error.retryable && error.code !== 'aborted') record.progress = 'new';
    throw withRequirements(error, session);
  }
}

/** Names requirements where the anchor named fields. */
function withRequirements(error: CustomerStatusError, { latest }: Sep12Session): CustomerStatusError {
  if (error.fieldErrors.length === 0) return error;
  const requirementOf = (path: string) => {
    const asks = latest?.asks ?? [];
    const named =
      asks.find(({ requirement: { id, spec } }) => id === path || (spec.kind === 'field' && spec.path === path)) ??
      asks.find(({ fields }) => fields.some(({ name }) => path === name || path === `${name}_file_id`));
    return named?.requirement.id ?? path;
  };
  const fieldErrors = error.fieldErrors.map((fault) => ({ ...fault, path: requirementOf(fault.path) }));
  return new CustomerStatusError(error.code, { message: 'the anchor did not take an answer', fieldErrors });
}

function notAsked(): CustomerStatusError {
  return new CustomerStatusError('state_conflict', { message: 'the anchor asks for no code for this now' });
}

function missingCode(path: string): CustomerStatusError {
  const fieldErrors = [{ path, code: 'information_missing' }];
  return new CustomerStatusError('validation_failed', { message: 'a code is needed', fieldErrors });
}
