import { type FernAsk, fernConnector } from 'customer-status-kit/server/connectors/fern';
import { type FernSimulator, simulateFern } from '../../../test/providers/fern/fern-simulator.ts';
import type { DemoParts, DemoProvider } from './demo-provider.ts';

const STRANGE = 'PENDING_MANUAL_OVERRIDE';
const REVIEWED = ['UNDER_REVIEW', STRANGE];
const BEFORE_THE_END = [...REVIEWED, 'NEEDS_ADDITIONAL_INFORMATION', 'ACTIVE'];

interface FernMove {
  id: string;
  label: string;
  /** Where Fern does it. */
  from: readonly string[];
  make: (fern: FernSimulator, id: string) => Promise<void>;
}

const MOVES: readonly FernMove[] = [
  { id: 'approve', label: 'Approves', from: REVIEWED, make: (fern, id) => fern.approve(id) },
  {
    id: 'ask_for_back',
    label: 'Misses the back of the document',
    from: REVIEWED,
    make: (fern, id) =>
      fern.requestInformation(id, [
        { code: 'DOCUMENT_MISSING_BACK', message: 'Please upload clear photos of both the front and back of your ID.' },
      ]),
  },
  {
    id: 'ask_for_new',
    label: 'Finds the document expired',
    from: REVIEWED,
    make: (fern, id) =>
      fern.requestInformation(id, [
        { code: 'DOCUMENT_EXPIRED', message: 'The provided document has expired. Please upload a valid ID.' },
      ]),
  },
  {
    id: 'ask_unclearly',
    label: 'Asks with a code nobody knows',
    from: REVIEWED,
    make: (fern, id) => fern.requestInformation(id, [{ code: 'CASE_7' }]),
  },
  { id: 'reject', label: 'Rejects', from: BEFORE_THE_END, make: (fern, id) => fern.setStatus(id, 'REJECTED') },
  { id: 'deactivate', label: 'Deactivates', from: ['ACTIVE'], make: (fern, id) => fern.setStatus(id, 'DEACTIVATED') },
  { id: 'reactivate', label: 'Activates again', from: ['DEACTIVATED'], make: (fern, id) => fern.setStatus(id, 'ACTIVE') },
  {
    id: 'unknown_status',
    label: 'Reports a status nobody knows',
    from: BEFORE_THE_END,
    make: (fern, id) => fern.setStatus(id, STRANGE),
  },
];

/** Fern asks for more than a visitor of a demo likes to fill in; the simulation begins its review with this much. */
const ASKED =
  /\.(legalFirstName|legalLastName|dateOfBirth|address|nationalId\w+|governmentId|documentIdNumber|legalBusinessName|businessRegistrationNumber|businessRegisteredAddress|ownershipPercentage|formation)$/;

/** Northwind on a simulated Fern, which tells by webhook what its people decide. */
export async function fernDemo({ clock }: Pick<DemoParts, 'clock'>): Promise<DemoProvider> {
  const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref());
  const fern = await simulateFern({ clock, pause });
  const connector = fernConnector({
    connection: { baseUrl: fern.baseUrl },
    apiKey: fern.apiKey,
    webhookSecret: fern.webhookSecret,
    sandbox: true,
    profile: (asks: readonly FernAsk[]) => asks.filter(({ id }) => ASKED.test(id)),
  });
  return {
    connector,
    addCustomer: async ({ id, type, name }) => {
      // Without a link: nobody is led from here to forms that are real.
      if (!fern.customers.has(id)) fern.addCustomer({ id, type, name, hasLink: false });
    },
    moves: MOVES.map(({ id, label }) => ({ id, label })),
    move: async (customerId, moveId) => {
      const move = MOVES.find(({ id }) => id === moveId);
      const status = fern.customers.get(customerId)?.status ?? '';
      if (move === undefined || !move.from.includes(status)) return 'refused';
      await move.make(fern, customerId);
      return 'done';
    },
    ready: (origin) => fern.sendWebhooksTo(`${origin}/api/customer-status/webhooks/fern`),
    close: () => fern.close(),
  };
}
