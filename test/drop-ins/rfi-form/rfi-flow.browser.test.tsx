import { act, screen, waitFor, within } from '@testing-library/react';
import { useRef, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { memoryBackend } from '../../../src/backends/memory/index.js';
import { createCustomerClient } from '../../../src/client/index.js';
import { RFIForm, RFIFormDialog } from '../../../src/drop-ins/rfi-form/index.js';
import { CustomerStatusError, type CustomerSnapshot, type NewRequirement, type Requirement } from '../../../src/model/index.js';
import { needs } from '../../engines/needs.js';
import { axeFaults } from '../axe-faults.js';
import { listenToAnnouncements, openPage } from '../scenario-page.js';

const question = (title: string): NewRequirement => ({
  title,
  spec: { kind: 'clarification', question: `${title}?`, answer: 'text' },
});

const income: NewRequirement = {
  title: 'Source of income',
  spec: {
    kind: 'field',
    path: 'income.source',
    input: 'choice',
    required: true,
    options: ['Salary', 'Pension', 'Rent'].map((label) => ({ value: label.toLowerCase(), label })),
  },
};

/** A form that asks these, for a customer who is asked for more. */
async function openForm(requests: NewRequirement[], element = <RFIForm />) {
  const titles = requests.map(({ title }) => (typeof title === 'string' ? title : title.default));
  const page = openPage(element, { scenario: 'created' }, { support: { href: 'mailto:help@example.com' } });
  await waitFor(() => expect(page.client.getSnapshot().phase).toBe('ready'));
  act(() => {
    page.backend.simulate.change((snapshot) => ({ ...snapshot, requirements: [] }));
    page.backend.simulate.requestInformation(requests);
  });
  await screen.findAllByText(titles[0] ?? '');
  return page;
}

type Page = Awaited<ReturnType<typeof openForm>>;

const idOf = ({ client }: Page, title: string) =>
  client.getSnapshot().customer?.requirements.find((requirement) => requirement.title === title)?.id ?? '';

/** Somebody else changes a request. */
function changeElsewhere(page: Page, title: string, change: (requirement: Requirement) => Partial<Requirement>): void {
  const id = idOf(page, title);
  const edit = (snapshot: CustomerSnapshot) => ({
    ...snapshot,
    requirements: snapshot.requirements.map((requirement) =>
      requirement.id === id ? { ...requirement, ...change(requirement) } : requirement,
    ),
  });
  act(() => void page.backend.simulate.change(edit));
}

function removeElsewhere(page: Page, title: string): void {
  const id = idOf(page, title);
  act(
    () =>
      void page.backend.simulate.change((snapshot) => ({
        ...snapshot,
        requirements: snapshot.requirements.filter((requirement) => requirement.id !== id),
      })),
  );
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
/** The answer to one of several questions. */
function answerBox(title: string): HTMLElement {
  const items = [...document.querySelectorAll<HTMLElement>('.csk-rfi-form-item')];
  const item = items.find((candidate) => candidate.querySelector('.csk-heading')?.textContent === title);
  return within(item!).getByLabelText('Your answer');
}
const conflict = async () => {
  const heading = await screen.findByRole('heading', { name: /changed while you were answering/ });
  return within(heading.closest('section')!);
};

describe('a request that changes while it is being answered', () => {
  it('shows what was asked before, what is asked now and what was entered; nothing is overwritten', async () => {
    const page = await openForm([income, question('Employer')]);
    const heard = listenToAnnouncements();
    await userEvent.click(screen.getByRole('radio', { name: 'Pension' }));
    changeElsewhere(page, 'Source of income', ({ spec }) => ({
      title: 'Source of wealth',
      spec: {
        ...spec,
        options: [
          { value: 'pension', label: 'Pension' },
          { value: 'estate', label: 'Inheritance' },
        ],
      } as Requirement['spec'],
    }));
    const box = await conflict();
    expect(box.getByText('Choices: Salary, Pension, and Rent')).toBeVisible();
    expect(box.getByText('Choices: Pension and Inheritance')).toBeVisible();
    expect(box.getByText('Source of wealth')).toBeVisible();
    expect(within(box.getByText('You entered').parentElement!).getByText('Pension')).toBeVisible();
    await waitFor(() => expect(heard.join()).toContain('Source of income. What you entered is kept.'));
    expect(await axeFaults()).toEqual([]);
  });

  it('is not sent before somebody has decided; then it goes again by itself', async () => {
    const page = await openForm([income, question('Employer')]);
    const send = vi.spyOn(page.backend, 'submitAnswers');
    await userEvent.click(screen.getByRole('radio', { name: 'Pension' }));
    await userEvent.fill(answerBox('Employer'), 'Acme');
    changeElsewhere(page, 'Source of income', () => ({ title: 'Source of wealth' }));
    await conflict();
    await press('Review answers');
    const link = await screen.findByRole('link', { name: 'Decide what happens to your answer: Source of wealth' });
    await userEvent.click(link);
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Source of income'));
    await press('Keep my answer and send again: Source of income');
    await screen.findByRole('heading', { name: 'Check your answers before sending' });
    expect(screen.queryByText('Acme')).toBeNull();
    await press('Send');
    await screen.findByRole('status', { name: 'Your answers were sent' });
    expect(send).toHaveBeenCalledTimes(1);
    expect(answerBox('Employer')).toHaveValue('Acme');
  });

  it('lets go of what was entered for what is there now', async () => {
    const page = await openForm([question('Employer')]);
    await userEvent.fill(answerBox('Employer'), 'Acme');
    changeElsewhere(page, 'Employer', () => ({ title: 'Employer or university' }));
    await conflict();
    await press('Use what is there now: Employer');
    await waitFor(() => expect(screen.queryByRole('heading', { name: /changed while you were answering/ })).toBeNull());
    expect(answerBox('Employer or university')).toHaveValue('');
  });

  it('that no longer takes what was entered says so, and lets it be copied', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const page = await openForm([income, question('Employer')]);
    await userEvent.click(screen.getByRole('radio', { name: 'Rent' }));
    changeElsewhere(page, 'Source of income', () => ({
      spec: { kind: 'field', path: 'income.source', input: 'text', required: true },
    }));
    const box = await conflict();
    expect(box.getByText(/does not fit what is asked now/)).toBeVisible();
    expect(box.queryByRole('button', { name: /Keep my answer/ })).toBeNull();
    await press('Copy what you entered: Source of income');
    expect(write).toHaveBeenCalledWith('Rent');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Copy what you entered: Source of income' })).toHaveTextContent('Copied'),
    );
    expect(screen.getByLabelText('Source of income')).toHaveValue('');
  });

  it.each([
    ['answered', 'This was answered elsewhere and is with the reviewer.', 'From another phone'],
    ['withdrawn', 'This is no longer asked. You do not need to send anything.', undefined],
  ] as const)('elsewhere %s is told, with what was sent there, and keeps the typing', async (how, text, sent) => {
    const page = await openForm([question('Employer'), question('Address')]);
    await userEvent.fill(answerBox('Employer'), 'Half a sen');
    if (how === 'withdrawn') removeElsewhere(page, 'Employer');
    else
      changeElsewhere(page, 'Employer', ({ spec }) => ({
        status: 'submitted',
        awaiting: 'provider',
        spec: { ...spec, currentAnswer: { text: 'From another phone' } } as Requirement['spec'],
      }));
    const box = await conflict();
    expect(box.getByText(text)).toBeVisible();
    expect(box.getByText('Half a sen')).toBeVisible();
    if (sent !== undefined) expect(box.getByText(sent)).toBeVisible();
    await press('Remove what I entered: Employer');
    await waitFor(() => expect(screen.queryByText('Half a sen')).toBeNull());
  });

  it('under review leads back to where it can be decided', async () => {
    const page = await openForm([question('Employer')]);
    await userEvent.fill(screen.getByLabelText('Your answer'), 'Acme');
    await press('Review answers');
    await screen.findByRole('heading', { name: 'Check your answers before sending' });
    changeElsewhere(page, 'Employer', () => ({ title: 'Employer since 2020' }));
    await conflict();
    expect(screen.queryByRole('heading', { name: 'Check your answers before sending' })).toBeNull();
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Employer'));
    expect(document.activeElement).not.toBe(document.body);
  });

  it('answers a refused sending by showing the difference, not by an error', async () => {
    const { subscribe: _silent, ...backend } = memoryBackend({ scenario: 'created' });
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    backend.simulate.change((snapshot) => ({ ...snapshot, requirements: [] }));
    backend.simulate.requestInformation([question('Employer')]);
    openPage(<RFIForm client={client} />, { scenario: 'under_review' });
    client.start();
    await userEvent.fill(await screen.findByLabelText('Your answer'), 'Acme');
    await press('Review answers');
    await screen.findByRole('heading', { name: 'Check your answers before sending' });
    backend.simulate.change((snapshot) => ({
      ...snapshot,
      requirements: snapshot.requirements.map((one) => ({ ...one, title: 'Employer since 2020' })),
    }));
    await press('Send');
    const box = await conflict();
    expect(box.getByText('Acme')).toBeVisible();
    expect(box.getByText('Employer since 2020')).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Your answers were not sent' })).toBeNull();
    await press('Keep my answer and send again: Employer');
    await press('Send');
    await screen.findByRole('status', { name: 'Your answers were sent' });
    client.reset();
  });
});

describe('a status that changes while somebody types', () => {
  it.each(['approve', 'reject'] as const)(
    '(%s) is said politely, keeps the text to be copied, and leaves the focus on the reason',
    async (what) => {
      const page = await openForm([question('Employer')]);
      const heard = listenToAnnouncements();
      answerBox('Employer').focus();
      await userEvent.keyboard('Half a sen');
      act(() => void page.backend.simulate[what]());
      await screen.findByText('Half a sen');
      expect(screen.getByRole('button', { name: 'Copy what you entered: Employer' })).toBeVisible();
      await waitFor(() => expect(heard.filter((text) => text.startsWith('Your status has changed'))).toHaveLength(1));
      await waitFor(() => expect(document.activeElement).not.toBe(document.body));
      expect(document.activeElement?.tagName).toMatch(/^H\d$/);
      expect(await axeFaults()).toEqual([]);
    },
  );
});

describe('an answer whose confirmation was lost', () => {
  async function openLossy(isStored: boolean) {
    const page = await openForm([question('Employer'), question('Address')]);
    const real = page.backend.submitAnswers.bind(page.backend);
    const send = vi.spyOn(page.backend, 'submitAnswers').mockImplementationOnce(async (...call) => {
      if (isStored) await real(...call);
      throw new CustomerStatusError('timeout');
    });
    const read = vi.spyOn(page.backend, 'getCustomer');
    return { ...page, send, read };
  }

  it('is looked for at the backend while the form says so, and ends in the receipt when it is there', async () => {
    const page = await openLossy(true);
    await userEvent.fill(answerBox('Employer'), 'Acme');
    await press('Send this answer: Employer');
    await screen.findByText('Check your answers before sending');
    await press('Send');
    await screen.findByRole('status', { name: 'Your answers were sent' });
    const keys = page.send.mock.calls.map(([, , options]) => options.idempotencyKey);
    expect(new Set(keys).size).toBe(1);
  });

  it('says that it is checking, and afterwards that nothing arrived, with a way to send again under the same key', async () => {
    const page = await openLossy(false);
    let answer: (() => void) | undefined;
    const real = page.backend.getCustomer.bind(page.backend);
    page.read.mockImplementationOnce(async (...call) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return real(...call);
    });
    await userEvent.fill(answerBox('Employer'), 'Acme');
    await press('Send this answer: Employer');
    await screen.findByText('Check your answers before sending');
    await press('Send');
    await screen.findByText('Checking whether your answers arrived');
    expect(screen.queryByText('Your answers were not sent')).toBeNull();
    expect(await axeFaults()).toEqual([]);
    await waitFor(() => expect(answer).toBeDefined());
    act(() => answer?.());
    await screen.findByRole('heading', { name: 'Your answers were not sent' });
    await press('Send');
    await screen.findByRole('status', { name: 'Your answers were sent' });
    const keys = page.send.mock.calls.map(([, , options]) => options.idempotencyKey);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('sending', () => {
  it('one answer by itself leaves the others as they are', async () => {
    const page = await openForm([question('Employer'), question('Address')]);
    const send = vi.spyOn(page.backend, 'submitAnswers');
    await userEvent.fill(answerBox('Address'), 'Half');
    await userEvent.fill(answerBox('Employer'), 'Acme');
    await press('Send this answer: Employer');
    await screen.findByText('Check your answers before sending');
    expect(screen.queryByText('Half')).toBeNull();
    await press('Send');
    const receipt = within(await screen.findByRole('status', { name: 'Your answers were sent' }));
    expect(receipt.getByText('Acme')).toBeVisible();
    expect(send.mock.calls[0]?.[1]).toHaveLength(1);
    expect(answerBox('Address')).toHaveValue('Half');
  });

  it('has one effect for a double click and Enter at once', async () => {
    const page = await openForm([question('Employer')]);
    const send = vi.spyOn(page.backend, 'submitAnswers');
    await userEvent.fill(screen.getByLabelText('Your answer'), 'Acme');
    await press('Review answers');
    const button = await screen.findByRole('button', { name: 'Send' });
    act(() => {
      button.click();
      button.click();
      button.closest('form')?.requestSubmit();
    });
    await screen.findByRole('status', { name: 'Your answers were sent' });
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('cannot be done again by going back in the browser', async () => {
    const page = await openForm([question('Employer')]);
    const send = vi.spyOn(page.backend, 'submitAnswers');
    await userEvent.fill(screen.getByLabelText('Your answer'), 'Acme');
    await press('Review answers');
    await press('Send');
    await screen.findByRole('status', { name: 'Your answers were sent' });
    const entries = history.length;
    act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
    expect(await page.client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'state_conflict' } });
    expect(history.length).toBe(entries);
    expect(send).toHaveBeenCalledTimes(1);
  });
});

describe('a document that is needed', () => {
  const statement: NewRequirement = {
    title: 'Bank statement',
    spec: {
      kind: 'document',
      accepted: [{ type: 'statement', label: 'Statement', sides: ['single'] }],
      mime: ['application/pdf'],
    },
  };
  const pdf = () => new File(['%PDF-1.7\n', 'x'.repeat(2_000), '\n%%EOF'], 'statement.pdf', { type: 'application/pdf' });

  it.each([
    ['is still on its way', () => new Promise<never>(() => undefined), /^Wait until the upload has finished/],
    ['was not uploaded', () => Promise.reject(new CustomerStatusError('forbidden')), /^A file was not uploaded/],
  ])('and %s keeps everything from being sent, with a link to it', async (_title, answer, words) => {
    const page = await openForm([question('Employer'), statement]);
    const send = vi.spyOn(page.backend, 'submitAnswers');
    vi.spyOn(page.backend, 'uploadFile').mockImplementation(answer);
    await userEvent.fill(answerBox('Employer'), 'Acme');
    await userEvent.upload(await screen.findByLabelText(/^File for Statement/), pdf());
    await screen.findByText('statement.pdf');
    await waitFor(() => expect(page.client.getSnapshot().uploads[0]?.phase).toMatch(/sending|failed/));
    await press('Review answers');
    await userEvent.click(await screen.findByRole('link', { name: words }));
    await waitFor(() =>
      expect(document.activeElement?.closest('li')?.textContent ?? document.activeElement?.outerHTML).toContain('Bank statement'),
    );
    expect(send).not.toHaveBeenCalled();
    page.client.reset();
  });
});

describe('what was typed on an earlier visit', () => {
  const entry = (requirement: Requirement, text: string) => ({
    answer: { kind: 'clarification' as const, requirementId: requirement.id, text },
    asked: requirement,
    at: '2026-03-02T18:40:00.000Z',
  });

  it('is there again, with a note, and what no longer fits can be copied; one control clears it all', async () => {
    const backend = memoryBackend({ scenario: 'created', drafts: true });
    backend.simulate.change((snapshot) => ({ ...snapshot, requirements: [] }));
    const { requirements } = backend.simulate.requestInformation([question('Employer')]);
    const asked = requirements[0]!;
    await backend.saveDraft?.('cus_1', {
      entries: [entry(asked, 'Half a sen'), entry({ ...asked, id: 'gone', title: 'Landlord' }, 'Mr Smith')],
    });
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    openPage(<RFIForm client={client} />, { scenario: 'under_review' });
    client.start();
    expect(await screen.findByText(/^We restored what you entered on/)).toBeVisible();
    expect(screen.getByLabelText('Your answer')).toHaveValue('Half a sen');
    expect(screen.getByText('Mr Smith')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy what you entered: Landlord' })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await press('Clear what was restored');
    await waitFor(() => expect(screen.getByLabelText('Your answer')).toHaveValue(''));
    expect(screen.queryByText(/^We restored/)).toBeNull();
    await client.flushDrafts();
    expect(await backend.loadDraft?.('cus_1')).toMatchObject({ entries: [] });
    client.reset();
  });
});

describe('the receipt', () => {
  it('prints alone, with what was sent and what is secret masked', async (context) => {
    needs(context, 'paper');
    let paper = '';
    const printed = vi.spyOn(window, 'print').mockImplementation(() => {
      paper = document.querySelector('[data-csk-printing]')?.textContent ?? '';
    });
    const secret: NewRequirement = {
      title: 'Tax number',
      spec: { kind: 'field', path: 'tax', input: 'tax_id', required: true, sensitive: true },
    };
    await openForm([question('Employer'), secret]);
    await userEvent.fill(answerBox('Employer'), 'Acme');
    await userEvent.fill(screen.getByLabelText('Tax number'), '12345678');
    await press('Review answers');
    await press('Send');
    await screen.findByRole('status', { name: 'Your answers were sent' });
    await press('Print or save');
    expect(printed).toHaveBeenCalledTimes(1);
    expect(paper).toContain('Acme');
    expect(paper).toContain('•••• 5678');
    expect(paper).not.toContain('12345678');
    const isOnPaper = (element: Element) => element.checkVisibility();
    const rest = screen.getByRole('heading', { name: 'With the reviewer' });
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    expect(isOnPaper(rest)).toBe(false);
    expect(isOnPaper(screen.getByText('Print or save'))).toBe(false);
    expect(isOnPaper(screen.getByText('Your answers were sent', { selector: 'h2' }))).toBe(true);
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
    expect(isOnPaper(rest)).toBe(true);
    window.dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('[data-csk-printing]')).toBeNull();
    expect(await axeFaults()).toEqual([]);
  });
});

describe('what was entered before', () => {
  it('is offered for the same datum of somebody else, and taken with one press', async () => {
    const address = (title: string, id: string): NewRequirement => ({
      title,
      subject: { type: 'person', id, label: title },
      spec: { kind: 'field', path: `directors.${id}.email`, input: 'email', required: true },
    });
    await openForm([address('Email of Ada', 'ada'), address('Email of Grace', 'grace')]);
    await userEvent.fill(screen.getByLabelText('Email of Ada'), 'office@example.com');
    await press('Use again: office@example.com, for Email of Grace');
    expect(screen.getByLabelText('Email of Grace')).toHaveValue('office@example.com');
    expect(screen.queryByRole('button', { name: /Use again/ })).toBeNull();
  });
});

function Host({ lockScroll }: { lockScroll?: boolean }) {
  const [open, setOpen] = useState(false);
  const [isThere, setThere] = useState(true);
  const fallback = useRef<HTMLHeadingElement>(null);
  return (
    <main>
      <h1 ref={fallback} tabIndex={-1}>
        Bank
      </h1>
      {isThere ? (
        <button type="button" onClick={() => setOpen(true)}>
          Answer
        </button>
      ) : null}
      <button type="button" onClick={() => setThere(false)}>
        Remove
      </button>
      <RFIFormDialog open={open} onOpenChange={setOpen} fallbackFocus={fallback} lockScroll={lockScroll} />
      <p>Employer</p>
    </main>
  );
}

describe('the form in a dialog', () => {
  it('takes the focus, keeps it, speaks inside, and loses nothing on Escape', async () => {
    const page = await openForm([question('Employer')], <Host />);
    await press('Answer');
    const dialog = await screen.findByRole('dialog', { name: 'Your open requests' });
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    expect(dialog.querySelector('[aria-live]')).not.toBeNull();
    expect(document.documentElement.style.overflow).toBe('hidden');
    await userEvent.fill(within(dialog).getByLabelText('Your answer'), 'Half a sen');
    for (let step = 0; step < 8; step += 1) {
      await userEvent.tab();
      expect(dialog.contains(document.activeElement)).toBe(true);
    }
    expect(await axeFaults()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Answer' }));
    expect(Object.values(page.client.getSnapshot().drafts)).toMatchObject([{ answer: { text: 'Half a sen' } }]);
    await press('Answer');
    expect(await screen.findByLabelText('Your answer')).toHaveValue('Half a sen');
    await press('Close and keep what you entered');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('gives the focus to a place of the host where the opener is gone, and leaves the page scrolling where asked', async () => {
    await openForm([question('Employer')], <Host lockScroll={false} />);
    const opener = screen.getByRole('button', { name: 'Answer' });
    await userEvent.click(opener);
    await screen.findByRole('dialog');
    expect(document.documentElement.style.overflow).not.toBe('hidden');
    act(() => screen.getByRole('button', { name: 'Remove', hidden: true }).click());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Bank' })));
  });
});
