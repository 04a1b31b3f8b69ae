import { concat, fromHex } from '../../bytes.js';
import { assertFresh, singleHeader, unsigned, type WebhookScheme } from '../scheme.js';
import { textSecrets, type WebhookSecrets } from '../shared-secret.js';

/** What both sides have agreed on. */
export interface MoovWebhookOptions {
  /** The webhook's signing secret; two while it is being changed. */
  secrets: WebhookSecrets;
  /** Milliseconds a delivery may be old or early: five minutes unless said. */
  toleranceMs?: number | undefined;
}

/**
 * Moov: `X-Signature`, HMAC-SHA-512 over `X-Timestamp|X-Nonce|X-Webhook-ID`, hexadecimal. The body is not signed, so its text
 * is not given: take a delivery as a sign to read the account at Moov. A nonce makes each delivery one of its own.
 */
export function moovWebhook({ secrets, toleranceMs = 300_000 }: MoovWebhookOptions): WebhookScheme {
  const secret = textSecrets(secrets, 'SHA-512');
  return async ({ headers, now }) => {
    const time = singleHeader(headers, 'x-timestamp');
    const nonce = singleHeader(headers, 'x-nonce');
    const webhookId = singleHeader(headers, 'x-webhook-id');
    if ([time, nonce, webhookId].some((part) => part.includes('|'))) throw unsigned();
    const signedAt = readTime(time);
    assertFresh(signedAt, now, toleranceMs);
    const signature = fromHex(singleHeader(headers, 'x-signature'));
    if (!(await secret.fits(concat(`${time}|${nonce}|${webhookId}`), [signature]))) throw unsigned();
    return { id: `${webhookId}|${nonce}`.slice(0, 255), signedAt, text: '' };
  };
}

/** An instant of ISO 8601, or seconds since the epoch. */
function readTime(time: string): number {
  if (/^\d{1,12}$/.test(time)) return Number(time) * 1_000;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(time) ? Math.floor(Date.parse(time)) : Number.NaN;
}
