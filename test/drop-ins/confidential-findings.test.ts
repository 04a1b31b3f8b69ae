import { createElement, Fragment, type ReactElement } from 'react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryBackend, SCENARIOS } from '../../src/backends/memory/index.js';
import {
  createCustomerClient,
  CustomerStatusPanel,
  CustomerStatusProvider,
  LifecycleTimeline,
  StatusBanner,
  preloadCustomerStatusPanel,
} from '../../src/index.js';
import { createTranslator } from '../../src/messages/index.js';
import {
  CONFIDENTIAL_REASON_CODES,
  CUSTOMER_STATUSES,
  type CustomerSnapshot,
  type CustomerStatus,
  type LifecycleEvent,
  REASON_CODES,
  SUBSTATUSES,
} from '../../src/model/index.js';

beforeAll(preloadCustomerStatusPanel);

const CONFIDENTIAL_SUBSTATUSES = ['compliance', 'fraud', 'compliance_hold'];
const TELLING = /fraud|sanction|screening|tamper|complian|suspic|watch ?list|launder|investigat|forg|fake|Listed by X|X-1/i;
const { snapshot: known } = SCENARIOS.active(Date.parse('2026-11-21T12:00:00Z'));
const backend = memoryBackend();
const words = createTranslator();

/** A customer in a status, a substatus and with reasons. */
function customerIn(status: CustomerStatus, substatus: string | undefined, codes: readonly string[]): CustomerSnapshot {
  const reasons = codes.map((code) => ({
    code,
    audience: 'customer' as const,
    providerCode: 'X-1',
    ...(CONFIDENTIAL_REASON_CODES.includes(code) ? { message: 'Listed by X for fraud.' } : {}),
  }));
  const info = {
    ...known.status,
    status,
    reasons,
    recovery: 'support',
    ...(substatus === undefined ? {} : { substatus }),
  } as const;
  return { ...known, status: info };
}

const HOST = { support: { href: 'mailto:help@example.com' }, timeZone: 'UTC', now: () => Date.parse(known.updatedAt) };
const clientOf = (customer: CustomerSnapshot) =>
  createCustomerClient({ backend, customerId: known.id, initialSnapshot: customer });

/** The page of a customer in a status, a substatus and with reasons, as its markup. */
function pageOf(status: CustomerStatus, substatus: string | undefined, codes: readonly string[], element?: ReactElement): string {
  const client = clientOf(customerIn(status, substatus, codes));
  return renderToString(createElement(CustomerStatusProvider, { client, ...HOST }, element ?? createElement(StatusBanner)));
}

interface Finding {
  code: string;
  substatus: string | undefined;
}

const SEAM = '<hr/>';

/** The banners of one status with each of the findings, made in one go: a client and a page for each would take minutes. */
function bannersOf(status: CustomerStatus, findings: readonly Finding[]): string[] {
  const client = clientOf(customerIn(status, undefined, []));
  const banners = findings.map(({ code, substatus }, index) => {
    const shown = { ...client.getSnapshot(), customer: customerIn(status, substatus, [code]) };
    const own = { ...client, getSnapshot: () => shown };
    return createElement(Fragment, { key: index }, createElement(StatusBanner, { client: own }), createElement('hr'));
  });
  return renderToStaticMarkup(createElement(CustomerStatusProvider, { client, ...HOST }, banners))
    .split(SEAM)
    .slice(0, -1);
}

describe('what a customer reads of a finding that must not be told', () => {
  it.each(CUSTOMER_STATUSES)('never gives it away in %s: over every reason code and every substatus', (status) => {
    const findings = REASON_CODES.flatMap((code) => [undefined, ...SUBSTATUSES].map((substatus) => ({ code, substatus })));
    const banners = bannersOf(status, findings);
    expect(banners).toHaveLength(findings.length);
    for (const banner of banners) expect(banner).toContain(words.t(`status.${status}.title`));
    expect(findings.filter((_, index) => TELLING.test(banners[index] ?? ''))).toEqual([]);
  });

  it('would be given away by a sentence that names it', () => {
    const told = bannersOf('REJECTED', [{ code: 'data_mismatch', substatus: undefined }]);
    expect(told[0]).toContain(words.t('reasons.data_mismatch'));
    expect(TELLING.test(`${told[0] ?? ''} We found signs of fraud.`)).toBe(true);
  });

  it.each(['REJECTED', 'DEACTIVATED'] as const)('in %s is the same page as of a refusal without any reason', (status) => {
    const generic = pageOf(status, undefined, []);
    expect(generic).toContain(words.t(`status.${status}.title`));
    expect(generic).toContain(words.t('reasons.other'));
    for (const code of [...CONFIDENTIAL_REASON_CODES, 'other', 'brand_new_code'])
      for (const substatus of [undefined, ...CONFIDENTIAL_SUBSTATUSES])
        expect([code, substatus, pageOf(status, substatus, [code])]).toEqual([code, substatus, generic]);
  });

  it('hides among reasons that may be told', () => {
    const told = pageOf('REJECTED', undefined, ['data_mismatch']);
    expect(told).toContain(words.t('reasons.data_mismatch'));
    expect(pageOf('REJECTED', 'fraud', ['fraud', 'data_mismatch'])).toBe(told);
  });

  it('is in no part of the panel either', () => {
    const generic = pageOf('REJECTED', undefined, [], createElement(CustomerStatusPanel));
    for (const code of CONFIDENTIAL_REASON_CODES)
      for (const substatus of CONFIDENTIAL_SUBSTATUSES)
        expect(pageOf('REJECTED', substatus, [code], createElement(CustomerStatusPanel))).toBe(generic);
  });

  /** The history of a customer, as its markup: what happened with the reasons given, and with none. */
  const historyOf = (more: Partial<LifecycleEvent>, codes: readonly string[]) => {
    const at = '2026-11-20T10:00:00.000Z';
    const origin = { actor: { kind: 'provider' }, source: { provider: 'x', channel: 'webhook' } } as const;
    const { reasons } = customerIn('ACTIVE', undefined, codes).status;
    const event: LifecycleEvent = { id: 'e1', at, type: 'status_changed', ...origin, ...more, reasons };
    return renderToStaticMarkup(createElement(LifecycleTimeline, { events: [event] }));
  };
  const about = (type: 'requirement' | 'document', outcome: string) => ({ about: { type, id: 'a', title: 'Passport', outcome } });

  it.each<Partial<LifecycleEvent>>([
    ...CUSTOMER_STATUSES.map((to) => ({ to })),
    { type: 'requirement_opened', ...about('requirement', 'open') },
    { type: 'requirement_resolved', ...about('requirement', 'rejected') },
    { type: 'document_decided', ...about('document', 'rejected') },
    { type: 'capability_changed', about: { type: 'capability', id: 'a', outcome: 'rejected' } },
    { type: 'data_updated' },
  ])('is an entry of the history like one without any reason: %j', (more) => {
    const generic = historyOf(more, []);
    for (const code of [...CONFIDENTIAL_REASON_CODES, 'other', 'brand_new_code'])
      expect([code, historyOf(more, [code])]).toEqual([code, generic]);
    expect(historyOf(more, ['data_mismatch'])).toContain(words.t('reasons.data_mismatch'));
    expect(historyOf(more, ['fraud', 'data_mismatch'])).toBe(historyOf(more, ['data_mismatch']));
    expect(generic.includes(words.t('reasons.other'))).toBe(more.to === 'REJECTED' || more.to === 'DEACTIVATED');
  });
});
