import { RFIForm } from 'customer-status-kit';
import type { MemoryBackend } from 'customer-status-kit/backends/memory';
import type { CapabilityState, NewRequirement } from 'customer-status-kit/model';
import { expect, waitFor, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { ask, EVERY_STATUS, inDays, inHours, onlyAsk } from './item-requests.js';

const meta = preview.meta({ title: 'Components/RFIForm items', component: RFIForm });

const asking = (...requests: NewRequirement[]) => ({ before: (backend: MemoryBackend) => onlyAsk(backend, requests) });

/** A business and two directors: what each has to do, what may wait, what is sent. */
export const SeveralSubjects = meta.story({ globals: { scenario: 'business_with_directors' } });
export const SeveralSubjectsDark = meta.story({ globals: { scenario: 'business_with_directors', theme: 'dark' } });
export const SeveralSubjectsRightToLeft = meta.story({ globals: { scenario: 'business_with_directors', direction: 'rtl' } });
export const SeveralSubjectsNarrow = meta.story({
  globals: { scenario: 'business_with_directors', viewport: { value: 'mobile1', isRotated: false } },
});

/** Every way in which a request can stand. */
export const EveryStatus = meta.story({
  globals: { scenario: 'created' },
  parameters: {
    before: (backend: MemoryBackend) =>
      onlyAsk(
        backend,
        Object.keys(EVERY_STATUS).map((title) => ask(title)),
        Object.values(EVERY_STATUS),
      ),
  },
});

/** From far away to long past, with and without a time of day. */
export const EveryDeadline = meta.story({
  globals: { scenario: 'created' },
  parameters: asking(
    ask('Due later', { due: { at: inDays(30), severity: 'current' } }),
    ask('Due soon', { due: { at: inDays(3), severity: 'current' } }),
    ask('Due tomorrow at an hour', { due: { at: inHours(25), severity: 'current' } }),
    ask('Due today', { due: { at: inDays(0), severity: 'current' } }),
    ask('Overdue', { due: { at: inDays(-2), severity: 'past_due' } }),
    ask('Extended', { due: { at: inDays(12), originalAt: inDays(2), severity: 'current' } }),
    ask('More time on offer', { due: { at: inDays(2), severity: 'current', extension: 'available' } }),
    ask('More time asked for', { due: { at: inDays(2), severity: 'current', extension: 'requested' } }),
    ask('More time refused', { due: { at: inDays(2), severity: 'current', extension: 'refused' } }),
  ),
});

const CAPABILITIES: CapabilityState[] = ['Payouts', 'Card payments'].map((label) => ({
  id: label.toLowerCase(),
  label,
  status: 'active',
  reasons: [],
  requirementIds: [],
}));

/** What stops, and when: in the backend's own words, or by the names of what is affected. */
export const Consequences = meta.story({
  globals: { scenario: 'active' },
  parameters: {
    before: (backend: MemoryBackend) => {
      const consequence = { capabilityIds: ['payouts', 'card payments'] };
      onlyAsk(backend, [
        ask('Proof of address', { blocking: false, due: { at: inDays(20), severity: 'eventual', consequence } }),
        ask('Source of funds', { blocking: false, due: { at: inDays(-1), severity: 'past_due', consequence } }),
        ask('Tax residence', {
          blocking: false,
          due: { at: inDays(5), severity: 'current', consequence: { text: 'Transfers abroad stop on that day.' } },
        }),
      ]);
      backend.simulate.change((snapshot) => ({ ...snapshot, capabilities: CAPABILITIES }));
    },
  },
});

/** A verified customer with something dated: nothing is blocked yet. */
export const Active = meta.story({ globals: { scenario: 'active_with_dated_requirement' } });

/** The form stays on a page of settings while nothing is asked. */
export const AllClear = meta.story({ globals: { scenario: 'active' } });

/** Nothing to do, because the reviewer has everything. */
export const WithTheReviewer = meta.story({ globals: { scenario: 'under_review' } });

const PROOFS = ['Passport number', 'Driving licence number', 'Identity card number'];

function proofs(min: number, more: Partial<NewRequirement> = {}): NewRequirement[] {
  return PROOFS.map((title) => ask(title, { group: { id: 'proof', rule: 'any', min }, ...more }));
}

/** One of three is enough: the choice shows its own control, and only that is sent. */
export const OneOfThree = meta.story({
  globals: { scenario: 'created' },
  parameters: asking(...proofs(1), ask('Place of birth')),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Passport number' }));
    await userEvent.type(canvas.getByRole('textbox', { name: 'Passport number' }), 'X 123');
    await userEvent.click(canvas.getByRole('radio', { name: 'Driving licence number' }));
    await expect(canvas.queryByRole('textbox', { name: 'Passport number' })).toBeNull();
    await userEvent.type(canvas.getByRole('textbox', { name: 'Driving licence number' }), 'L 9');
    await userEvent.click(canvas.getByRole('radio', { name: 'Passport number' }));
    await expect(canvas.getByRole('textbox', { name: 'Passport number' })).toHaveValue('X 123');
  },
});

/** Two of three. */
export const TwoOfThree = meta.story({ globals: { scenario: 'created' }, parameters: asking(...proofs(2)) });

/** Nothing chosen: the form says so and leads there. */
export const NothingChosen = meta.story({
  globals: { scenario: 'created' },
  parameters: asking(...proofs(2)),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Review answers' }));
    await userEvent.click(await canvas.findByRole('link', { name: /Answer 2 of the choices/ }));
    await waitFor(() => expect(canvas.getByRole('checkbox', { name: 'Passport number' })).toHaveFocus());
  },
});

/** Requests that belong together: what is accepted is counted and not asked again. */
export const RedoOnlyWhatFailed = meta.story({
  globals: { scenario: 'created' },
  parameters: {
    before: (backend: MemoryBackend) => {
      const group = { id: 'address', rule: 'all' } as const;
      const titles = ['Street of the lease', 'Landlord', 'Rent in the contract', 'Start of the contract'];
      const again = { status: 'rejected', reasons: [{ code: 'data_mismatch', audience: 'customer' }] } as const;
      const good = { status: 'accepted', awaiting: 'provider' } as const;
      onlyAsk(
        backend,
        titles.map((title) => ask(title, { group })),
        [{ ...again, reasons: [...again.reasons] }, good, { ...again, reasons: [...again.reasons] }, good],
      );
    },
  },
});

/** More time is asked for, and given. */
export const GivesMoreTime = meta.story({
  globals: { scenario: 'business_with_directors' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Ask for more time: Owners of the business' }));
    await expect(await canvas.findByText(/You were given more time/)).toBeVisible();
    const title = canvas.getByRole('heading', { name: 'Owners of the business' });
    await waitFor(() => expect(title).toHaveFocus());
  },
});

/** Asking for more time fails: the date stays, and the way stays open. */
export const NoMoreTimeNow = meta.story({
  globals: { scenario: 'business_with_directors' },
  parameters: { backend: { failures: { requestExtension: 'forbidden' } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Ask for more time/ }));
    await expect(await canvas.findByRole('alert')).toBeVisible();
    await expect(canvas.getByRole('button', { name: /^Ask for more time/ })).toBeVisible();
  },
});

/** Long words of a language that builds them. */
export const LongWords = meta.story({
  globals: { scenario: 'created', viewport: { value: 'mobile1', isRotated: false } },
  parameters: asking(
    ask(
      { default: 'Aufenthaltsgenehmigungsverlängerungsbescheinigung', lang: 'de' },
      {
        due: { at: inDays(1), severity: 'current', extension: 'available' },
        help: { default: 'Rechtsschutzversicherungsgesellschaften und Kraftfahrzeughaftpflichtversicherungen', lang: 'de' },
        subject: { type: 'person', id: '1', label: { default: 'Donaudampfschifffahrtsgesellschaftskapitän Meier', lang: 'de' } },
      },
    ),
    ...proofs(1).map((proof) => ({ ...proof, title: { default: 'Staatsangehörigkeitsnachweisdokument', lang: 'de' } })),
    ask('Place of birth'),
  ),
});

/** Something new is asked while the form is open: it appears, and the focus stays where it was. */
export const NewRequestArrives = meta.story({
  globals: { scenario: 'created' },
  play: async ({ canvas, userEvent, loaded }) => {
    const name = await canvas.findByLabelText('Full legal name');
    await userEvent.type(name, 'Ada');
    storyBackend({ loaded }).backend.simulate.requestInformation([
      ask('Overdue proof', { due: { at: inDays(-1), severity: 'past_due' } }),
    ]);
    const heading = await canvas.findByRole('heading', { name: 'Overdue proof' });
    await expect(within(heading.closest('li')!).getByText(/^Overdue\./)).toBeVisible();
    await expect(name).toHaveFocus();
    await expect(name).toHaveValue('Ada');
  },
});
