import {
  type ActionProof,
  CustomerStatusError,
  type CustomerSnapshot,
  isCustomerStatusError,
  type StartedAction,
} from '../../../model/index.js';
import type { ConnectorContext } from '../../connector.js';
import { challengeText, encodedSignature } from './base64-hex.js';
import type { OffblocksParts, OffblocksReader } from './offblocks-reader.js';
import { IDENTITY_CHECK, WALLET_PROOF } from './offblocks-requirements.js';
import { toSnapshot } from './offblocks-snapshot.js';

/** The message for the wallet, or the address of the identity check. */
export async function startOffblocksAction(
  parts: OffblocksParts,
  read: OffblocksReader,
  context: ConnectorContext,
  { requirementId, returnUrl }: { requirementId: string; returnUrl?: string | undefined },
): Promise<{ snapshot: CustomerSnapshot; started: StartedAction }> {
  const { customer, snapshot } = await read.both(context);
  assertOpen(snapshot, requirementId);
  if (requirementId === WALLET_PROOF) return { snapshot, started: { challenge: await messageFor(parts, customer.id, context) } };
  const { identityCheck } = parts;
  if (identityCheck === undefined) throw new CustomerStatusError('unsupported', { requirementId });
  const url = await identityCheck.url(customer, { returnUrl });
  if (!isSafe(url)) throw notSafe();
  return { snapshot: withBegun(snapshot, customer, parts, context), started: { url } };
}

/** Sends a wallet's signature to OffBlocks. For the identity check it asks how things stand. */
export async function completeOffblocksAction(
  { client, signatureEncoding }: OffblocksParts,
  read: OffblocksReader,
  context: ConnectorContext,
  { requirementId, proof }: { requirementId: string; proof: ActionProof },
): Promise<CustomerSnapshot> {
  const { customer, snapshot } = await read.both(context);
  // What was sent before and lost its answer is done.
  if (requirementId === WALLET_PROOF && customer.status !== 'initiating') return snapshot;
  assertOpen(snapshot, requirementId);
  if (requirementId !== WALLET_PROOF) return snapshot;
  const signature = encodedSignature(proof.signature ?? '', signatureEncoding);
  if (signature === undefined) throw unfitting();
  const challenge = await client.getChallenge(customer.id, context);
  try {
    await client.signChallenge(customer.id, { chainId: customer.chainId ?? '', challenge, signature }, context);
  } catch (error) {
    if (!isCustomerStatusError(error) || error.code !== 'state_conflict') throw isRefused(error) ? unfitting(error) : error;
  }
  const after = await read.both(context);
  return after.customer.status === 'initiating' ? withSignatureSent(after.snapshot, context) : after.snapshot;
}

async function messageFor({ client }: OffblocksParts, providerId: string, context: ConnectorContext): Promise<string> {
  const message = challengeText(await client.getChallenge(providerId, context));
  if (message !== undefined) return message;
  throw new CustomerStatusError('protocol_error', { message: 'the challenge of OffBlocks is not Base64 of a text' });
}

function assertOpen(snapshot: CustomerSnapshot, requirementId: string): void {
  const requirement = snapshot.requirements.find(({ id }) => id === requirementId);
  if (requirement === undefined) throw new CustomerStatusError('not_found', { requirementId });
  const isOpen = snapshot.status.editable && requirement.awaiting === 'customer';
  if (!isOpen) throw new CustomerStatusError('state_conflict', { requirementId });
}

/** Shown again with what was begun, because that may change the status. */
function withBegun(
  snapshot: CustomerSnapshot,
  customer: object,
  { identityCheck, recovery }: OffblocksParts,
  { now }: ConnectorContext,
): CustomerSnapshot {
  const requirements = snapshot.requirements.map((requirement) =>
    requirement.id === IDENTITY_CHECK ? { ...requirement, status: 'in_progress' as const } : requirement,
  );
  const isIdentityCheckDone = identityCheck?.isDone === undefined ? undefined : false;
  return toSnapshot(customer, { ...snapshot, requirements }, { recovery, isIdentityCheckDone, now: new Date(now).toISOString() });
}

function withSignatureSent(snapshot: CustomerSnapshot, { now }: ConnectorContext): CustomerSnapshot {
  const requirements = snapshot.requirements.map((requirement) =>
    requirement.id === WALLET_PROOF
      ? { ...requirement, status: 'submitted' as const, awaiting: 'provider' as const, updatedAt: new Date(now).toISOString() }
      : requirement,
  );
  return { ...snapshot, requirements };
}

function isRefused(error: unknown): boolean {
  return isCustomerStatusError(error) && error.code === 'validation_failed';
}

function unfitting(cause?: unknown): CustomerStatusError {
  const fieldErrors = [{ path: WALLET_PROOF, code: 'data_invalid' }];
  const message = 'OffBlocks did not take the signature: there is a new challenge to sign';
  return new CustomerStatusError('validation_failed', { requirementId: WALLET_PROOF, fieldErrors, message, cause });
}

/** Encrypted, or on this very machine, as the page of the customer takes it too. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname));
}

function notSafe(): CustomerStatusError {
  return new CustomerStatusError('protocol_error', { message: 'identityCheck.url must give an address that begins with https' });
}
