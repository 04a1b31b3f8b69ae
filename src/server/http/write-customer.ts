import { type Actor, CustomerStatusError, type OperationName } from '../../model/index.js';
import type { Access } from '../handler-options.js';
import type { ChangeRequest } from '../service/customer-service.js';
import type { CustomerChange } from '../service/change-feed.js';
import type { Claim, StoredAnswer } from '../store/store.js';
import { type Call, urlOf } from './call.js';
import { expectedVersion, idempotencyKey } from '../../model/wire/headers.js';
import { fromAnswer } from './respond.js';
import { sha256 } from '../bytes.js';

/** A write of a customer over HTTP. */
export interface CustomerWrite<Extra> {
  /** What was sent, as bytes: the same key with other bytes is another intent. */
  content: Uint8Array<ArrayBuffer>;
  operation?: OperationName | undefined;
  /** What takes long and needs no turn of the customer's: done once the key is claimed, and before the work. */
  ahead?: (() => Promise<void>) | undefined;
  work: ChangeRequest<Extra>['work'];
  answer: (change: CustomerChange, extra: Extra) => StoredAnswer;
}

/** A claim that a crash left behind without an answer wrote nothing; after this time it is taken over. */
const ABANDONED_AFTER_MS = 60_000;

/**
 * Carries out a write once: the same key and body again get the first answer, the same key with another body is refused,
 * and a key that is being worked on is told to wait. A write that fails keeps nothing, so its key can be used again.
 */
export async function writeCustomer<Extra>(call: Call, write: CustomerWrite<Extra>): Promise<Response> {
  const { store, clock } = call.parts;
  const claim: Claim = {
    scope: scopeOf(call, call.request.method, urlOf(call).pathname),
    key: idempotencyKey(call.request),
    fingerprint: await sha256(write.content),
    now: clock(),
    abandonedAfterMs: ABANDONED_AFTER_MS,
  };
  const ifVersion = expectedVersion(call.request);
  const outcome = await store.claim(claim);
  if (outcome.state === 'answered') return fromAnswer(outcome.answer);
  if (outcome.state === 'mismatch') throw new CustomerStatusError('idempotency_mismatch');
  if (outcome.state === 'pending') throw new CustomerStatusError('state_conflict', { retryAfterMs: 1_000 });
  try {
    await write.ahead?.();
    const { change, extra } = await call.parts.service.change({
      customerId: call.customerId,
      actor: actorOf(call.access),
      channel: call.access.role === 'customer' ? 'client' : 'api',
      ifVersion,
      idempotencyKey: claim.key,
      operation: write.operation,
      work: write.work,
      settles: (expected, result) => ({ answer: { claim, answer: write.answer(expected, result) } }),
    });
    call.parts.tidy();
    return fromAnswer(write.answer(change, extra));
  } catch (error) {
    await store.release(claim);
    throw error;
  }
}

/** The claim of the upload that a call is about, whichever of the routes of uploads it came by. */
export function uploadClaimOf(call: Call): Omit<Claim, 'fingerprint'> {
  const { pathname } = urlOf(call);
  const path = `${pathname.slice(0, pathname.lastIndexOf('/'))}/files`;
  return {
    scope: scopeOf(call, 'POST', path),
    key: idempotencyKey(call.request),
    now: call.parts.clock(),
    abandonedAfterMs: ABANDONED_AFTER_MS,
  };
}

function scopeOf(call: Call, method: string, path: string): string {
  return JSON.stringify([call.customerId, call.reader, method, path]);
}

/** Whom the timeline names. */
export function actorOf(access: Access): Actor {
  if (access.role === 'customer') return { kind: 'customer' };
  return access.label === undefined ? { kind: 'operator' } : { kind: 'operator', label: access.label };
}
