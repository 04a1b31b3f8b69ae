import type { Answer, CustomerBackend, OperationName, Requirement } from '../../model/index.js';

/** What a case is tried on: made anew for each. */
export interface ContractSubject {
  backend: CustomerBackend;
  /** The same customer as operators reach them; the backend itself unless said. */
  operator?: CustomerBackend | undefined;
  /** A customer whose data can be changed now, with at least one open request for a field. */
  customerId: string;
  /** A good answer to a requirement, where the kit's own guess is refused. */
  answer?: ((requirement: Requirement) => Answer | undefined) | undefined;
  dispose?: (() => void | Promise<void>) | undefined;
}

/** One promise of the contract. */
export interface ContractCase {
  title: string;
  /** Resolves when the promise is kept, else rejects with a sentence about it. */
  run: () => Promise<void>;
}

/** A promise with the operations that must be there to try it. */
export interface ContractPromise {
  title: string;
  needs: readonly OperationName[];
  run: (subject: ContractSubject) => Promise<void>;
}
