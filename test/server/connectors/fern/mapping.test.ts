import { CUSTOMER_STATUSES, customerSnapshotSchema, type CustomerSnapshot, parse } from 'customer-status-kit/model';
import { toSnapshot } from 'customer-status-kit/server/connectors/fern';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotVisibleTo } from '../../../../src/model/wire/visible-to.js';

const AT = '2026-03-02T09:00:00.000Z';

function published(customerStatus: string, more: Record<string, unknown> = {}) {
  return {
    customerId: 'cus_1',
    customerStatus,
    customerType: 'INDIVIDUAL',
    name: 'Ada Example',
    email: 'ada@example.com',
    updatedAt: AT,
    verificationLink: 'https://forms.fernhq.com/verify-customer/cus_1',
    ...more,
  };
}

function asking(codes: readonly string[], more: Record<string, unknown> = {}) {
  return published('NEEDS_ADDITIONAL_INFORMATION', { verificationIssues: codes.map((code) => ({ code })), ...more });
}

const answered = (snapshot: CustomerSnapshot, id: string): CustomerSnapshot => ({
  ...snapshot,
  requirements: snapshot.requirements.map((requirement) =>
    requirement.id === id ? { ...requirement, status: 'submitted', awaiting: 'provider' } : requirement,
  ),
});

describe('a customer of Fern', () => {
  it.each(CUSTOMER_STATUSES)('is shown as %s, in the published shape and in that of the draft', (status) => {
    expect(toSnapshot(published(status)).status.status).toBe(status);
    expect(toSnapshot({ id: 'cus_1', status, type: 'BUSINESS' })).toMatchObject({ type: 'BUSINESS', status: { status } });
  });

  it('is under review while an old page calls it pending', () => {
    expect(toSnapshot(published('PENDING')).status).toMatchObject({ status: 'UNDER_REVIEW', provider: { value: 'PENDING' } });
  });

  it.each(['active', 'ACTIVE ', 'APPROVED', '', 'UNKNOWN', 'constructor'])(
    'with the status "%s" is shown as unknown, and closed',
    (status) => {
      const snapshot = toSnapshot(published(status));
      expect(snapshot.status).toMatchObject({
        status: 'UNKNOWN',
        substatus: 'unknown_provider_status',
        editable: false,
        terminal: false,
      });
      expect(snapshot.allowed.submitAnswers).toBe(false);
    },
  );

  it('is told by when a decision is usual, in business days', () => {
    // A Monday: one to three days for individuals, three to seven for businesses.
    expect(toSnapshot(published('UNDER_REVIEW')).status.expectedBy).toEqual({
      min: '2026-03-03T09:00:00.000Z',
      max: '2026-03-05T09:00:00.000Z',
    });
    expect(toSnapshot(published('UNDER_REVIEW', { customerType: 'BUSINESS' })).status.expectedBy).toEqual({
      min: '2026-03-05T09:00:00.000Z',
      max: '2026-03-11T09:00:00.000Z',
    });
  });

  it('keeps what only this side knows', () => {
    const first = toSnapshot(published('CREATED'));
    const files = [{ id: 'f1', mime: 'image/png', size: 20_000, uploadedAt: AT, side: 'single' as const }];
    const document = {
      id: 'd1',
      requirementId: 'kycData.governmentId',
      type: 'passport',
      subject: { type: 'customer' as const },
      status: 'pending' as const,
      files,
      reasons: [],
    };
    const stored = { ...answered(first, 'kycData.legalFirstName'), documents: [document] };
    const next = toSnapshot(published('CREATED'), stored);
    expect(next.documents).toEqual([document]);
    expect(next.requirements.find(({ id }) => id === 'kycData.legalFirstName')?.status).toBe('submitted');
  });

  it.each(['http://forms.fernhq.com/x', 'javascript:alert(1)', 'https://user:pass@forms.fernhq.com/x', 'forms.fernhq.com/x', 7])(
    'is not led to "%s"',
    (verificationLink) => {
      const { requirements } = toSnapshot(published('CREATED', { verificationLink }));
      expect(requirements.some(({ id }) => id === 'verificationLink')).toBe(false);
    },
  );

  it('whose data are all there and who was not sent to review is led to the form and to support', () => {
    const first = toSnapshot(published('CREATED'));
    const stored = first.requirements.reduce(
      (snapshot, { id, kind }) => (kind === 'action' ? snapshot : answered(snapshot, id)),
      first,
    );
    const next = toSnapshot(published('CREATED'), stored);
    expect(next.status.recovery).toBe('support');
    expect(next.requirements.filter(({ status }) => status === 'open').map(({ id }) => id)).toEqual([
      'verificationLink',
      'support',
    ]);
  });
});

describe('an issue', () => {
  it.each([
    ['DOCUMENT_MISSING_FRONT', 'document_missing_side'],
    ['DOCUMENT_MISSING_BACK', 'document_missing_side'],
    ['DOCUMENT_EXPIRED', 'document_expired'],
    ['DOC_QUALITY_POOR', 'document_unreadable'],
    ['DOCUMENT_NUMBER_UNREADABLE', 'document_unreadable'],
    ['ANYTHING_ELSE', 'other'],
    ['constructor', 'other'],
    ['__proto__', 'other'],
  ])('%s asks for a document because of %s', (code, reason) => {
    const snapshot = toSnapshot(asking([code]));
    const [first] = snapshot.requirements;
    expect(first).toMatchObject({ id: `issue.${code}`, kind: 'document', status: 'open', blocking: true, awaiting: 'customer' });
    expect(first?.reasons).toEqual([{ code: reason, providerCode: code, audience: 'customer' }]);
    expect(snapshot.status).toMatchObject({ recovery: 'self', editable: true });
  });

  it('that names a finding is asked like a request that names nothing, and the customer reads nothing of it', () => {
    const snapshot = toSnapshot(asking(['SANCTIONS_WATCHLIST_HIT', 'PEP_MATCH']));
    const ids = snapshot.requirements.filter(({ kind }) => kind !== 'action').map(({ id }) => id);
    expect(ids).toEqual(['request', 'request.address']);
    expect(JSON.stringify(snapshotVisibleTo('customer', snapshot))).not.toMatch(/SANCTIONS|WATCHLIST|PEP_|compliance/);
  });

  it('that was answered is not asked again by the same words, and is asked again by newer ones', () => {
    const stored = answered(toSnapshot(asking(['DOC_QUALITY_POOR'])), 'issue.DOC_QUALITY_POOR');
    const statusIn = (object: unknown) => toSnapshot(object, stored).requirements[0];
    expect(statusIn(asking(['DOC_QUALITY_POOR']))?.status).toBe('submitted');
    const later = '2026-03-02T10:00:00.000Z';
    expect(statusIn(asking(['DOC_QUALITY_POOR'], { updatedAt: later }))).toMatchObject({
      status: 'rejected',
      attempts: { used: 1 },
    });
    const issue = { code: 'DOC_QUALITY_POOR', timestamp: later };
    expect(statusIn(asking([], { verificationIssues: [issue] }))).toMatchObject({ status: 'rejected', reasons: [{ at: later }] });
  });

  it('has an id that can stand in an address, whatever its code', () => {
    const { requirements } = toSnapshot(asking(['A B', 'A/B', '~0020', 'request']));
    expect(requirements.filter(({ kind }) => kind === 'document').map(({ id }) => id)).toEqual([
      'issue.A~0020B',
      'issue.A~002fB',
      'issue.~007e0020',
      'issue.request',
    ]);
  });

  it('listed twice is asked once, and one that cannot be read is asked as one without a code', () => {
    const ids = (verificationIssues: unknown) =>
      toSnapshot(asking([], { verificationIssues }))
        .requirements.filter(({ kind }) => kind !== 'action')
        .map(({ id }) => id);
    expect(ids([{ code: 'DOC_QUALITY_POOR' }, { code: 'DOC_QUALITY_POOR' }])).toEqual(['issue.DOC_QUALITY_POOR']);
    expect(ids([7])).toEqual(['request', 'request.address']);
    expect(ids('none')).toEqual(['request', 'request.address']);
  });

  it('among several is asked beside the others, and Fern’s form stands for none of them', () => {
    const { requirements } = toSnapshot(asking(['DOCUMENT_MISSING_BACK', 'DOCUMENT_EXPIRED']));
    expect(requirements.filter(({ group }) => group !== undefined)).toEqual([]);
    expect(requirements.find(({ id }) => id === 'verificationLink')?.blocking).toBe(false);
  });

  it('that tells of a suspicion is not told, in any status', () => {
    for (const status of ['NEEDS_ADDITIONAL_INFORMATION', 'REJECTED']) {
      const verificationIssues = [{ code: 'WATCHLIST_HIT', message: 'We saw you on a list.' }];
      const { status: info } = toSnapshot(published(status, { verificationIssues }));
      expect(info.reasons).toEqual([expect.objectContaining({ code: 'compliance' })]);
      expect(JSON.stringify(info)).not.toContain('on a list');
    }
  });
});

describe('whatever Fern answers', () => {
  const statuses = fc.oneof(fc.constantFrom(...CUSTOMER_STATUSES, 'active', 'PENDING', 'toString'), fc.string(), fc.jsonValue());
  const objects = fc.oneof(
    fc.anything(),
    fc.record(
      {
        customerStatus: statuses,
        status: statuses,
        customerType: fc.oneof(fc.constantFrom('INDIVIDUAL', 'BUSINESS'), fc.jsonValue()),
        customerId: fc.oneof(fc.string(), fc.jsonValue()),
        updatedAt: fc.oneof(fc.constant(AT), fc.string(), fc.jsonValue()),
        verificationLink: fc.oneof(fc.webUrl(), fc.jsonValue()),
        verificationIssues: fc.oneof(
          fc.array(fc.record({ code: fc.oneof(fc.string(), fc.jsonValue()), message: fc.jsonValue() })),
          fc.jsonValue(),
        ),
        kycData: fc.jsonValue(),
        kybData: fc.jsonValue(),
      },
      { requiredKeys: [] },
    ),
  );

  it('becomes a customer, the same each time, and active only where it says so', () => {
    fc.assert(
      fc.property(objects, objects, (object, earlier) => {
        const stored = toSnapshot(earlier);
        const snapshot = toSnapshot(object, stored);
        const parsed = parse(customerSnapshotSchema, { ...snapshot, id: 'x' });
        expect(parsed.requirements).toHaveLength(new Set(parsed.requirements.map(({ id }) => id)).size);
        expect(toSnapshot(object, stored)).toEqual(snapshot);
        const said: unknown = (object as { customerStatus?: unknown; status?: unknown } | null)?.customerStatus;
        const saidInDraft: unknown = (object as { status?: unknown } | null)?.status;
        if (snapshot.status.status === 'ACTIVE') expect([said, saidInDraft]).toContain('ACTIVE');
      }),
      { numRuns: 400 },
    );
  });
});
