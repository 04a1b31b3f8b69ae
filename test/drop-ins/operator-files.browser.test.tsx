import { act, render, screen, waitFor, within } from '@testing-library/react';
import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryBackend, type MemoryBackendOptions, SCENARIOS } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { OperatorControls } from '../../src/drop-ins/operator-controls/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import type { CustomerBackend, DocumentRecord } from '../../src/model/index.js';
import { plainPng } from '../files/browser-photo.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements } from './scenario-page.js';

const TARGET = { requirementId: 'identity-document', documentType: 'drivers_license' };
const FRONT = 'Driving licence, Front';
const BACK = 'Driving licence, Back';

// The whole desk is in sight.
beforeEach(() => page.viewport(900, 3_000));

/** A desk for a customer who has sent both sides of a licence. */
async function openDesk(back: File, options: MemoryBackendOptions = {}, seenAs = (own: CustomerBackend) => own) {
  const backend = memoryBackend({ ...options, scenario: 'request_for_information' });
  const front = await plainPng(300, 200, '#c00');
  const ids = [
    await backend.uploadFile('c', { ...TARGET, side: 'front' }, front, { idempotencyKey: 'front' }),
    await backend.uploadFile('c', { ...TARGET, side: 'back' }, back, { idempotencyKey: 'back' }),
  ].map(({ id }) => id);
  await backend.submitAnswers('c', [{ kind: 'document', ...TARGET, fileIds: ids }], { idempotencyKey: 'answer' });
  const client = createCustomerClient({ backend: seenAs(backend), customerId: 'c' });
  const view = render(
    <CustomerStatusProvider client={client}>
      <OperatorControls />
    </CustomerStatusProvider>,
  );
  await screen.findByRole('heading', { name: 'Answers to check' });
  return { backend, client, ids, ...view };
}

const accept = (title: string) => screen.getByRole('button', { name: `Accept ${title}` });
const isHeld = (title: string) => accept(title).getAttribute('aria-disabled') === 'true';
const pdf = () => new File(['%PDF-1.7 a page'], 'back.pdf', { type: 'application/pdf' });

/** The colour in the middle of a canvas. */
function colourOf(canvas: HTMLElement): number[] {
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
  return [...(canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? [])].slice(0, 3);
}

describe('the files an operator decides about', () => {
  it('have no accessibility fault, also at 320 pixels', async () => {
    const { container } = await openDesk(pdf());
    container.style.inlineSize = '320px';
    await waitFor(() => expect(isHeld(FRONT)).toBe(false));
    expect(await axeFaults()).toEqual([]);
    expect(document.querySelector('.csk-operator-controls')?.scrollWidth).toBeLessThanOrEqual(320);
  });

  it('are in sight before they can be accepted: the picture on a canvas, without any address of it', async () => {
    const makeAddress = vi.spyOn(URL, 'createObjectURL');
    const { client, ids } = await openDesk(await plainPng(300, 200, '#00c'));
    const picture = await screen.findByRole('img', { name: `Picture of ${FRONT}` });
    await waitFor(() => expect(colourOf(picture)).toEqual([204, 0, 0]));
    await waitFor(() => expect([isHeld(FRONT), isHeld(BACK)]).toEqual([false, false]));
    expect(document.querySelector('img, iframe, embed, object')).toBeNull();
    expect(makeAddress).not.toHaveBeenCalled();
    await userEvent.click(accept(FRONT));
    const files = () => client.getSnapshot().customer?.documents.flatMap((document) => document.files) ?? [];
    await waitFor(() => expect(files().find(({ id }) => id === ids[0])?.status).toBe('accepted'));
    makeAddress.mockRestore();
  });

  it('cannot be accepted unseen: while a picture loads, and a PDF before it was saved', async () => {
    const heard = listenToAnnouncements();
    const saved: { name: string; href: string }[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(this: HTMLAnchorElement) {
      saved.push({ name: this.download, href: this.href });
    });
    const { client } = await openDesk(pdf());
    await screen.findByText('This kind of file is not shown here. Save it to look at it.');
    await waitFor(() => expect(isHeld(FRONT)).toBe(false));
    expect(isHeld(BACK)).toBe(true);
    expect(accept(BACK)).toHaveAccessibleDescription('Look at the file before you accept it.');
    expect(isHeld('Identity document')).toBe(true);
    act(() => accept(BACK).click());
    act(() => accept('Identity document').click());
    expect(client.getSnapshot().pending).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: `Save ${BACK}` }));
    await waitFor(() => expect(heard).toContain('Saved'));
    expect(saved).toEqual([{ name: 'back.pdf', href: `data:application/octet-stream;base64,${btoa('%PDF-1.7 a page')}` }]);
    expect([isHeld(BACK), isHeld('Identity document')]).toEqual([false, false]);
    click.mockRestore();
  });

  it('say why they cannot be loaded, are loaded again on request, and can be refused meanwhile', async () => {
    let isBroken = true;
    const failures = { readFile: () => (isBroken ? ('unavailable' as const) : undefined) };
    await openDesk(await plainPng(300, 200), { failures });
    expect(await screen.findAllByText(/^The file could not be loaded: /)).toHaveLength(2);
    expect(isHeld(FRONT)).toBe(true);
    expect(screen.getByRole('button', { name: `Refuse ${FRONT}` })).not.toHaveAttribute('aria-disabled');
    isBroken = false;
    const [again] = screen.getAllByRole('button', { name: 'Try again' });
    if (again !== undefined) await userEvent.click(again);
    await waitFor(() => expect(isHeld(FRONT)).toBe(false));
  });

  it('can be looked at closer, with buttons and keys, and the dialog gives the focus back', async () => {
    await openDesk(await plainPng(300, 200));
    // Both sides are there: the runner's own name for the button is that of one of two from now on.
    await waitFor(() => expect(screen.getAllByRole('button', { name: /^Look closer at/ })).toHaveLength(2));
    const closer = screen.getByRole('button', { name: `Look closer at ${FRONT}` });
    await userEvent.click(closer);
    const dialog = await screen.findByRole('dialog', { name: FRONT });
    const picture = within(dialog).getByRole('img', { name: `Picture of ${FRONT}` });
    await waitFor(() => expect(colourOf(picture)).toEqual([204, 0, 0]));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Zoom in' }));
    await waitFor(() => expect(picture.style.transform).toContain('scale(1.5)'));
    expect(await axeFaults()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(closer).toHaveFocus();
  });

  it('are decided without being seen only where the backend shows no files to anybody', async () => {
    await openDesk(pdf(), {}, (own) => {
      const rest = { ...own };
      delete rest.readFile;
      return rest;
    });
    expect([isHeld(FRONT), isHeld(BACK)]).toEqual([false, false]);
    expect(document.querySelector('canvas')).toBeNull();
  });

  it('are let go with the page: what still loads is ended', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const { unmount } = await openDesk(pdf(), {}, (own) => ({
      ...own,
      readFile: (_customer, _file, options) => {
        signals.push(options?.signal);
        return new Promise(() => undefined);
      },
    }));
    await waitFor(() => expect(signals.length).toBeGreaterThanOrEqual(2));
    expect(screen.getAllByText('Loading the file')).toHaveLength(2);
    act(() => unmount());
    expect(signals.every((signal) => signal?.aborted)).toBe(true);
  });

  it('are asked for as they come into sight, each once', async () => {
    await page.viewport(900, 600);
    const customer = { ...SCENARIOS.active(Date.now()).snapshot, id: 'c', documents: Array.from({ length: 60 }, documentOf) };
    const asked: string[] = [];
    const backend: CustomerBackend = {
      ...memoryBackend({ customer }),
      readFile: (_customer, fileId) => {
        asked.push(fileId);
        return plainPng(30, 20);
      },
    };
    render(
      <CustomerStatusProvider client={createCustomerClient({ backend, customerId: 'c' })}>
        <OperatorControls />
      </CustomerStatusProvider>,
    );
    await waitFor(() => expect(asked).toContain('file-0'));
    expect(asked.length).toBeLessThan(20);
    expect(asked).not.toContain('file-59');
    screen.getAllByText('Loading the file').at(-1)?.scrollIntoView();
    await waitFor(() => expect(asked).toContain('file-59'));
    expect(asked).not.toContain('file-30');
    expect(new Set(asked).size).toBe(asked.length);
  });
});

function documentOf(_none: unknown, index: number): DocumentRecord {
  const file = { id: `file-${String(index)}`, mime: 'image/png', size: 1000, uploadedAt: '2026-01-01T00:00:00Z' };
  const about = { type: 'passport', subject: { type: 'customer' as const }, reasons: [] };
  return { id: `doc-${String(index)}`, status: 'pending', files: [file], ...about };
}
