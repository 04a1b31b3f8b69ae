import { CustomerStatusError } from '../../model/index.js';
import type { WebhookRequest } from '../connector.js';

/** A webhook whose signature is good. */
export interface VerifiedWebhook {
  /** The sender's id of the delivery where it signs one, else the SHA-256 of the body, hexadecimal. */
  id: string;
  /** When the sender signed it, in milliseconds since the epoch; absent where it signs no time. */
  signedAt?: number | undefined;
  /** The body as text. Empty where the sender does not sign it: what it says is then to be read at the provider. */
  text: string;
}

/**
 * How a provider signs. Resolves with what was signed, and rejects with `unauthenticated` for everything else, whatever is
 * wrong with it. Nothing is parsed before the signature is good, and nothing is compared in a time that tells anything.
 */
export type WebhookScheme = (request: WebhookRequest) => Promise<VerifiedWebhook>;

/** One reason for everything: whoever forges learns nothing. */
export function unsigned(): CustomerStatusError {
  return new CustomerStatusError('unauthenticated', { message: 'the signature of the webhook does not fit' });
}

/** Fails unless the time is within the tolerance, on either side. */
export function assertFresh(signedAt: number, now: number, toleranceMs: number): void {
  if (!Number.isSafeInteger(signedAt) || Math.abs(now - signedAt) > toleranceMs) throw unsigned();
}

/** Digits and nothing else as a number: libraries that parse more leniently take `1674087231abc` for a time. */
export function strictNumber(text: string | null | undefined): number {
  if (text === null || text === undefined || !/^(0|[1-9]\d{0,14})$/.test(text)) throw unsigned();
  return Number(text);
}

/** The one value of a header. A header that came twice arrives with a comma, and fails. */
export function singleHeader(headers: Headers, name: string): string {
  const value = headers.get(name);
  if (value === null || !/^[\x21-\x2b\x2d-\x7e]{1,2000}$/.test(value)) throw unsigned();
  return value;
}

/** The body as text, byte for byte: what is no text was not signed as one. */
export function bodyText({ rawBody }: WebhookRequest): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(rawBody);
  } catch {
    throw unsigned();
  }
}
