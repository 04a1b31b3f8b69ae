import { sep12Backend } from 'customer-status-kit/backends/sep12';
import type { AnchorField } from '../../../test/providers/sep12/anchor-fields.ts';
import type { AnchorRecord } from '../../../test/providers/sep12/anchor-records.ts';
import { ANCHOR_CODE, type AnchorSimulator, simulateAnchor } from '../../../test/providers/sep12/simulate-anchor.ts';
import type { DemoParts, DirectProvider } from './demo-provider.ts';

/** Northwind's own account, which its customers share: a memo tells them apart. */
const ACCOUNT = 'GBORFR3GDNVZ5PLUTBDQHKGWVD26CQUHORO2T3SDQ2JPLGLUJCCA5GK6';

const FIELDS: Record<string, AnchorField> = {
  first_name: { type: 'string', description: 'As in your passport' },
  last_name: { type: 'string', description: 'As in your passport' },
  birth_date: { type: 'date' },
  address_country_code: { type: 'string', description: 'Where you live' },
  mobile_number: { type: 'string', description: `A code is sent to it: in this demo, ${ANCHOR_CODE} to everybody` },
  photo_id_front: { type: 'binary', description: 'A clear photo of your identity document' },
  photo_id_back: { type: 'binary', description: 'A clear photo of the back of it' },
};

const PROOF: Record<string, AnchorField> = {
  photo_proof_residence: { type: 'binary', description: 'A bill or statement of the last three months' },
};

interface AnchorMove {
  id: string;
  label: string;
  /** Where the anchor does it, by its own statuses. */
  from: readonly string[];
  make: (anchor: AnchorSimulator['anchor'], record: AnchorRecord) => void;
}

const REVIEWED = ['PROCESSING', 'PENDING_MANUAL_OVERRIDE'];

const MOVES: readonly AnchorMove[] = [
  { id: 'approve', label: 'Approves', from: REVIEWED, make: (anchor, record) => anchor.decide(record, 'ACCEPTED') },
  {
    id: 'refuse_back',
    label: 'Refuses the back of the document',
    from: REVIEWED,
    make: (anchor, record) => anchor.judge(record, 'photo_id_back', 'REJECTED', 'The picture is blurred.'),
  },
  {
    id: 'ask_for_proof',
    label: 'Asks for proof of address',
    from: [...REVIEWED, 'ACCEPTED'],
    make: (anchor, record) => anchor.ask(record, PROOF),
  },
  {
    id: 'reject',
    label: 'Rejects',
    from: [...REVIEWED, 'ACCEPTED', 'NEEDS_INFO'],
    make: (anchor, record) => anchor.decide(record, 'REJECTED', 'We cannot offer you an account.'),
  },
  {
    id: 'unknown_status',
    label: 'Reports a status nobody knows',
    from: [...REVIEWED, 'ACCEPTED'],
    make: (anchor, record) => anchor.decide(record, 'PENDING_MANUAL_OVERRIDE'),
  },
];

/** Northwind on a simulated anchor of SEP-12: the customer's browser speaks to it itself, with a token of its own. */
export async function sep12Demo({ clock }: Pick<DemoParts, 'clock'>): Promise<DirectProvider> {
  const simulator = await simulateAnchor({ clock, types: { '': FIELDS }, verified: ['mobile_number'] });
  const { anchor, kycServer } = simulator;
  const memos = new Map<string, string>();
  const tokenFor = (customerId: string) => anchor.tokens.issue({ account: ACCOUNT, memo: memos.get(customerId) });
  return {
    id: 'sep12',
    server: kycServer,
    tokenFor,
    statusOf: async (customerId) => {
      const backend = sep12Backend({ kycServer, getToken: () => tokenFor(customerId) });
      return (await backend.getCustomer(customerId)).status.status;
    },
    addCustomer: async ({ id }) => void memos.set(id, memos.get(id) ?? String(memos.size + 1)),
    moves: MOVES.map(({ id, label }) => ({ id, label })),
    move: async (customerId, moveId) => {
      const move = MOVES.find(({ id }) => id === moveId);
      const memo = memos.get(customerId);
      const { status, id } = anchor.look({ account: ACCOUNT, memo });
      if (move === undefined || id === undefined || !move.from.includes(String(status))) return 'refused';
      move.make(anchor, anchor.recordOf(ACCOUNT, memo));
      return 'done';
    },
    ready: () => undefined,
    close: () => simulator.close(),
  };
}
