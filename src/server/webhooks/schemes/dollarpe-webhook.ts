import { concat, fromBase64, sha256Of, toHex } from '../../bytes.js';
import { assertFresh, bodyText, singleHeader, strictNumber, unsigned, type WebhookScheme } from '../scheme.js';
import { textSecrets, type WebhookSecrets } from '../shared-secret.js';

/** What both sides have agreed on. */
export interface DollarPeWebhookOptions {
  apiKey: string;
  /** The API secret; two while it is being changed. */
  secrets: WebhookSecrets;
  /** How the body is written again before it is signed: compact with sorted keys unless said. The provider's own pages differ. */
  canonical?: ((body: unknown) => string) | undefined;
  /** Milliseconds a delivery may be old or early: five minutes unless said. */
  toleranceMs?: number | undefined;
}

/**
 * DollarPe: `X-SIGNATURE`, base64 of HMAC-SHA-256 over `apiKey|timestamp|body`, where the body is its JSON written again with
 * sorted keys, and `X-TIMESTAMP` in seconds. It is the one scheme where a body has to be parsed before it can be verified:
 * the limits of the handler hold before that, and nothing of it is believed.
 */
export function dollarPeWebhook(options: DollarPeWebhookOptions): WebhookScheme {
  const { apiKey, secrets, canonical = sortedJson, toleranceMs = 300_000 } = options;
  const secret = textSecrets(secrets);
  return async (request) => {
    const time = singleHeader(request.headers, 'x-timestamp');
    const signedAt = strictNumber(time) * 1_000;
    assertFresh(signedAt, request.now, toleranceMs);
    const text = bodyText(request);
    const signature = fromBase64(singleHeader(request.headers, 'x-signature'));
    const content = canonical(parsed(text));
    if (!(await secret.fits(concat(`${apiKey}|${time}|${content}`), [signature]))) throw unsigned();
    // The same content in other words, or at another time, is the same delivery.
    return { id: toHex(await sha256Of(concat(content))), signedAt, text };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unsigned();
  }
}

/** JSON without blanks, its keys sorted at every level. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`).join(',')}}`;
}
