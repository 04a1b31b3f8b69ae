import { CustomerStatusError } from '../../../model/index.js';
import { concat, hmacOf, toBase64 } from '../../bytes.js';
import { compactJson, type DollarPeCanonical } from '../../webhooks/dollarpe-canonical.js';

/** What proves to DollarPe who is asking. Sandbox and production have keys of their own. */
export interface DollarPeCredentials {
  apiKey: string;
  apiSecret: string;
  /**
   * The form of the body that is signed: `compactJson` unless said. The provider's pages show three that differ, and do not
   * say which one holds: where every call is refused with 401, another one is worth a try.
   */
  canonical?: DollarPeCanonical | undefined;
}

/**
 * The headers of one request: key, time in seconds, and base64 of HMAC-SHA-256 over `apiKey|timestamp|body`. Method and path
 * are not signed. A request without a body signs `{}`. Source: seed 004's provider, guides/authentication.
 */
export async function signDollarPe(
  { apiKey, apiSecret, canonical = compactJson }: DollarPeCredentials,
  content: unknown,
  now: number,
): Promise<{ 'x-api-key': string; 'x-timestamp': string; 'x-signature': string }> {
  const time = String(Math.floor(now / 1_000));
  const signature = toBase64(await hmacOf(apiSecret, concat(`${apiKey}|${time}|${canonical(content ?? {})}`)));
  return { 'x-api-key': apiKey, 'x-timestamp': time, 'x-signature': signature };
}

/** Throws `validation_failed` for a key or a secret that is not there, as when a variable of the environment is not set. */
export function assertCredentials({ apiKey, apiSecret }: DollarPeCredentials): void {
  if ([apiKey, apiSecret].every((value) => typeof value === 'string' && /^\S+$/.test(value))) return;
  throw new CustomerStatusError('validation_failed', {
    message: 'DollarPe needs an apiKey and an apiSecret without white space. Are the variables of the environment set?',
  });
}
