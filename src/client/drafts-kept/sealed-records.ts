import { toHex } from '../../model/hex.js';
/** A record as it lies on the device: nothing of its content can be read without the key. */
export interface SealedRecord {
  v: 1;
  /** Milliseconds since the epoch. */
  at: number;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

const IV_BYTES = 12;

/** A key that no script can read, only use. */
export function createSealingKey(): Promise<CryptoKey> {
  return subtle().generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Encrypts a value. `place` is where it will lie: at any other place it cannot be opened. */
export async function seal(key: CryptoKey, place: string, at: number, value: unknown): Promise<SealedRecord> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = await subtle().encrypt(cipher(iv, place), key, new TextEncoder().encode(JSON.stringify(value)));
  return { v: 1, at, iv, data };
}

/** Decrypts a value. Rejects when it was changed, is of another key, or lies at another place. */
export async function unseal(key: CryptoKey, place: string, { iv, data }: SealedRecord): Promise<unknown> {
  const bytes = await subtle().decrypt(cipher(iv, place), key, data);
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** A record of this version, whoever wrote it. */
export function isSealedRecord(value: unknown): value is SealedRecord {
  if (typeof value !== 'object' || value === null || !('v' in value && 'at' in value && 'iv' in value && 'data' in value))
    return false;
  return value.v === 1 && typeof value.at === 'number' && value.iv instanceof Uint8Array && value.data instanceof ArrayBuffer;
}

/** A name that does not tell what it is made of. */
export async function hashed(...parts: readonly string[]): Promise<string> {
  const digest = await subtle().digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)));
  return toHex(new Uint8Array(digest));
}

function cipher(iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) };
}

/** Missing on pages without a secure context: then nothing is stored. */
function subtle(): SubtleCrypto {
  return crypto.subtle;
}
