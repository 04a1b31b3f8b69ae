import { dollarPeClient, type DollarPeClientOptions } from 'customer-status-kit/server/connectors/dollarpe';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SimulatedFault } from '../../../providers/simulated-server.js';
import { type DollarPeSimulatorOptions, simulateDollarPe } from '../../../providers/dollarpe/dollarpe-simulator.js';
import { START } from '../../fixtures/desk.js';

const CANARY = 'Ravi Kumar, 4111';

async function open(simulator: DollarPeSimulatorOptions = {}, more: Partial<DollarPeClientOptions['connection']> = {}) {
  const dollarPe = await simulateDollarPe({ clock: () => START, ...simulator });
  onTestFinished(() => dollarPe.close());
  const { apiKey, apiSecret, baseUrl } = dollarPe;
  const pauses: number[] = [];
  const connection = { baseUrl, timeoutMs: 300, random: () => 1, pause: async (ms: number) => void pauses.push(ms), ...more };
  const client = dollarPeClient({ apiKey, apiSecret, connection, clock: () => START });
  const customer = dollarPe.customers.add();
  return { dollarPe, client, customer, pauses };
}

const NEW = { full_name: 'Asha', email: 'asha@example.com', phone: '+9111', alpha_3_country_code: 'IND' };

/** A 400 with a sentence. */
const said = (message: string): SimulatedFault => ({ status: 400, body: { status: false, message } });

describe('a refusal of DollarPe', () => {
  it.each([
    [400, 'Customer not found or access denied', 'not_found'],
    [400, 'KYC already in use', 'duplicate'],
    [400, 'KYC already exists', 'duplicate'],
    [400, 'Client Reference ID already exists', 'duplicate'],
    [400, 'Kyc update limit exceeded', 'attempts_exhausted'],
    [400, 'Limit exceeded', 'attempts_exhausted'],
    [400, CANARY, 'validation_failed'],
    [401, 'Unauthorized', 'unauthenticated'],
    [403, 'Forbidden', 'unauthenticated'],
    [500, 'Internal Server Error', 'unavailable'],
    [500, 'Customer not found or access denied', 'unavailable'],
    [302, 'Moved', 'protocol_error'],
  ])('%s "%s" is an error with the code %s, without its words', async (status, message, code) => {
    const { dollarPe, client } = await open();
    dollarPe.fail({ status, body: { status: false, message } });
    const error: unknown = await client
      .updateTaxInfo({ customer_id: CANARY, tax_number: CANARY })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(`${JSON.stringify(error)} ${error instanceof Error ? error.message : ''}`).not.toContain(CANARY);
  });

  it.each([
    ['no JSON', { status: 200, body: '<html>' }],
    ['an empty body', { status: 200 }],
    ['no envelope', { status: 200, body: { id: 'x' } }],
    ['no data', { status: 200, body: { status: true } }],
    ['data without a status', { status: 200, body: { status: true, data: { id: 'x' } } }],
    ['a failure without a reason in a good answer', { status: 200, body: { status: false, message: CANARY } }],
  ])('is not mistaken for an answer: %s', async (_what, fault) => {
    const { dollarPe, client, customer } = await open();
    dollarPe.fail(fault);
    await expect(client.getCustomer(customer.id)).rejects.toMatchObject({ code: 'protocol_error' });
  });

  it('in a good answer is one all the same', async () => {
    const { dollarPe, client, customer } = await open();
    dollarPe.fail({ status: 200, body: { status: false, message: 'Limit exceeded' } });
    await expect(client.updateTaxInfo({ customer_id: customer.id, tax_number: '1' })).rejects.toMatchObject({
      code: 'attempts_exhausted',
    });
  });

  it('is made of an answer about somebody else', async () => {
    const { dollarPe, client, customer } = await open();
    const data = { id: 'another', status: 'VERIFIED' };
    dollarPe.fail({ status: 200, body: { status: true, data } });
    await expect(client.getCustomer(customer.id)).rejects.toMatchObject({ code: 'protocol_error' });
  });
});

describe('a bad line to DollarPe', () => {
  it.each<[string, SimulatedFault, string]>([
    ['cut', 'cut', 'network'],
    ['silent', 'hang', 'timeout'],
    ['cut after the work', { thenCut: true }, 'network'],
    ['busy', { status: 503 }, 'unavailable'],
  ])('that is %s never sends an update twice', async (_name, fault, code) => {
    const { dollarPe, client, customer } = await open();
    Object.assign(customer, { status: 'FAILED', failure_reason: 'TAX_VERIFICATION_FAILED' });
    dollarPe.fail(fault);
    await expect(client.updateTaxInfo({ customer_id: customer.id, tax_number: '1' })).rejects.toMatchObject({ code });
    expect(dollarPe.requests.length).toBe(1);
  });

  it('is tried again for what is read, signed anew, as soon as DollarPe likes', async () => {
    const { dollarPe, client, customer, pauses } = await open();
    dollarPe.fail('cut', { status: 429, headers: { 'retry-after': '2' } });
    expect((await client.getCustomer(customer.id)).id).toBe(customer.id);
    expect([dollarPe.requests.length, pauses.at(-1)]).toEqual([3, 2_000]);
  });
});

describe('the client of DollarPe', () => {
  it('creates a customer, and no second one under the same reference', async () => {
    const { client } = await open();
    const created = await client.createCustomer({ ...NEW, client_reference_id: 'ref-1' });
    expect(created).toMatchObject({ status: 'UNVERIFIED', full_name: 'Asha', country: 'IND' });
    const again = client.createCustomer({ ...NEW, email: 'b@example.com', phone: '+9112', client_reference_id: 'ref-1' });
    await expect(again).rejects.toMatchObject({ code: 'duplicate' });
  });

  it('reads what has to be sent', async () => {
    const { client, customer } = await open();
    expect(await client.getConfiguration(customer.id)).toMatchObject({
      supported_document_types: ['AADHAAR', 'PASSPORT', 'VOTER_ID', 'DRIVING_LICENSE'],
    });
  });

  it.each([
    ['as a text', 'https://kyc.dollarpe.test/1'],
    ['as a link', { link: 'https://kyc.dollarpe.test/1' }],
    ['under another name', { customer_id: 'x', redirect_url: 'https://host.test/', kycUrl: 'https://kyc.dollarpe.test/1' }],
  ])('finds the address of the hosted flow %s', async (_how, linkData) => {
    const { client, customer } = await open({ linkData });
    expect(await client.generateLink(customer.id, 'https://host.test/')).toBe('https://kyc.dollarpe.test/1');
  });

  it.each([
    ['http://kyc.dollarpe.test/1'],
    ['javascript:alert(1)'],
    [{}],
    [null],
    [{ link: 7 }],
    [{ redirect_url: 'https://host.test/' }],
  ])('leads nobody to %j', async (linkData) => {
    const { client, customer } = await open({ linkData: linkData ?? 0 });
    await expect(client.generateLink(customer.id, 'https://host.test/')).rejects.toMatchObject({ code: 'protocol_error' });
  });

  it('ends checks in the sandbox, where the transition is one that the sandbox allows', async () => {
    const { client, customer } = await open();
    await expect(client.mockKycStatus(customer.id, 'VERIFIED')).rejects.toMatchObject({ code: 'validation_failed' });
    customer.status = 'PROCESSING';
    expect(await client.mockKycStatus(customer.id, 'DOCUMENT_VERIFICATION_FAILED')).toMatchObject({ status: 'FAILED' });
    expect(await client.mockKycStatus(customer.id, 'UNVERIFIED')).toMatchObject({ status: 'UNVERIFIED' });
  });

  it('maps every sentence of the simulation that stands for something', async () => {
    const { dollarPe, client, customer } = await open();
    dollarPe.fail(said('Customer not found or access denied'));
    await expect(client.getConfiguration(customer.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(client.getCustomer('somebody-else')).rejects.toMatchObject({ code: 'not_found' });
  });
});
