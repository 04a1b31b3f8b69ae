import { isCustomerStatusError } from '../../model/index.js';
import type { Connector, WebhookRequest } from '../../server/connector.js';
import { check, needed } from '../contract/check.js';
import { attempted, checkSilent } from './attempted.js';
import type { ConnectorPromise, ConnectorSubject, SignedWebhook } from './connector-subject.js';

/** What a connector must keep that takes webhooks. */
export const webhookPromises: readonly ConnectorPromise[] = [
  {
    title: 'takes a webhook that is signed well, the same each time',
    run: async (subject) => {
      const { request } = await webhookOf(subject);
      const verify = verifierOf(subject.connector);
      const [first, second] = [await verify(request), await verify(request)];
      check(first.id !== '' && first.id === second.id, 'one delivery must have one id');
      check(first.customerId !== undefined, 'the delivery must say whom it is about');
    },
  },
  {
    title: 'refuses a webhook of which any bit of the body was changed',
    run: async (subject) => {
      const { request } = await webhookOf(subject);
      for (let bit = 0; bit < request.rawBody.byteLength * 8; bit += 1) {
        const rawBody = request.rawBody.slice();
        rawBody[bit >> 3] = (rawBody[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        await checkRefused(subject, { ...request, rawBody }, `bit ${bit} of the body`);
      }
    },
  },
  {
    title: 'refuses a webhook of which any character of a signed header was changed, or a whole one left out',
    run: async (subject) => {
      const { request, signedHeaders } = await webhookOf(subject);
      for (const name of signedHeaders) {
        const value = request.headers.get(name) ?? '';
        check(value !== '', `the header "${name}" must be there`);
        for (const changed of everyChange(value)) {
          const headers = new Headers(request.headers);
          if (changed === undefined) headers.delete(name);
          else headers.set(name, changed);
          await checkRefused(subject, { ...request, headers }, `a change of "${name}"`);
        }
      }
    },
  },
  {
    title: 'reads nothing of a webhook that is not signed',
    run: async (subject) => {
      const { request, signedHeaders } = await webhookOf(subject);
      const headers = new Headers(request.headers);
      for (const name of signedHeaders) headers.delete(name);
      await checkRefused(subject, { ...request, headers, rawBody: new TextEncoder().encode('no JSON {') }, 'a missing signature');
    },
  },
];

async function webhookOf(subject: ConnectorSubject): Promise<SignedWebhook> {
  return needed('webhook', subject.webhook)();
}

function verifierOf(connector: Connector): NonNullable<Connector['verifyWebhook']> {
  return needed('verifyWebhook', connector.verifyWebhook?.bind(connector));
}

/** The lowest bit of each character, which keeps it one that a header may hold, and the header gone. */
function everyChange(value: string): (string | undefined)[] {
  const changes = Array.from(value, (character, at) => {
    const changed = String.fromCharCode(character.charCodeAt(0) ^ 1);
    return value.slice(0, at) + changed + value.slice(at + 1);
  });
  return [...changes.filter((change) => change.trim() === change), undefined];
}

async function checkRefused(subject: ConnectorSubject, request: WebhookRequest, what: string): Promise<void> {
  const { error } = await attempted(verifierOf(subject.connector)(request));
  check(isCustomerStatusError(error) && error.code === 'unauthenticated', `${what} must be refused with "unauthenticated"`);
  checkSilent(subject, error);
}
