import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import { memoryBackend } from '../../src/backends/memory/index.js';
import type { LifecycleEvent } from '../../src/model/index.js';
import {
  type Anatomy,
  CustomerProvider,
  Dialog,
  DIALOG_ANATOMY,
  FEATURE_GATE_ANATOMY,
  FeatureGate,
  LIFECYCLE_TIMELINE_ANATOMY,
  LifecycleTimeline,
  STATUS_BADGE_ANATOMY,
  StatusBadge,
} from '../../src/react/index.js';

const mark = (part: string) => ({ 'data-testid': part }) as object;
const event: LifecycleEvent = {
  id: 'e',
  type: 'status_changed',
  to: 'ACTIVE',
  at: '2026-01-01T00:00:00Z',
  irregular: true,
  reasons: [],
  actor: { kind: 'system' },
  source: { provider: 'x', channel: 'api' },
};
const client = createCustomerClient({ backend: memoryBackend({ scenario: 'active' }), customerId: 'c' });

const COMPONENTS: [string, Anatomy, () => ReactElement][] = [
  [
    'StatusBadge',
    STATUS_BADGE_ANATOMY,
    () => (
      <StatusBadge.Root status="ACTIVE" {...mark('Root')}>
        <StatusBadge.Icon {...mark('Icon')} />
        <StatusBadge.Label {...mark('Label')} />
      </StatusBadge.Root>
    ),
  ],
  [
    'FeatureGate',
    FEATURE_GATE_ANATOMY,
    () => (
      <CustomerProvider client={client}>
        <FeatureGate.Root feature="accessAPIs" {...mark('Root')}>
          <FeatureGate.Content {...mark('Content')} />
          <FeatureGate.Lock {...mark('Lock')} />
        </FeatureGate.Root>
      </CustomerProvider>
    ),
  ],
  [
    'LifecycleTimeline',
    LIFECYCLE_TIMELINE_ANATOMY,
    () => (
      <LifecycleTimeline.Root phase="loading" empty {...mark('Root')}>
        <LifecycleTimeline.List {...mark('List')}>
          <LifecycleTimeline.Item event={event} current expected {...mark('Item')}>
            <LifecycleTimeline.Time at="2026-01-01T00:00:00Z" {...mark('Time')} />
          </LifecycleTimeline.Item>
        </LifecycleTimeline.List>
        <LifecycleTimeline.More busy onLoadMore={() => undefined} {...mark('More')} />
      </LifecycleTimeline.Root>
    ),
  ],
  [
    'Dialog',
    DIALOG_ANATOMY,
    () => (
      <Dialog.Root open onOpenChange={() => undefined}>
        <Dialog.Trigger {...mark('Trigger')} />
        <Dialog.Portal {...mark('Portal')}>
          <Dialog.Content {...mark('Content')}>
            <Dialog.Title {...mark('Title')}>t</Dialog.Title>
            <Dialog.Description {...mark('Description')}>d</Dialog.Description>
            <Dialog.Close {...mark('Close')} />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    ),
  ],
];

const quiet = (error: Event) => error.preventDefault();

describe.each(COMPONENTS)('the parts of %s', (_, anatomy, element) => {
  it('are the elements that the anatomy names', () => {
    render(element());
    for (const { part, element: tag } of anatomy) {
      const node = document.querySelector(`[data-testid="${part}"]`);
      if (node !== null) expect(node.localName, part).toBe(tag);
    }
    expect(document.querySelectorAll('[data-testid]').length).toBeGreaterThanOrEqual(anatomy.length - 1);
  });

  it('carry no state attribute that the anatomy does not name', () => {
    render(element());
    for (const { part, attributes } of anatomy) {
      const node = document.querySelector(`[data-testid="${part}"]`);
      const found = (node?.getAttributeNames() ?? []).filter((name) => name.startsWith('data-'));
      const known = new Set<string>([...attributes.map(({ name }) => name), 'data-testid', 'data-aria-hidden']);
      expect(
        found.filter((name) => !known.has(name)),
        part,
      ).toEqual([]);
    }
  });
});

it('say what to do when one of them stands alone', () => {
  window.addEventListener('error', quiet);
  expect(() => render(<StatusBadge.Label />)).toThrow('Put it inside <StatusBadgeRoot');
  expect(() => render(<FeatureGate.Lock />)).toThrow('Put it inside <FeatureGateRoot');
  expect(() => render(<Dialog.Content />)).toThrow('Put it inside <DialogRoot>');
  window.removeEventListener('error', quiet);
});
