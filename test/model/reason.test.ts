import {
  CONFIDENTIAL_REASON_CODES,
  isConfidentialReason,
  type Reason,
  REASON_CODES,
  reasonsForCustomer,
} from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';

const CODES = [...REASON_CODES, 'a_code_nobody_listed'];

function reason(code: string, audience: Reason['audience']): Reason {
  return {
    code,
    audience,
    message: `text of ${code}`,
    providerCode: `P-${code}`,
    subject: { type: 'customer' },
    at: '2026-05-06',
  };
}

describe('the reasons a customer may see', () => {
  it.each(CODES)('never hold what is for operators (%s)', (code) => {
    expect(reasonsForCustomer([reason(code, 'operator')])).toEqual([]);
  });

  it.each(CODES.filter((code) => !CONFIDENTIAL_REASON_CODES.includes(code)))('are whole for %s', (code) => {
    expect(reasonsForCustomer([reason(code, 'customer')])).toEqual([reason(code, 'customer')]);
  });

  it.each(CONFIDENTIAL_REASON_CODES)('say of %s no more than of a refusal without details', (code) => {
    const [seen] = reasonsForCustomer([reason(code, 'customer')]);
    expect(seen).toEqual({ code: 'other', audience: 'customer', subject: { type: 'customer' }, at: '2026-05-06' });
    expect(JSON.stringify(seen)).not.toMatch(/text of|P-/);
  });

  it('keep their order and leave the originals alone', () => {
    const originals = [reason('fraud', 'customer'), reason('other', 'operator'), reason('underage', 'customer')];
    const copy = structuredClone(originals);
    expect(reasonsForCustomer(originals).map(({ code }) => code)).toEqual(['other', 'underage']);
    expect(originals).toEqual(copy);
  });
});

describe('confidential findings', () => {
  it('are a screening hit, a tampered document, fraud and compliance', () => {
    expect(REASON_CODES.filter((code) => isConfidentialReason({ code })).toSorted()).toEqual([
      'compliance',
      'document_tampered',
      'fraud',
      'screening_hit',
    ]);
  });
});
