import { render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient, type ClientSnapshot, type UploadState } from '../../src/client/index.js';
import { DocumentUploader } from '../../src/drop-ins/document-uploader/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { CustomerStatusError, type DocumentSpec } from '../../src/model/index.js';
import { shownAs } from '../../stories/shown-client.js';
import { plainPng } from '../files/browser-photo.js';
import { pdf } from '../files/file-bytes.js';

const CARD: DocumentSpec = {
  kind: 'document',
  accepted: [
    { type: 'drivers_license', label: 'Driving licence', sides: ['front', 'back'] },
    { type: 'passport', label: 'Passport', sides: ['single'] },
  ],
  mime: ['image/jpeg', 'image/png', 'application/pdf', 'image/heic'],
  maxBytes: 10_000_000,
};
const PAGES: DocumentSpec = {
  kind: 'document',
  accepted: [{ type: 'bank_statement', label: 'Bank statement', sides: ['single'], maxFiles: 20 }],
  mime: ['image/jpeg', 'image/png', 'application/pdf'],
  maxBytes: 10_000_000,
};

async function setup() {
  const backend = memoryBackend({ scenario: 'active' });
  backend.simulate.requestInformation([{ title: 'Card', spec: CARD }, { title: 'Pages', spec: PAGES }]);
  const client = createCustomerClient({ backend, customerId: 'c' });
  client.start();
  const id = (title: string) => client.getSnapshot().customer?.requirements.find((r) => r.title === title)?.id ?? '';
  await waitFor(() => expect(id('Pages')).not.toBe(''));
  return { backend, client, id };
}

function phases(snapshot: ClientSnapshot, requirementId: string): ClientSnapshot {
  const base = (name: string, more: Partial<UploadState>): UploadState => ({
    id: name, target: { requirementId, documentType: 'bank_statement', side: 'single' }, phase: 'queued', sent: 0, total: 2_000_000,
    indeterminate: false, attempt: 1, canPause: true, displayName: name, mime: 'image/jpeg', ...more,
  });
  return { ...snapshot, uploads: [
    base('queued.jpg', {}), base('preparing.jpg', { phase: 'preparing' }),
    base('a-very-long-file-name-of-a-scan-that-somebody-made-last-november-on-a-telephone.jpg', { phase: 'sending', sent: 680_000 }),
    base('unknown.jpg', { phase: 'sending', indeterminate: true }),
    base('processing.pdf', { phase: 'processing', sent: 2_000_000, mime: 'application/pdf', canPause: false }),
    base('paused.jpg', { phase: 'paused', sent: 900_000, canPause: false }),
    base('offline.jpg', { phase: 'waiting', waitingFor: 'connection', sent: 100_000 }),
    base('retry.jpg', { phase: 'waiting', waitingFor: 'retry', sent: 100_000, retryAt: new Date(Date.now() + 9_000).toISOString() }),
    base('failed.jpg', { phase: 'failed', error: new CustomerStatusError('unavailable') }),
    base('done.jpg', { phase: 'done', file: { id: 'x1', mime: 'image/jpeg', size: 1_234_000 } }),
    base('done2.jpg', { phase: 'done', file: { id: 'x2', mime: 'image/jpeg', size: 1_234_000 } }),
  ] };
}

async function shoot(name: string) {
  for (const width of [760, 320]) {
    await page.viewport(width, name.startsWith("phases") ? 2100 : 1000);
    await new Promise((r) => setTimeout(r, 150));
    await page.screenshot({ path: `/work/main/.cache/look/${name}-${width}.png`, element: document.body });
  }
}

for (const [look, options] of Object.entries({ light: {}, dark: { theme: 'dark' as const }, rtl: { direction: 'rtl' as const } }))
  it(look, { timeout: 120_000 }, async () => {
    const { client, id } = await setup();
    const all = shownAs(client, (snapshot) => phases(snapshot, id('Pages')));
    document.body.style.background = look === 'dark' ? '#16181d' : '#fff';
    const view = render(<CustomerStatusProvider client={client} {...options}><DocumentUploader requirementId={id('Pages')} client={all} /></CustomerStatusProvider>);
    await screen.findByText('Waiting for connection');
    await shoot(`phases-${look}`);
    view.unmount();
    const second = render(<CustomerStatusProvider client={client} {...options}><DocumentUploader requirementId={id('Card')} camera="in_page" /></CustomerStatusProvider>);
    await shoot(`empty-${look}`);
    await userEvent.click(await screen.findByRole('radio', { name: 'Driving licence' }));
    const input = (n: string) => screen.getByLabelText<HTMLInputElement>(`File for ${n}`);
    await userEvent.upload(input('Driving licence: front'), [await plainPng(1200, 800, '#040404', 'evening.png')]);
    await screen.findByText(/may be too dark/, {}, { timeout: 10_000 });
    await userEvent.upload(input('Driving licence: back'), [new File(['<html>'], 'page.html', { type: 'text/html' })]);
    await new Promise((r) => setTimeout(r, 500));
    await shoot(`card-${look}`);
    await userEvent.upload(input('Driving licence: back'), [new File([pdf('zzz')], 'back.pdf', { type: 'application/pdf' })]);
    await screen.findByText('back.pdf');
    await new Promise((r) => setTimeout(r, 800));
    await shoot(`both-${look}`);
    if (look === 'light') {
      await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
      await shoot('both-forced');
      second.unmount();
      const third = render(<CustomerStatusProvider client={client} {...options}><DocumentUploader requirementId={id('Pages')} client={all} /></CustomerStatusProvider>);
      await screen.findByText('Waiting for connection');
      await shoot('phases-forced');
      third.unmount();
      await cdp().send('Emulation.setEmulatedMedia', { features: [] });
    }
  });
