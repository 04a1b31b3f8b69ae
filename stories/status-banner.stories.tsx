import { StatusBanner } from 'customer-status-kit';
import type { MemoryBackend } from 'customer-status-kit/backends/memory';
import type { Recovery } from 'customer-status-kit/model';
import { expect, fn } from 'storybook/test';
import preview from '../.storybook/preview.js';

const meta = preview.meta({ title: 'Components/StatusBanner', component: StatusBanner, args: { onAction: fn() } });

/** In the scenario of the toolbar. Each scenario has a story of its own under Scenarios. */
export const Playground = meta.story({ tags: ['!test'] });

export const Dark = meta.story({ globals: { scenario: 'deactivated', theme: 'dark' } });
export const HighContrast = meta.story({ globals: { scenario: 'rejected', theme: 'high-contrast' } });
export const RightToLeft = meta.story({ globals: { scenario: 'under_review', direction: 'rtl' } });

const recoveringBy = (recovery: Recovery) => (backend: MemoryBackend) =>
  backend.simulate.change((snapshot) => ({ ...snapshot, status: { ...snapshot.status, recovery } }));

/** Nobody can change the decision any more, and that is said plainly. */
export const RejectedForGood = meta.story({ globals: { scenario: 'rejected' }, parameters: { before: recoveringBy('none') } });

/** The customer can put it right. */
export const RejectedAndCorrectable = meta.story({
  globals: { scenario: 'rejected' },
  parameters: { before: recoveringBy('self') },
});

export const DeactivatedForGood = meta.story({
  globals: { scenario: 'deactivated' },
  parameters: { before: recoveringBy('none') },
});

/** Of a finding that must not be told, the customer reads the same as of a refusal without any reason. */
export const ConfidentialFinding = meta.story({
  globals: { scenario: 'under_review' },
  parameters: {
    before: (backend: MemoryBackend) => backend.simulate.reject({ reasonCode: 'fraud', message: 'Listed by two banks.' }),
  },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('We are not able to give further details here.');
    await expect(canvasElement).not.toHaveTextContent(/fraud|Listed/);
  },
});

/** Nothing is known and the backend does not answer. */
export const Unavailable = meta.story({
  globals: { scenario: 'active' },
  parameters: { backend: { failures: { getCustomer: 'unavailable' } } },
});

/** The backend no longer accepts the session: the host is asked to sign the customer in again. */
export const SessionEnded = meta.story({
  globals: { scenario: 'active' },
  parameters: { backend: { failures: { getCustomer: 'session_expired' } } },
});

/** The browser goes offline while the page is open. What was known stays in sight. */
export const GoesOffline = meta.story({
  globals: { scenario: 'under_review' },
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Verification in progress' });
    window.dispatchEvent(new Event('offline'));
    await canvas.findByText(/You are offline/, { selector: '.csk-text' });
    await expect(canvas.getByRole('heading', { name: 'Verification in progress' })).toBeVisible();
  },
});

/** The customer asks again, and hears that nothing has changed. The button keeps the focus. */
export const ChecksAgain = meta.story({
  globals: { scenario: 'under_review' },
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'Check Status' });
    await userEvent.click(button);
    await canvas.findByText('Checked. Nothing has changed.');
    await expect(button).toHaveFocus();
  },
});

/** The step that the status offers leads to wherever the host has it. */
export const LeadsToTheNextStep = meta.story({
  globals: { scenario: 'created' },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Complete Profile' }));
    await expect(args.onAction).toHaveBeenCalledWith('complete_profile');
  },
});
