import { concat, fromBase64, sha256Of, toHex } from '../../bytes.js';
import { compactJson, type DollarPeCanonical } from '../dollarpe-canonical.js';
import { assertFresh, bodyText, singleHeader, strictNumber, unsigned, type WebhookScheme } from '../scheme.js';
import { textSecrets, type WebhookSecrets } from '../shared-secret.js';

/** No body of DollarPe is nested deeper. */
const MAX_DEPTH = 20;

/** What both sides have agreed on. */
export interface DollarPeWebhookOptions {
  apiKey: string;
  /** The API secret; two while it is being changed. */
  secrets: WebhookSecrets;
  /**
   * How the body is written again before it is signed: compact, sorted and in ASCII unless said. The provider's own pages
   * differ; the forms they show are in `customer-status-kit/server/connectors/dollarpe`.
   */
  canonical?: DollarPeCanonical | undefined;
  /** Milliseconds a delivery may be old or early: five minutes unless said. */
  toleranceMs?: number | undefined;
}

/**
 * DollarPe: `X-SIGNATURE`, base64 of HMAC-SHA-256 over `apiKey|timestamp|body`, where the body is its JSON written again with
 * sorted keys, and `X-TIMESTAMP` in seconds. It is the one scheme where a body has to be parsed before it can be verified:
 * the limits of the handler hold before that, and nothing of it is believed.
 */
export function dollarPeWebhook(options: DollarPeWebhookOptions): WebhookScheme {
  const { apiKey, secrets, canonical = compactJson, toleranceMs = 300_000 } = options;
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
  const content = read(text);
  if (isDeep(content)) throw unsigned();
  return content;
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unsigned();
  }
}

/** Level by level: whatever writes it again calls itself for each level, and anybody may send this. */
function isDeep(content: unknown): boolean {
  let level = [content];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
}
