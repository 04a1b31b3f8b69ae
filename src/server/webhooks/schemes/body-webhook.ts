import { fromHex, sha256Of, toHex } from '../../bytes.js';
import { bodyText, singleHeader, unsigned, type WebhookScheme } from '../scheme.js';
import { textSecrets, type WebhookSecrets } from '../shared-secret.js';

/** What both sides have agreed on. */
export interface BodyWebhookOptions {
  /** As the provider shows it; two while it is being changed. */
  secrets: WebhookSecrets;
}

/** Sumsub lets the algorithm be chosen for each webhook. */
export interface SumsubWebhookOptions extends BodyWebhookOptions {
  /** The one chosen in the dashboard, never the one a delivery names: `SHA-256` unless said. */
  hash?: 'SHA-256' | 'SHA-512' | undefined;
  /** `x-payload-digest` unless said. */
  header?: string | undefined;
}

/**
 * Column: `Column-Signature`, HMAC-SHA-256 over the body. No time is signed, so a delivery is told from its repetition by its
 * own id alone: use the event's id, not the one given here.
 */
export function columnWebhook({ secrets }: BodyWebhookOptions): WebhookScheme {
  return bodyOnly('column-signature', secrets);
}

/** Veriff: `X-HMAC-SIGNATURE`, HMAC-SHA-256 over the body. No time is signed: the same body is the same delivery. */
export function veriffWebhook({ secrets }: BodyWebhookOptions): WebhookScheme {
  return bodyOnly('x-hmac-signature', secrets);
}

/** Sumsub: a digest over the body with the webhook's own secret. Use `createdAtMs` in the body to tell old from new. */
export function sumsubWebhook({ secrets, hash, header = 'x-payload-digest' }: SumsubWebhookOptions): WebhookScheme {
  return bodyOnly(header, secrets, hash);
}

function bodyOnly(header: string, secrets: WebhookSecrets, hash?: 'SHA-256' | 'SHA-512'): WebhookScheme {
  const secret = textSecrets(secrets, hash);
  return async (request) => {
    const signature = fromHex(singleHeader(request.headers, header));
    if (!(await secret.fits(request.rawBody, [signature]))) throw unsigned();
    return { id: toHex(await sha256Of(request.rawBody)), text: bodyText(request) };
  };
}
