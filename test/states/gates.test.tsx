import { act, render } from '@testing-library/react';
import { type ComponentType, Fragment, type ReactElement, type ReactNode, StrictMode } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import {
  CustomerStatusPanel,
  CustomerStatusProvider,
  FeatureGate,
  preloadCustomerStatusPanel,
  StatusBanner,
} from '../../src/index.js';
import {
  type CapabilityState,
  type CustomerBackend,
  type CustomerSnapshot,
  type LifecycleEvent,
  PRESENTED_STATUSES,
} from '../../src/model/index.js';
import { toSnapshot } from '../../src/server/connectors/dollarpe/dollarpe-snapshot.js';
import { requirement, snapshotOf } from '../client/fixtures.js';
import { canBeSent, type Corner, customerIn, nameOf, roundsOf } from './state-space.js';

beforeAll(preloadCustomerStatusPanel);

const CONTACT = 'mailto:help@northwind.example';
const NOW = Date.parse('2026-05-20T12:00:00Z');

const CREATED: LifecycleEvent = {
  id: 'e1',
  type: 'customer_created',
  at: '2026-05-01T10:00:00Z',
  actor: { kind: 'system' },
  reasons: [],
  source: { provider: 'acme', channel: 'api' },
};

const features = {
  pay: { statuses: ['ACTIVE'] },
  payIn: { statuses: ['CREATED', 'UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'ACTIVE'], capability: 'payin' },
  tour: { statuses: ['CREATED'] },
} as const;

const GATES = Object.keys(features).map((feature) => (
  <FeatureGate key={feature} feature={feature} label={feature}>
    open
  </FeatureGate>
));

interface PageOptions {
  children?: ReactElement[];
  /** Every corner is looked at once, the rest as a strict page. */
  Mode?: typeof StrictMode | ComponentType<{ children?: ReactNode }>;
}

/** The banner and every gate of a customer, as they are when their effects have run. */
async function pageOf(customer: CustomerSnapshot, { children = GATES, Mode = StrictMode }: PageOptions = {}) {
  const backend: CustomerBackend = {
    id: 'corner',
    getCustomer: () => Promise.resolve(customer),
    listEvents: () => Promise.resolve({ events: [CREATED] }),
  };
  const client = createCustomerClient({ backend, customerId: 'c1', features, initialSnapshot: customer });
  const { container, unmount } = render(
    <Mode>
      <CustomerStatusProvider client={client} support={{ href: CONTACT }} onAction={vi.fn()} now={() => NOW} timeZone="UTC">
        <StatusBanner />
        {children}
      </CustomerStatusProvider>
    </Mode>,
  );
  await act(async () => undefined);
  const read = (selector: string) => [...container.querySelectorAll<HTMLElement>(selector)];
  const banner = container.querySelector('.csk-status-banner')!;
  return { banner, gates: read('.csk-feature-gate'), text: container.textContent ?? '', read, leave: unmount };
}

const ASKS = /Answer our requests|Complete your profile and send|send it again|Provide Information|Add your information/;
const SENDS = /sent everything we ask|Once you send|Complete Profile$|Provide Information$/;
const NOTHING_TO_DO = /nothing you need to do/;

/** What is wrong with what a page names, in words; empty where every way that is named exists. */
function faultsOf(corner: Corner, customer: CustomerSnapshot, page: Awaited<ReturnType<typeof pageOf>>): string[] {
  const isThere = canBeSent(corner, customer);
  const buttonOf = (place: Element) => place.querySelector('.csk-feature-gate-way button, .csk-status-banner-action button');
  const namesOf = (place: Element) => ASKS.test(place.textContent ?? '') || buttonOf(place) !== null;
  const banner = page.banner.textContent ?? '';
  const isGetStarted = corner.status === 'ACTIVE';
  const faults = page.gates.flatMap((gate) => {
    const text = gate.textContent ?? '';
    const hasWay = namesOf(gate) || NOTHING_TO_DO.test(text) || /opens by itself/.test(text);
    return [
      namesOf(gate) && !isThere ? `asks in vain: ${text}` : '',
      namesOf(gate) && NOTHING_TO_DO.test(text) ? `asks and asks nothing: ${text}` : '',
      !hasWay && gate.querySelector(`[href="${CONTACT}"]`) === null ? `leads nowhere: ${text}` : '',
    ];
  });
  const bannerAsks = !isGetStarted && (ASKS.test(banner) || SENDS.test(banner));
  return [...faults, bannerAsks && !isThere ? `the banner asks in vain: ${banner}` : ''].filter((fault) => fault !== '');
}

describe.each(PRESENTED_STATUSES)('in %s', (status) => {
  it('every gate and the banner name only ways that exist, and always one', { timeout: 30_000 }, async () => {
    const faults: string[] = [];
    for (const corner of roundsOf(status)) {
      const snapshot = customerIn(corner);
      const requirementIds = snapshot.requirements.map(({ id }) => id);
      const payIn: CapabilityState = { id: 'payin', status: 'inactive', reasons: [], requirementIds };
      const customer = { ...snapshot, capabilities: [payIn] };
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const page = await pageOf(customer, { Mode: Fragment });
      faults.push(...faultsOf(corner, customer, page).map((fault) => `${nameOf(corner)}: ${fault}`));
      page.leave();
    }
    expect(faults).toEqual([]);
  });
});

function withRecovery(customer: CustomerSnapshot, recovery: CustomerSnapshot['status']['recovery']): CustomerSnapshot {
  return { ...customer, status: { ...customer.status, recovery } };
}

describe('a gate, the banner and the history', () => {
  it('send nobody to requests that do not exist: a capability of DollarPe that a PAN does not open', async () => {
    const customer = toSnapshot({ customer: { id: 'c1', status: 'VERIFIED', document_type: 'PAN' } });
    const { gates, text } = await pageOf(customer);
    expect(gates.some((gate) => /not been enabled.*Our support team can help you/.test(gate.textContent ?? ''))).toBe(true);
    expect(text).not.toMatch(/Answer our requests|Provide Information/);
  });

  it.each(['CREATED', 'NEEDS_ADDITIONAL_INFORMATION'] as const)(
    'name support alone in %s where only support helps',
    async (is) => {
      const { text, read } = await pageOf(withRecovery(snapshotOf(1, { is, requirements: [] }), 'support'));
      expect(text).toMatch(/Contact (our support team|support)/);
      expect(text).toContain('Our support team tells you what we need.');
      expect(text).not.toMatch(ASKS);
      expect(text).not.toMatch(/sent everything|Once you send/);
      expect(read('.csk-feature-gate-way button')).toEqual([]);
    },
  );

  it('say that everything sent is being looked at, once the last request is withdrawn', async () => {
    const requirements = [requirement('r1', { status: 'waived' })];
    const { banner, text, read } = await pageOf(snapshotOf(1, { is: 'NEEDS_ADDITIONAL_INFORMATION', requirements }));
    expect(banner.textContent).toMatch(/Verification in progress.*We are reviewing your information\./);
    expect(banner).toHaveAttribute('data-status', 'NEEDS_ADDITIONAL_INFORMATION');
    expect(text).toContain('Your information is being reviewed.');
    expect(text).not.toMatch(/Action required|additional information|waiting for information|Answer our requests/);
    expect(read('.csk-status-banner-action, .csk-feature-gate-way button')).toEqual([]);
  });

  it('agree that a deactivated customer can open the account again, where the host lets them', async () => {
    const { gates, banner } = await pageOf(withRecovery(snapshotOf(1, { is: 'DEACTIVATED', requirements: [] }), 'self'));
    expect(banner.textContent).toMatch(/You can open your account again yourself/);
    expect(banner.textContent).not.toMatch(/Contact support to reactivate/);
    expect(gates[0]?.textContent).toMatch(/You can open your account again yourself/);
  });

  it('agree that a rejected customer can correct what was sent', async () => {
    const { gates, banner } = await pageOf(withRecovery(snapshotOf(1, { is: 'REJECTED', requirements: [] }), 'self'));
    expect(banner.textContent).toMatch(
      /unable to verify your account\.(?! Contact).*send it again.*Provide Information|Provide Information.*send it again/,
    );
    expect(gates[0]?.textContent).toMatch(/Correct your information and send it again/);
  });

  it('say of a feature that ends with the verification nothing of details that support changes', async () => {
    const { gates } = await pageOf(snapshotOf(1, { is: 'ACTIVE', requirements: [] }));
    const tour = gates.find((gate) => gate.textContent?.startsWith('tour'));
    expect(tour?.textContent).toContain('This is not available while your account is active.');
  });
});

describe('until when something is open', () => {
  const payIn: CapabilityState = {
    id: 'payin',
    status: 'active',
    reasons: [],
    requirementIds: ['own'],
    restrictedAt: '2026-06-01',
  };
  const active = (capability: Partial<CapabilityState>, id: string): CustomerSnapshot => {
    const customer = snapshotOf(1, {
      is: 'ACTIVE',
      requirements: [requirement(id)],
      capabilities: [{ ...payIn, ...capability }],
    });
    return { ...customer, status: { ...customer.status, editable: true } };
  };

  it.each([
    ['unless its own requests are answered', active({}, 'own'), /unless you answer our requests/, /^((?!has passed).)*$/],
    ['whatever else is asked', active({}, 'other'), /until Jun[^.]*2026\./, /^((?!unless).)*$/],
    ['after the date', active({ restrictedAt: '2026-05-01' }, 'own'), /has passed/, /^((?!unless).)*$/],
  ])('is said alike by the gate and the overview: %s', async (_, customer, told, untold) => {
    const page = await pageOf(customer, { children: [...GATES, <CustomerStatusPanel key="panel" />] });
    const said = page.read('.csk-feature-gate-until, .csk-overview-until').map(({ textContent }) => textContent ?? '');
    expect(said).toHaveLength(2);
    for (const sentence of said) {
      expect(sentence).toMatch(told);
      expect(sentence).toMatch(untold);
    }
  });
});

describe('the step that the history expects', () => {
  const withHistory = [<CustomerStatusPanel key="panel" />];

  it.each([
    ['support', snapshotOf(1, { requirements: [] }), 'support' as const, /Contact our support team/],
    [
      'the result',
      snapshotOf(1, { requirements: [requirement('r1', { status: 'waived' })] }),
      'self' as const,
      /Result of the review/,
    ],
    ['the information', snapshotOf(1), 'self' as const, /Send your information/],
  ])('is %s where that leads on', async (_, customer, recovery, told) => {
    const page = await pageOf(withRecovery(customer, recovery), { children: withHistory });
    expect(
      page
        .read('[data-expected]')
        .map(({ textContent }) => textContent)
        .join(' '),
    ).toMatch(told);
  });
});
