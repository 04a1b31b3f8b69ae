import { screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { SCENARIOS } from '../../src/backends/memory/index.js';
import type { DraftKeeper } from '../../src/client/index.js';
import type { CustomerStatusProviderOptions } from '../../src/drop-ins/provider/index.js';
import type { CustomerSnapshot, Requirement } from '../../src/model/index.js';
import { requirementFixture } from '../../src/testing/index.js';
import { openPage } from './scenario-page.js';

/** Noon of 1 March in Berlin, an hour off UTC. */
export const HERE = {
  now: () => Date.parse('2026-03-01T12:00:00Z'),
  timeZone: 'Europe/Berlin',
  support: { href: 'mailto:help@example.com' },
};

/** What makes a request one that the reviewer has. */
export const SENT = { status: 'submitted', awaiting: 'provider', updatedAt: '2026-02-27T09:00:00Z' } as const;

/** What makes a request due. */
export function due(at: string, more: Partial<NonNullable<Requirement['due']>> = {}): Partial<Requirement> {
  return { due: { at, severity: 'current', ...more } };
}

/** The entry of the list with that heading. */
export async function rowOf(name: string) {
  return within((await screen.findByRole('heading', { name })).closest('li')!);
}

/** A request for one line of text. */
export function ask(title: string, more: Partial<Requirement> = {}): Requirement {
  return requirementFixture({ ...more, title });
}

interface AskedOptions extends CustomerStatusProviderOptions {
  more?: Partial<CustomerSnapshot>;
  drafts?: DraftKeeper;
}

/** A page of a customer who is asked for exactly this. */
export function openAsked(
  element: ReactElement,
  requirements: Requirement[],
  { more = {}, drafts, ...options }: AskedOptions = {},
) {
  const { snapshot } = SCENARIOS.created(Date.parse('2026-03-01T00:00:00Z'));
  return openPage(element, { customer: { ...snapshot, id: 'cus_1', requirements, ...more } }, options, drafts);
}

/** Changes one request at the backend. */
export function changed(id: string, more: Partial<Requirement>): (snapshot: CustomerSnapshot) => CustomerSnapshot {
  return (snapshot) => ({
    ...snapshot,
    requirements: snapshot.requirements.map((one) => (one.id === id ? { ...one, ...more } : one)),
  });
}
