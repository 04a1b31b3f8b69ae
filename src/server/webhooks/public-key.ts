import { CustomerStatusError } from '../../model/index.js';
import { fromBase64 } from '../bytes.js';

/** The bytes of a PEM public key. Throws `validation_failed` for anything else, such as a private key pasted by mistake. */
export function pemBytes(pem: string): Uint8Array<ArrayBuffer> {
  const body = /^-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(pem.trim())?.[1];
  const bytes = body === undefined ? undefined : fromBase64(body.replaceAll(/\s/g, ''));
  if (bytes !== undefined) return bytes;
  throw new CustomerStatusError('validation_failed', {
    message: 'a public key for webhooks must be PEM and begin with "-----BEGIN PUBLIC KEY-----"',
  });
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ACCOUNT_ID = 6 << 3;

/** The Ed25519 key of a Stellar account (`G…`, SEP-23). Throws `validation_failed` for anything else. */
export function stellarKeyBytes(account: string): Uint8Array<ArrayBuffer> {
  const bytes = /^G[A-Z2-7]{55}$/.test(account) ? fromBase32(account) : new Uint8Array(35);
  const payload = bytes.subarray(0, 33);
  const checksum = (bytes[33] ?? 0) | ((bytes[34] ?? 0) << 8);
  if (bytes[0] === ACCOUNT_ID && crc16(payload) === checksum) return payload.slice(1);
  throw new CustomerStatusError('validation_failed', {
    message: 'a signing key of Stellar must be an account such as "GABC…", 56 characters, with its checksum',
  });
}

function fromBase32(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const character of text) {
    held = ((held << 5) | ALPHABET.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** CRC-16 as XMODEM has it. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc;
}
