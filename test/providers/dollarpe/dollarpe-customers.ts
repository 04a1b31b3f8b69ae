import { randomUUID } from 'node:crypto';
import type { FetchedImage } from './dollarpe-images.ts';

/** What can be updated. */
export type Topic = 'document' | 'tax' | 'selfie' | 'additional_info';

/** A customer as the provider keeps them. */
export interface SimulatedCustomer {
  id: string;
  client_reference_id: string | null;
  full_name: string;
  email: string;
  phone: string;
  country: string;
  type: string;
  status: string;
  failure_reason: string | null;
  document_type: string | null;
  /** What was sent in all, and what was fetched for it. */
  kyc: Record<string, unknown> | undefined;
  images: FetchedImage[];
  updates: Record<Topic, number>;
  /** Written by the provider's staff, for themselves. */
  internal_note: string | null;
}

/** The customers of one organisation. */
export class SimulatedCustomers {
  private readonly byId = new Map<string, SimulatedCustomer>();

  add(given: Partial<SimulatedCustomer> = {}): SimulatedCustomer {
    const customer: SimulatedCustomer = {
      id: randomUUID(),
      client_reference_id: null,
      full_name: 'Asha Example',
      email: `${randomUUID()}@example.com`,
      phone: `+91${Math.floor(Math.random() * 1e10)}`,
      country: 'IND',
      type: 'INDIVIDUAL',
      status: 'UNVERIFIED',
      failure_reason: null,
      document_type: null,
      kyc: undefined,
      images: [],
      updates: { document: 0, tax: 0, selfie: 0, additional_info: 0 },
      internal_note: null,
      ...given,
    };
    this.byId.set(customer.id, customer);
    return customer;
  }

  find(id: unknown): SimulatedCustomer | undefined {
    return typeof id === 'string' ? this.byId.get(id) : undefined;
  }

  some(isIt: (customer: SimulatedCustomer) => boolean): boolean {
    return [...this.byId.values()].some(isIt);
  }
}

/** A customer as the API shows them. */
export function shown(customer: SimulatedCustomer, tellsReason: boolean): Record<string, unknown> {
  const { kyc: _kyc, images: _images, updates: _updates, ...told } = customer;
  return {
    ...told,
    failure_reason: tellsReason ? customer.failure_reason : null,
    non_residence_status: false,
    residence_alpha_3_country_code: customer.country,
  };
}
