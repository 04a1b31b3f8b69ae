import { act, render } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusPanel, CustomerStatusProvider, StatusBanner } from '../../src/index.js';
import { createTranslator } from '../../src/messages/index.js';
import {
  CONFIDENTIAL_REASON_CODES,
  CUSTOMER_STATUSES,
  type CustomerSnapshot,
  type CustomerStatus,
  REASON_CODES,
  SUBSTATUSES,
} from '../../src/model/index.js';

const CONFIDENTIAL_SUBSTATUSES = ['compliance', 'fraud', 'compliance_hold'];
const ENDED = ['REJECTED', 'DEACTIVATED'] as const;
const TELLING = /fraud|sanction|screening|tamper|complian|suspic|watch ?list|launder|investigat|forg|fake|Listed by X/i;
const words = createTranslator();

/** What the banner, or the whole panel, reads out about a status, a substatus and a reason. */
async function openReader(element = <StatusBanner />) {
  const backend = memoryBackend({ scenario: 'active' });
  const client = createCustomerClient({ backend, customerId: 'c' });
  const { container } = render(
    <CustomerStatusProvider client={client} support={{ href: 'mailto:help@example.com' }}>
      {element}
    </CustomerStatusProvider>,
  );
  await act(async () => void (await client.refresh()));
  return async (status: CustomerStatus, substatus: string | undefined, codes: readonly string[]): Promise<string> => {
    const reasons = codes.map((code) => ({
      code,
      audience: 'customer' as const,
      providerCode: 'X-1',
      message: confidentialText(code),
    }));
    const info = {
      status,
      substatus,
      reasons,
      since: '2026-05-01T00:00:00Z',
      terminal: false,
      recovery: 'support',
      editable: false,
    };
    const next = (snapshot: CustomerSnapshot) => ({ ...snapshot, status: info }) as CustomerSnapshot;
    await act(async () => {
      backend.simulate.change(next);
      await client.refresh();
    });
    // What is read must be what was just said, or nothing would be tried here.
    expect(client.getSnapshot().customer?.status.reasons.map(({ code }) => code)).toEqual(codes);
    expect(client.getSnapshot().customer?.status.substatus).toBe(substatus);
    const banner = container.querySelector('.csk-status-banner') ?? container;
    const footer = banner.querySelector('.csk-status-banner-footer')?.textContent ?? '';
    return (banner.textContent ?? '').replace(footer, '');
  };
}

function confidentialText(code: string): string | undefined {
  return CONFIDENTIAL_REASON_CODES.includes(code) ? 'Listed by X for fraud.' : undefined;
}

describe('what a customer reads of a finding that must not be told', () => {
  let read: Awaited<ReturnType<typeof openReader>>;
  beforeAll(() => {
    expect(words.t('reasons.other')).not.toMatch(TELLING);
  });

  it.each(CUSTOMER_STATUSES)(
    'never gives it away in %s: over every reason code and every substatus',
    async (status) => {
      read = await openReader();
      for (const code of REASON_CODES) {
        for (const substatus of [undefined, ...SUBSTATUSES]) {
          const text = await read(status, substatus, [code]);
          if (TELLING.test(text)) expect([code, substatus, text]).toEqual([code, substatus, 'nothing that tells']);
        }
      }
    },
    60_000,
  );

  it.each(ENDED)('in %s is the same, word for word, as of a refusal without any reason', async (status) => {
    read = await openReader();
    const generic = await read(status, undefined, []);
    expect(generic).toContain(words.t('reasons.other'));
    for (const code of [...CONFIDENTIAL_REASON_CODES, 'other', 'brand_new_code'])
      for (const substatus of [undefined, ...CONFIDENTIAL_SUBSTATUSES])
        expect([code, await read(status, substatus, [code])]).toEqual([code, generic]);
  });

  it('hides among reasons that may be told', async () => {
    read = await openReader();
    const told = await read('REJECTED', undefined, ['data_mismatch']);
    expect(told).toContain(words.t('reasons.data_mismatch'));
    expect(await read('REJECTED', 'fraud', ['fraud', 'data_mismatch'])).toBe(told);
  });

  it('is in no part of the panel either', async () => {
    read = await openReader(<CustomerStatusPanel />);
    for (const code of CONFIDENTIAL_REASON_CODES) {
      for (const substatus of CONFIDENTIAL_SUBSTATUSES) {
        await read('REJECTED', substatus, [code]);
        expect(document.body.textContent).not.toMatch(TELLING);
        expect(document.body.innerHTML).not.toMatch(/fraud|compliance_hold|screening_hit/);
      }
    }
  });
});
