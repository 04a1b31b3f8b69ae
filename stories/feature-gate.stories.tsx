import { CustomerStatusProvider, defineFeatures, FeatureGate } from 'customer-status-kit';
import { DEFAULT_FEATURES } from 'customer-status-kit/model';
import { expect, fn } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { GATED } from './states/gated.js';

const meta = preview.meta({
  title: 'Components/FeatureGate',
  component: FeatureGate,
  args: { ...GATED, onAction: fn() },
  argTypes: { feature: { control: 'select', options: Object.keys(DEFAULT_FEATURES) }, children: { control: false } },
});

/** In the scenario of the toolbar. Each scenario has a story of its own under Scenarios. */
export const Playground = meta.story({ tags: ['!test'] });

export const Dark = meta.story({ globals: { scenario: 'created', theme: 'dark' } });
export const HighContrast = meta.story({ globals: { scenario: 'deactivated', theme: 'high-contrast' } });
export const RightToLeft = meta.story({ globals: { scenario: 'request_for_information', direction: 'rtl' } });

/** The default features, each with its own gate. */
export const EveryFeature = meta.story({
  globals: { scenario: 'request_for_information' },
  render: (args) => (
    <div style={{ display: 'grid', gap: '1rem' }}>
      {Object.keys(DEFAULT_FEATURES).map((feature) => (
        <FeatureGate {...args} key={feature} feature={feature}>
          <p data-host-words>Open: {feature}</p>
        </FeatureGate>
      ))}
    </div>
  ),
});

const PAYOUTS = defineFeatures({ payOut: { statuses: ['ACTIVE'], capability: 'payouts' } });

/** Open for now: the gate says until when, and what keeps it open. */
export const OpenUntil = meta.story({
  globals: { scenario: 'active_with_dated_requirement' },
  render: (args, { loaded, globals }) => (
    <CustomerStatusProvider
      backend={storyBackend({ loaded }).seen}
      customerId="cus_story"
      features={PAYOUTS}
      theme={globals['theme'] as 'light' | 'dark'}
      direction={globals['direction'] as 'ltr' | 'rtl'}
    >
      <FeatureGate {...args} feature="payOut" />
    </CustomerStatusProvider>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Available until/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Send money' })).toBeVisible();
  },
});

/** A host's own words in place of the lock. */
export const OwnFallback = meta.story({
  globals: { scenario: 'under_review' },
  args: { fallback: ({ reason }) => <p data-host-words>Payments are closed ({reason}).</p> },
});

/** A feature that nobody declared stays closed. */
export const UndeclaredFeature = meta.story({ globals: { scenario: 'active' }, args: { feature: 'flyToTheMoon' } });

/** The gate opens the moment the customer is verified, and closes again with the account. */
export const OpensWhenVerified = meta.story({
  globals: { scenario: 'under_review' },
  play: async ({ canvas, loaded }) => {
    const { simulate } = storyBackend({ loaded }).backend;
    await canvas.findByText('Your information is being reviewed.');
    await expect(canvas.queryByRole('button', { name: 'Send money' })).toBeNull();
    simulate.approve();
    await expect(await canvas.findByRole('button', { name: 'Send money' })).toBeVisible();
    simulate.deactivate();
    await canvas.findByText('Your account is deactivated.');
    await expect(canvas.queryByRole('button', { name: 'Send money' })).toBeNull();
    simulate.activate();
    await canvas.findByRole('button', { name: 'Send money' });
  },
});

/** The lock shows the way to what opens it. */
export const LeadsToTheNextStep = meta.story({
  globals: { scenario: 'created' },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Complete Profile' }));
    await expect(args.onAction).toHaveBeenCalledWith('complete_profile');
  },
});
