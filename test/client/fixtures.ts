/* oxlint-disable typescript/no-unsafe-type-assertion -- a backend may say what the types do not know */
import type { CustomerSnapshot, CustomerStatus, PresentedStatus, Requirement } from '../../src/model/index.js';
import { requirementFixture, type RequirementFixture } from '../../src/testing/index.js';

/** A snapshot in a status; the version orders it. */
export function snapshotOf(version: number, more: Partial<CustomerSnapshot> & { is?: PresentedStatus } = {}): CustomerSnapshot {
  const { is = 'CREATED', ...rest } = more;
  const editable = is === 'CREATED' || is === 'NEEDS_ADDITIONAL_INFORMATION';
  return {
    id: 'c1',
    type: 'INDIVIDUAL',
    version: String(version),
    updatedAt: new Date(Date.UTC(2026, 0, 1) + version).toISOString(),
    status: { status: is, reasons: [], terminal: is === 'REJECTED', recovery: 'self', editable },
    scopes: [],
    requirements: [requirement('r1'), requirement('r2')],
    documents: [],
    capabilities: [],
    allowed: {},
    ...rest,
  };
}

/** A snapshot whose status the kit does not know, as a backend would spell it. */
export function unknownSnapshot(version: number, value: string): CustomerSnapshot {
  const snapshot = snapshotOf(version);
  const status = { ...snapshot.status, status: value as CustomerStatus, provider: { name: 'acme', value } };
  return { ...snapshot, status };
}

/** An open request for a text. */
export function requirement(id: string, more: Partial<Requirement> = {}): Requirement {
  return requirementFixture({ id, title: id, ...more } as RequirementFixture);
}

/** A request for a document with two sides. */
export function passport(id: string, maxFiles?: number): Requirement {
  const accepted = [{ type: 'passport', label: 'Passport', sides: ['front' as const, 'back' as const], maxFiles }];
  return requirement(id, { spec: { kind: 'document', accepted, mime: ['image/jpeg'] } });
}
