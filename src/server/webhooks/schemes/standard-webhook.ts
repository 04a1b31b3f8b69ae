import { concat, fromBase64 } from '../../bytes.js';
import { assertFresh, bodyText, singleHeader, strictNumber, unsigned, type WebhookScheme } from '../scheme.js';
import { standardSecrets, type WebhookSecrets } from '../shared-secret.js';

/** What both sides have agreed on. */
export interface StandardWebhookOptions {
  /** Base64 of 24 to 64 bytes, with or without `whsec_`; two while it is being changed. */
  secrets: WebhookSecrets;
  /** Milliseconds a delivery may be old or early: five minutes unless said. */
  toleranceMs?: number | undefined;
}

/**
 * Standard Webhooks, as Increase and Lithic sign: `webhook-id`, `webhook-timestamp` and `webhook-signature`, HMAC-SHA-256 over
 * `id.timestamp.body`. Signatures of other versions are passed over.
 *
 * @example
 * ```ts
 * import { standardWebhook } from 'customer-status-kit/server/webhooks';
 *
 * export const scheme = (secret: string) => standardWebhook({ secrets: secret });
 * ```
 */
export function standardWebhook({ secrets, toleranceMs = 300_000 }: StandardWebhookOptions): WebhookScheme {
  const secret = standardSecrets(secrets);
  return async (request) => {
    const id = singleHeader(request.headers, 'webhook-id');
    const time = singleHeader(request.headers, 'webhook-timestamp');
    // A dot would let an id reach into the time.
    if (id.includes('.') || id.length > 255) throw unsigned();
    const signedAt = strictNumber(time) * 1_000;
    assertFresh(signedAt, request.now, toleranceMs);
    const entries = (request.headers.get('webhook-signature') ?? '').split(' ');
    // A header that came twice has a comma too many.
    if (!entries.every((entry) => /^v\w{1,8},[^,]+$/.test(entry))) throw unsigned();
    const signatures = entries.filter((entry) => entry.startsWith('v1,')).map((entry) => fromBase64(entry.slice('v1,'.length)));
    if (!(await secret.fits(concat(`${id}.${time}.`, request.rawBody), signatures))) throw unsigned();
    return { id, signedAt, text: bodyText(request) };
  };
}
