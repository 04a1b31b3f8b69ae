import { dollarPeClient, dollarPeConnector, type DollarPeConnectorOptions } from 'customer-status-kit/server/connectors/dollarpe';
import { simulateDollarPe, type SimulatedDollarPe } from '../../../test/providers/dollarpe/dollarpe-simulator.ts';
import type { NorthwindCustomer } from '../customer-directory.ts';
import type { DemoParts, DemoProvider } from './demo-provider.ts';

const MOVES = [
  { id: 'VERIFIED', label: 'Approves' },
  { id: 'DOCUMENT_VERIFICATION_FAILED', label: 'Refuses the document' },
  { id: 'TAX_VERIFICATION_FAILED', label: 'Refuses the tax number' },
  { id: 'SELFIE_VERIFICATION_FAILED', label: 'Refuses the photo of the face' },
  { id: 'KYC_FAILED', label: 'Rejects' },
  { id: 'ACCOUNT_SUSPENDED', label: 'Suspends the account' },
  { id: 'ON_HOLD_BY_PARTNER', label: 'Reports a status nobody knows' },
] as const;

/** Bands of income, which DollarPe wants as a text and does not list. */
const INCOME = ['Up to 5 lakh', '5 to 10 lakh', '10 to 25 lakh', 'More than 25 lakh'];

/** DollarPe, simulated on the loopback address: images are fetched by link, decisions come as signed webhooks. */
export async function dollarpeDemo({ clock }: DemoParts): Promise<DemoProvider> {
  const dollarPe = await simulateDollarPe({ clock });
  const providerIds = new Map<string, string>();
  let created = 0;
  const options: DollarPeConnectorOptions = {
    apiKey: dollarPe.apiKey,
    apiSecret: dollarPe.apiSecret,
    connection: { baseUrl: dollarPe.baseUrl },
    clock,
    ids: {
      toProvider: (id) => providerIds.get(id) ?? 'unknown-at-dollarpe',
      toHost: (providerId) => [...providerIds].find(([, known]) => known === providerId)?.[0],
    },
    additionalInfo: { income_range: { title: 'Yearly income', options: INCOME.map((value) => ({ value, label: value })) } },
  };
  const client = dollarPeClient(options);
  return {
    connector: dollarPeConnector(options),
    addCustomer: async (customer) => {
      if (providerIds.has(customer.id)) return;
      const { id } = await client.createCustomer(toDollarPe(customer, (created += 1)));
      providerIds.set(customer.id, id);
    },
    moves: MOVES,
    move: async (customerId, moveId) => {
      const move = MOVES.find(({ id }) => id === moveId);
      const providerId = providerIds.get(customerId);
      if (move === undefined || providerId === undefined || !canMove(dollarPe, providerId, move.id)) return 'refused';
      const status = await act(dollarPe, providerId, move.id);
      if (status !== 204) throw new Error(`the webhook was answered with ${status ?? 'nothing'}`);
      return 'done';
    },
    ready: (origin) => dollarPe.webhookTo(`${origin}/api/customer-status/webhooks/dollarpe`),
    close: dollarPe.close,
  };
}

/** Emails and phone numbers are taken once by DollarPe. */
function toDollarPe({ id, name }: NorthwindCustomer, count: number) {
  const phone = `+91${9_000_000_000 + count}`;
  return { full_name: name, email: `${id}@example.com`, phone, alpha_3_country_code: 'IND', client_reference_id: id };
}

/** Nothing is decided about somebody who has sent nothing, and an account is suspended once it is open. */
function canMove(dollarPe: SimulatedDollarPe, providerId: string, moveId: string): boolean {
  const customer = dollarPe.customers.find(providerId);
  if (customer === undefined) return false;
  if (moveId === 'ON_HOLD_BY_PARTNER') return true;
  if (moveId === 'ACCOUNT_SUSPENDED') return customer.status === 'VERIFIED';
  if (customer.failure_reason === 'ACCOUNT_SUSPENDED' || customer.status === 'ON_HOLD_BY_PARTNER') return moveId === 'VERIFIED';
  return customer.kyc !== undefined && (customer.status === 'PROCESSING' || customer.status === 'UNVERIFIED');
}

async function act(dollarPe: SimulatedDollarPe, providerId: string, moveId: string): Promise<number | undefined> {
  if (moveId !== 'ON_HOLD_BY_PARTNER') return dollarPe.decide(providerId, moveId);
  const customer = dollarPe.customers.find(providerId);
  if (customer !== undefined) customer.status = moveId;
  return dollarPe.deliver(dollarPe.notice({ id: providerId, event: moveId }));
}
