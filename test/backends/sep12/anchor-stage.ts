import { type Sep12BackendOptions, sep12Backend } from 'customer-status-kit/backends/sep12';
import type { Answer, CustomerBackend, CustomerSnapshot, DocumentAnswer, Requirement } from 'customer-status-kit/model';
import { onTestFinished } from 'vitest';
import { type AnchorOptions, simulateAnchor } from '../../providers/sep12/simulate-anchor.ts';

/** The account of the customer whom tests are about. */
export const ACCOUNT = 'GBORFR3GDNVZ5PLUTBDQHKGWVD26CQUHORO2T3SDQ2JPLGLUJCCA5GK6';

/** The kit's own name for them. */
export const CUSTOMER = 'ada';

interface StageOptions {
  anchor?: AnchorOptions;
  backend?: Partial<Sep12BackendOptions>;
  memo?: string;
}

/** An anchor that is reached over HTTP, and a backend that holds a token of it. */
export async function anchorStage({ anchor: anchorOptions = {}, backend: options = {}, memo }: StageOptions = {}) {
  const simulator = await simulateAnchor(anchorOptions);
  onTestFinished(() => simulator.close());
  const { anchor } = simulator;
  const refreshes: boolean[] = [];
  const backend = sep12Backend({
    kycServer: simulator.kycServer,
    getToken: ({ refresh }) => {
      refreshes.push(refresh);
      return anchor.tokens.issue({ account: ACCOUNT, memo });
    },
    ...options,
  });
  return { ...simulator, anchor, backend, refreshes, record: () => anchor.recordOf(ACCOUNT, memo) };
}

let count = 0;

/** A key nobody has used. */
export function key(): { idempotencyKey: string } {
  return { idempotencyKey: `key-${(count += 1)}` };
}

/** The start of a JPEG, and as many bytes as wanted. */
export function jpeg(size = 2_000): Blob {
  const bytes = new Uint8Array(size);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return new Blob([bytes], { type: 'image/jpeg' });
}

/** What everybody is asked for, answered. */
export const ANSWERS: readonly Answer[] = [
  { kind: 'field', requirementId: 'first_name', value: 'Wiebke' },
  { kind: 'field', requirementId: 'last_name', value: 'Oldenburg' },
  { kind: 'field', requirementId: 'birth_date', value: '1987-03-27' },
  { kind: 'field', requirementId: 'address_country_code', value: 'NO' },
];

/** A request of a snapshot, by its id. */
export function requirement(snapshot: CustomerSnapshot, id: string): Requirement {
  const found = snapshot.requirements.find((candidate) => candidate.id === id);
  if (found === undefined)
    throw new Error(`there is no request "${id}" among ${snapshot.requirements.map((each) => each.id).join(', ')}`);
  return found;
}

/** Gives a file for a document, and resolves with the answer that names it. */
export async function giveFile(
  backend: Required<Pick<CustomerBackend, 'uploadFile'>>,
  requirementId: string,
  side: 'front' | 'back' | 'single',
  file: Blob = jpeg(),
) {
  const documentType = 'identity_document';
  const stored = await backend.uploadFile(CUSTOMER, { requirementId, documentType, side }, file, key());
  const answer: DocumentAnswer = { kind: 'document', requirementId, documentType, fileIds: [stored.id] };
  return { stored, answer };
}
