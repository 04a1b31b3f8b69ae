import { fromBase64, fromHex, toBase64, utf8 } from '../../bytes.js';

/** The text of a challenge; `undefined` for what is no Base64 of a text. */
export function challengeText(challenge: string): string | undefined {
  const bytes = fromBase64(challenge);
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How OffBlocks wants the signature of a wallet: its bytes, or the hexadecimal text of them, each as Base64. */
export type SignatureEncoding = 'bytes' | 'hex_text';

/** A wallet's signature, `0x…`, as OffBlocks wants it; `undefined` for what no wallet makes. Smart wallets make long ones. */
export function encodedSignature(signature: string, encoding: SignatureEncoding): string | undefined {
  const bytes = signature.length > 20_000 ? undefined : fromHex(signature.toLowerCase().replace(/^0x/, ''));
  if (bytes === undefined) return undefined;
  return toBase64(encoding === 'bytes' ? bytes : utf8(signature));
}
