import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { CustomerList } from './recipes/badge-in-a-list.js';
import badgeInAList from './recipes/badge-in-a-list.tsx?raw';
import { Payments } from './recipes/gate-a-button.js';
import gateAButton from './recipes/gate-a-button.tsx?raw';
import { BannerWithRouter } from './recipes/host-router.js';
import hostRouter from './recipes/host-router.tsx?raw';
import { Desk } from './recipes/operator-desk.js';
import operatorDesk from './recipes/operator-desk.tsx?raw';
import { PanelWithOwnField } from './recipes/own-field.js';
import ownField from './recipes/own-field.tsx?raw';
import { OwnPanel } from './recipes/own-section.js';
import ownSection from './recipes/own-section.tsx?raw';
import { BannerInOwnWords } from './recipes/own-words.js';
import ownWords from './recipes/own-words.tsx?raw';

/** What hosts build with the kit, each in one file: the code under a story is the file that the story runs. */
const meta = preview.meta({ title: 'Recipes/In a host' });

const shownAs = (code: string) => ({ docs: { source: { code, language: 'tsx' } } }) as const;

/** A button that is closed until the customer may use it, and a gate that says why and leads on. */
export const GateAButton = meta.story({
  globals: { scenario: 'under_review' },
  parameters: shownAs(gateAButton),
  render: () => <Payments />,
  play: async ({ canvas, loaded }) => {
    await expect(await canvas.findByRole('button', { name: 'Send money' })).toBeDisabled();
    storyBackend({ loaded }).backend.simulate.approve();
    await canvas.findByText('Everything is ready to pay somebody.');
    await expect(canvas.getByRole('button', { name: 'Send money' })).toBeEnabled();
  },
});

/** Many customers on one page, read from the host's own list. */
export const BadgeInAList = meta.story({
  parameters: { plain: true, ...shownAs(badgeInAList) },
  render: () => (
    <CustomerList
      customers={[
        { name: 'Ada Byron', status: 'ACTIVE' },
        { name: 'Harbour Coffee Ltd', status: 'NEEDS_ADDITIONAL_INFORMATION' },
        { name: 'Grace Hopper', status: 'a word nobody knows' },
      ]}
    />
  ),
});

/** A control of the host's own for a kind of field. */
export const CustomField = meta.story({
  globals: { scenario: 'created' },
  parameters: shownAs(ownField),
  render: () => <PanelWithOwnField />,
  play: async ({ canvas, userEvent }) => {
    const [name] = await canvas.findAllByRole('textbox');
    await userEvent.type(name!, 'ada');
    await expect(name).toHaveValue('ADA');
  },
});

/** Sections left out, replaced, and placed elsewhere. */
export const ReplaceASection = meta.story({
  globals: { scenario: 'active' },
  parameters: shownAs(ownSection),
  render: () => <OwnPanel />,
  play: async ({ canvas }) => {
    await canvas.findByText(/Call your adviser/);
    await expect(canvas.queryByRole('heading', { name: 'Documents' })).toBeNull();
  },
});

/** A sentence of the host's own. */
export const OwnWords = meta.story({
  globals: { scenario: 'under_review' },
  parameters: { plain: true, ...shownAs(ownWords) },
  render: (_args, { loaded }) => <BannerInOwnWords backend={storyBackend({ loaded }).seen} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Almost there' })).toBeVisible();
  },
});

/** The next step leads to wherever the host's router has it. */
export const HostRouter = meta.story({
  globals: { scenario: 'created' },
  parameters: { plain: true, ...shownAs(hostRouter) },
  render: (_args, { loaded }) => <BannerWithRouter backend={storyBackend({ loaded }).seen} />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Complete Profile' }));
    await expect(canvas.getByText('You are at /profile')).toBeVisible();
  },
});

/** The other side of the table: what is decided here is seen there at once. */
export const OperatorDesk = meta.story({
  globals: { scenario: 'under_review' },
  parameters: shownAs(operatorDesk),
  render: () => <Desk />,
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Verification in progress' });
    await expect((await canvas.findAllByRole('button')).length).toBeGreaterThan(1);
  },
});
