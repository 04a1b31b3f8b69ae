import { createHmac } from 'node:crypto';
import {
  compactJson,
  compactUnicodeJson,
  dollarPeClient,
  signDollarPe,
  spacedJson,
  topLevelKeysJson,
} from 'customer-status-kit/server/connectors/dollarpe';
import { dollarPeWebhook } from 'customer-status-kit/server/webhooks';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { signedForm, type SignedForm } from '../../../providers/dollarpe/dollarpe-signature.js';
import { simulateDollarPe } from '../../../providers/dollarpe/dollarpe-simulator.js';

const KEYS = { apiKey: 'test_key', apiSecret: 'test_secret' };
const NOW = 1_700_000_000_000;
const BODY = {
  customer_id: 'c1',
  document_type: 'PASSPORT',
  document_details: { document_number: '123', additional_data: { a: 1 } },
};

const FORMS = {
  compact: compactJson,
  'compact-unicode': compactUnicodeJson,
  spaced: spacedJson,
  'top-level-keys': topLevelKeysJson,
} as const;

describe('a request to DollarPe is signed', () => {
  it.each([
    [
      'as the webhooks page shows in Python',
      compactJson,
      '{"customer_id":"c1","document_details":{"additional_data":{"a":1},"document_number":"123"},"document_type":"PASSPORT"}',
      'J2rnCsLpmmfynxROGPGAu1DD/3hWmGAa2qWxgQQo5Oc=',
    ],
    [
      'as the authentication page shows in Python',
      spacedJson,
      '{"customer_id": "c1", "document_details": {"additional_data": {"a": 1}, "document_number": "123"}, "document_type": "PASSPORT"}',
      '9Yvp4g+mE+wvsQkxQEIfvMq9CS1O4bY/inuM+Y3pmsc=',
    ],
    [
      'as the authentication page shows in JavaScript, where nested members are lost',
      topLevelKeysJson,
      '{"customer_id":"c1","document_details":{},"document_type":"PASSPORT"}',
      'C4sPLDjvSmMRyWk6jWXRADxm6aFVlPgNSNfNHmAnjQE=',
    ],
  ])('%s', async (_where, canonical, text, signature) => {
    expect(canonical(BODY)).toBe(text);
    expect(await signDollarPe({ ...KEYS, canonical }, BODY, NOW + 999)).toEqual({
      'x-api-key': 'test_key',
      'x-timestamp': '1700000000',
      'x-signature': signature,
    });
  });

  it('with the name José as its languages write it', () => {
    const body = { full_name: 'José' };
    expect([compactJson(body), spacedJson(body)]).toEqual(['{"full_name":"Jos\\u00e9"}', '{"full_name": "Jos\\u00e9"}']);
    expect([compactUnicodeJson(body), topLevelKeysJson(body)]).toEqual(['{"full_name":"José"}', '{"full_name":"José"}']);
  });

  it('in the compact form unless said, and with {} where there is no body', async () => {
    const sign = (text: string) => createHmac('sha256', 'test_secret').update(`test_key|1700000000|${text}`).digest('base64');
    expect(await signDollarPe(KEYS, { full_name: 'José' }, NOW)).toMatchObject({
      'x-signature': sign('{"full_name":"Jos\\u00e9"}'),
    });
    expect(await signDollarPe(KEYS, undefined, NOW)).toMatchObject({ 'x-signature': sign('{}') });
  });

  it('the same by both sides, whatever is in the body', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
        fc.constantFrom(...Object.keys(FORMS)),
        (body, name) => {
          const form = name as SignedForm;
          // Python and JSON know no minus zero.
          const content: unknown = JSON.parse(JSON.stringify(body));
          expect(FORMS[form](content)).toBe(signedForm(content, form));
        },
      ),
    );
  });
});

describe('a DollarPe that runs one of its own samples', () => {
  it.each(Object.entries(FORMS))('takes what is signed in the form "%s"', async (form, canonical) => {
    const dollarPe = await simulateDollarPe({ clock: () => NOW, form: form as SignedForm });
    onTestFinished(() => dollarPe.close());
    const { id } = dollarPe.customers.add({ status: 'FAILED' });
    const { apiKey, apiSecret, baseUrl } = dollarPe;
    const client = dollarPeClient({ apiKey, apiSecret, canonical, connection: { baseUrl }, clock: () => NOW });
    await client.getCustomer(id);
    const details = { document_number: '1', additional_data: { city: 'Orléans' } };
    const links = { document_front_image_url: 'https://a.test/', document_back_image_url: 'https://b.test/' };
    const update = { customer_id: id, full_address: 'Café', document_type: 'PASSPORT', document_details: details, ...links };
    // The links lead nowhere, which is found out after the signature was good.
    await expect(client.updateDocumentInfo(update)).rejects.toMatchObject({ code: 'validation_failed' });
    expect(JSON.parse(dollarPe.requests.at(-1)?.body ?? '')).toEqual(update);
  });

  it.each([
    ['another form', { canonical: spacedJson }, 0],
    ['another secret', { apiSecret: 'another-secret' }, 0],
    ['another key', { apiKey: 'another-key' }, 0],
    ['a time of yesterday', {}, 86_400_000],
  ])('refuses %s', async (_what, changed, late) => {
    const dollarPe = await simulateDollarPe({ clock: () => NOW });
    onTestFinished(() => dollarPe.close());
    const { id } = dollarPe.customers.add({ status: 'VERIFIED' });
    const { apiKey, apiSecret, baseUrl } = dollarPe;
    const client = dollarPeClient({ apiKey, apiSecret, connection: { baseUrl }, clock: () => NOW - late, ...changed });
    await expect(client.resetKyc(id)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('a webhook of DollarPe', () => {
  it.each(Object.entries(FORMS))('is taken where its form "%s" was agreed on', async (_form, canonical) => {
    const apiSecret = 'a secret of both sides'.replaceAll(' ', '-');
    const content = { type: 'CUSTOMER', id: 'c1', event: 'FAILED', timestamp: 't', metadata: { failure_reason: 'É' } };
    const headers = new Headers(await signDollarPe({ apiKey: 'k', apiSecret, canonical }, content, NOW));
    const rawBody = new TextEncoder().encode(JSON.stringify(content));
    const verify = dollarPeWebhook({ apiKey: 'k', secrets: apiSecret, canonical });
    expect(await verify({ headers, rawBody, now: NOW })).toMatchObject({ signedAt: NOW });
  });
});

it.each(['', ' ', 'two words'])('a key "%s" is refused at once', (apiKey) => {
  const connection = { baseUrl: 'https://sandbox.dollarpe.xyz/cms/api/v1' };
  expect(() => dollarPeClient({ apiKey, apiSecret: 'secret', connection })).toThrow(/white space/);
});
