import { CustomerStatusError } from '../../model/index.js';
import { fromBase64, utf8 } from '../bytes.js';

/** One secret, or while it is being changed the new and the old one. */
export type WebhookSecrets = string | readonly string[];

/** What both sides know, as keys that verify. */
export interface SharedSecret {
  /** True when one of the signatures fits one of the keys. Takes as long whichever it is, and however little fits. */
  fits: (message: Uint8Array<ArrayBuffer>, signatures: readonly (Uint8Array<ArrayBuffer> | undefined)[]) => Promise<boolean>;
}

/** Of more signatures than this none is looked at. */
const MAX_SIGNATURES = 8;

const MIN_CHARACTERS = 16;
const MIN_BYTES = 24;

/**
 * Secrets as they are written, used as their own bytes. Throws `validation_failed` at once for one that is empty, shorter
 * than 16 characters, or has white space around or in it, as from a careless copy.
 */
export function textSecrets(secrets: WebhookSecrets, hash: 'SHA-256' | 'SHA-512' = 'SHA-256'): SharedSecret {
  return sharedSecret(
    toList(secrets).map((secret) => utf8(assertWritten(secret, MIN_CHARACTERS))),
    hash,
  );
}

/**
 * Secrets as Standard Webhooks writes them: base64 of at least 24 bytes, with or without `whsec_`. Throws
 * `validation_failed` at once for anything else.
 */
export function standardSecrets(secrets: WebhookSecrets): SharedSecret {
  const keys = toList(secrets).map((secret) => {
    const bytes = fromBase64(assertWritten(secret, 1).replace(/^whsec_/, ''));
    if (bytes === undefined || bytes.byteLength < MIN_BYTES || bytes.byteLength > 64)
      throw unfit(`must be base64 of ${MIN_BYTES} to 64 bytes, with or without "whsec_"`);
    return bytes;
  });
  return sharedSecret(keys, 'SHA-256');
}

function toList(secrets: WebhookSecrets): readonly string[] {
  const list = typeof secrets === 'string' ? [secrets] : secrets;
  if (list.length === 0 || list.length > 4) throw unfit('must be one, or a few while it is being changed');
  return list;
}

function assertWritten(secret: string, minCharacters: number): string {
  if (typeof secret !== 'string' || secret.trim() === '') throw unfit('is empty. Is the variable of the environment set?');
  if (/\s/.test(secret)) throw unfit('holds white space, most likely from copying it');
  if (secret.length < minCharacters)
    throw unfit(`must have at least ${minCharacters} characters, or its signatures could be guessed`);
  return secret;
}

/** Says what is wrong and never repeats the secret. */
function unfit(why: string): CustomerStatusError {
  return new CustomerStatusError('validation_failed', { message: `a secret for webhooks ${why}` });
}

function sharedSecret(secrets: readonly Uint8Array<ArrayBuffer>[], hash: 'SHA-256' | 'SHA-512'): SharedSecret {
  let imported: Promise<CryptoKey[]> | undefined;
  const keys = () =>
    (imported ??= Promise.all(
      secrets.map((secret) => crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash }, false, ['verify'])),
    ));
  return {
    async fits(message, signatures) {
      if (signatures.length === 0 || signatures.length > MAX_SIGNATURES) return false;
      const pairs = (await keys()).flatMap((key) => signatures.map((signature) => ({ key, signature })));
      // Every pair is tried: an early end would tell which secret is the present one.
      const results = await Promise.all(
        pairs.map(({ key, signature }) => crypto.subtle.verify('HMAC', key, signature ?? new Uint8Array(), message)),
      );
      return results.includes(true);
    },
  };
}
