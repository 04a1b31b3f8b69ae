import type { CustomerBackend } from 'customer-status-kit';
import type { CustomerStatusPanelElement } from 'customer-status-kit/element';
import { useEffect, useRef, useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { useSpokenWords } from '../.storybook/spoken-words.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { type StoryWords, storyWords } from '../.storybook/story-words.js';
import { CustomerList } from './recipes/badge-in-a-list.js';
import { Payments } from './recipes/gate-a-button.js';
import { BannerWithRouter } from './recipes/host-router.js';
import { Desk } from './recipes/operator-desk.js';
import { PanelWithOwnField } from './recipes/own-field.js';
import { OwnPanel } from './recipes/own-section.js';
import { BannerInOwnWords } from './recipes/own-words.js';
import { addPanel } from './recipes/without-react.js';

/** What hosts build with the kit, each in one file: the code under a story is the file that the story runs. */
const meta = preview.meta({
  title: 'Recipes/In a host',
  parameters: { hostSays: ['Payments', 'Send money', 'Call your adviser on'] },
});

const files = import.meta.glob<string>('./recipes/*.tsx', { query: '?raw', import: 'default', eager: true });

const shownAs = (name: string) =>
  ({ docs: { source: { code: files[`./recipes/${name}.tsx`] ?? '', language: 'tsx' } } }) as const;

/** A button that is closed until the customer may use it, and a gate that says why and leads on. */
export const GateAButton = meta.story({
  globals: { scenario: 'under_review' },
  parameters: shownAs('gate-a-button'),
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
  parameters: { plain: true, ...shownAs('badge-in-a-list') },
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
  parameters: shownAs('own-field'),
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
  parameters: shownAs('own-section'),
  render: () => <OwnPanel />,
  play: async ({ canvas }) => {
    await canvas.findByText(/Call your adviser/);
    await expect(canvas.queryByRole('heading', { name: 'Documents' })).toBeNull();
  },
});

/** A sentence of the host's own. */
export const OwnWords = meta.story({
  globals: { scenario: 'under_review' },
  parameters: { plain: true, ...shownAs('own-words') },
  render: (_args, { loaded }) => <BannerInOwnWords backend={storyBackend({ loaded }).seen} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Almost there' })).toBeVisible();
  },
});

/** The next step leads to wherever the host's router has it. */
export const HostRouter = meta.story({
  globals: { scenario: 'created' },
  parameters: { plain: true, ...shownAs('host-router') },
  render: (_args, { loaded }) => <BannerWithRouter backend={storyBackend({ loaded }).seen} />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Complete Profile' }));
    await expect(canvas.getByText('You are at /profile')).toBeVisible();
  },
});

/** The other side of the table: what is decided here is seen there at once. */
export const OperatorDesk = meta.story({
  globals: { scenario: 'under_review' },
  parameters: shownAs('operator-desk'),
  render: () => <Desk />,
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Verification in progress' });
    await expect((await canvas.findAllByRole('button')).length).toBeGreaterThan(1);
  },
});

/** `<customer-status-panel>`: the page that holds it needs no React. */
export const WithoutReact = meta.story({
  globals: { scenario: 'under_review' },
  parameters: { plain: true, ...shownAs('without-react') },
  render: (_args, context) => <PlainPage backend={storyBackend(context).seen} words={storyWords(context)} />,
  play: async ({ canvas, canvasElement, loaded }) => {
    await canvas.findByRole('heading', { name: 'Verification in progress' });
    await expect(canvas.queryByRole('heading', { name: 'History' })).toBeNull();
    storyBackend({ loaded }).backend.simulate.approve();
    await waitFor(() => expect(canvasElement.querySelector('[data-may-pay]')).not.toBeNull());
  },
});

/** A place in a page. What the toolbar says of the language becomes the element's. */
function PlainPage({ backend, words }: { backend: CustomerBackend; words: StoryWords }) {
  const place = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<CustomerStatusPanelElement>();
  const { locale, catalogue, direction } = useSpokenWords(words);
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = addPanel(place.current, backend);
    setPanel(made);
    return () => made.remove();
  }, [backend]);
  useEffect(() => {
    if (panel !== undefined) Object.assign(panel, { locale, catalogue, dir: direction });
  }, [panel, locale, catalogue, direction]);
  return <div ref={place} />;
}
