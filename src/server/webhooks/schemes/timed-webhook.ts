import { concat, fromHex, sha256Of, toHex } from '../../bytes.js';
import { assertFresh, bodyText, singleHeader, strictNumber, unsigned, type WebhookScheme } from '../scheme.js';
import { textSecrets, type WebhookSecrets } from '../shared-secret.js';
import { type SignedTime, signaturePairs } from '../signature-pairs.js';

/** What both sides have agreed on. */
export interface TimedWebhookOptions {
  /** As the provider shows it; two while it is being changed. */
  secrets: WebhookSecrets;
  /** Milliseconds a delivery may be old or early, where the provider's own advice is not wanted. */
  toleranceMs?: number | undefined;
}

interface Recipe {
  toleranceMs: number;
  /** The times and signatures in the headers. */
  read: (headers: Headers) => readonly SignedTime[];
  /** What stands between time and body in what is signed. */
  between: string;
  /** Milliseconds since the epoch. */
  toMs: (time: number) => number;
}

/**
 * Stripe: `Stripe-Signature: t=…,v1=…`, HMAC-SHA-256 over `t.body`, hexadecimal, five minutes.
 *
 * @example
 * ```ts
 * import { stripeWebhook } from 'customer-status-kit/server/webhooks';
 *
 * export const scheme = (secret: string) => stripeWebhook({ secrets: secret });
 * ```
 */
export function stripeWebhook(options: TimedWebhookOptions): WebhookScheme {
  return timed(options, { toleranceMs: 300_000, read: inPairs('stripe-signature'), between: '.', toMs: fromSeconds });
}

/** Persona: `Persona-Signature: t=…,v1=…` and a second pair while a secret is being changed; like Stripe's otherwise. */
export function personaWebhook(options: TimedWebhookOptions): WebhookScheme {
  return timed(options, { toleranceMs: 300_000, read: inPairs('persona-signature'), between: '.', toMs: fromSeconds });
}

/** Fern: `x-api-signature` and `x-api-timestamp` in seconds or milliseconds, over `timestamp.body`, one minute. */
export function fernWebhook(options: TimedWebhookOptions): WebhookScheme {
  const read = inHeaders('x-api-timestamp', 'x-api-signature');
  return timed(options, { toleranceMs: 60_000, read, between: '.', toMs: fromEither });
}

/**
 * Fern, as the draft pages have it that seed 003 is of: `X-Webhook-Signature` and `X-Webhook-Timestamp` in seconds, over
 * `timestamp.body`, five minutes.
 */
export function fernDraftWebhook(options: TimedWebhookOptions): WebhookScheme {
  const read = inHeaders('x-webhook-timestamp', 'x-webhook-signature');
  return timed(options, { toleranceMs: 300_000, read, between: '.', toMs: fromSeconds });
}

/** Airwallex: `x-signature` and `x-timestamp` in milliseconds, over both without anything between, five minutes. */
export function airwallexWebhook(options: TimedWebhookOptions): WebhookScheme {
  const read = inHeaders('x-timestamp', 'x-signature');
  return timed(options, { toleranceMs: 300_000, read, between: '', toMs: (time) => time });
}

/** As seconds this is the year 5138, as milliseconds 1973: a time is one or the other. */
const FIRST_IN_MILLISECONDS = 100_000_000_000;

function fromSeconds(time: number): number {
  return time * 1_000;
}

function fromEither(time: number): number {
  return time < FIRST_IN_MILLISECONDS ? time * 1_000 : time;
}

function inPairs(header: string): Recipe['read'] {
  return (headers) => signaturePairs(headers.get(header), 'v1');
}

function inHeaders(timeName: string, signatureName: string): Recipe['read'] {
  return (headers) => [{ time: singleHeader(headers, timeName), signatures: [singleHeader(headers, signatureName)] }];
}

function timed({ secrets, toleranceMs }: TimedWebhookOptions, recipe: Recipe): WebhookScheme {
  const secret = textSecrets(secrets);
  return async (request) => {
    const results = await Promise.all(
      recipe.read(request.headers).map(async ({ time, signatures }) => {
        const signedAt = recipe.toMs(strictNumber(time));
        assertFresh(signedAt, request.now, toleranceMs ?? recipe.toleranceMs);
        const message = concat(time, recipe.between, request.rawBody);
        return { signedAt, isGood: await secret.fits(message, signatures.map(fromHex)) };
      }),
    );
    const good = results.find(({ isGood }) => isGood);
    if (good === undefined) throw unsigned();
    return { id: toHex(await sha256Of(request.rawBody)), signedAt: good.signedAt, text: bodyText(request) };
  };
}
