export type { VerifiedWebhook, WebhookScheme } from './scheme.js';
export type { WebhookSecrets } from './shared-secret.js';
export {
  columnWebhook,
  sumsubWebhook,
  veriffWebhook,
  type BodyWebhookOptions,
  type SumsubWebhookOptions,
} from './schemes/body-webhook.js';
export { bridgeWebhook, type BridgeWebhookOptions } from './schemes/bridge-webhook.js';
export { dollarPeWebhook, type DollarPeWebhookOptions } from './schemes/dollarpe-webhook.js';
export {
  httpMessageSignature,
  type HttpMessageSignatureOptions,
  type HttpSignatureAlgorithm,
  type HttpSignatureKey,
} from './schemes/http-message-signature.js';
export { moovWebhook, type MoovWebhookOptions } from './schemes/moov-webhook.js';
export { plaidWebhook, type PlaidWebhookOptions } from './schemes/plaid-webhook.js';
export { sep12Webhook, type Sep12WebhookOptions } from './schemes/sep12-webhook.js';
export { standardWebhook, type StandardWebhookOptions } from './schemes/standard-webhook.js';
export {
  airwallexWebhook,
  fernDraftWebhook,
  fernWebhook,
  personaWebhook,
  stripeWebhook,
  type TimedWebhookOptions,
} from './schemes/timed-webhook.js';
export { signRequest, verifySignedRequest, type RequestSigning, type RequestVerifying } from './signed-request.js';
