import {
  FEATURE_GATE_ANATOMY,
  FeatureGateContent,
  FeatureGateLock,
  FeatureGateRoot,
  useFeature,
} from 'customer-status-kit/react';
import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { AnatomyTable } from './anatomy-table.js';

/** The parts of a gate. Its content is not rendered while it is closed. */
const meta = preview.meta({
  title: 'Components/Headless/FeatureGate parts',
  component: FeatureGateRoot,
  subcomponents: { FeatureGateContent, FeatureGateLock },
  args: { feature: 'createTransaction' },
  parameters: { hostWords: true },
});

/** No style at all: what stands in the way is the host's own. */
export const Unstyled = meta.story({
  globals: { scenario: 'under_review' },
  render: (args) => (
    <FeatureGateRoot {...args}>
      <FeatureGateContent>
        <button type="button">Send money</button>
      </FeatureGateContent>
      <FeatureGateLock>Not yet.</FeatureGateLock>
    </FeatureGateRoot>
  ),
  play: async ({ canvas, loaded }) => {
    await expect(await canvas.findByText('Not yet.')).toBeVisible();
    storyBackend({ loaded }).backend.simulate.approve();
    await expect(await canvas.findByRole('button', { name: 'Send money' })).toBeVisible();
    await expect(canvas.queryByText('Not yet.')).toBeNull();
  },
});

function Decision({ feature }: { feature: string }) {
  return <pre>{JSON.stringify(useFeature(feature), null, 2)}</pre>;
}

/** What `useFeature` answers: open, or why it is closed and what would open it. */
export const TheDecision = meta.story({
  globals: { scenario: 'request_for_information' },
  render: ({ feature }) => <Decision feature={feature} />,
});

/** The contract: parts, elements, attributes. */
export const Anatomy = meta.story({ render: () => <AnatomyTable anatomy={FEATURE_GATE_ANATOMY} /> });
