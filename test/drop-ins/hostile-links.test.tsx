import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { DocumentUploader } from '../../src/drop-ins/document-uploader/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { RFIForm } from '../../src/drop-ins/rfi-form/index.js';
import { StatusBanner } from '../../src/drop-ins/status-banner/index.js';
import type { ActionSpec, CustomerBackend } from '../../src/model/index.js';

/** Addresses that run something, hide what they are, or lead somewhere else than they seem to. */
const HOSTILE = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript\u200b:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://example.com/0b1c',
  'file:///etc/passwd',
  'ftp://example.com/x',
  'http://example.com/x',
  '//evil.example/x',
  '\\\\evil.example\\x',
  '/path',
  'evil.example',
  'https:',
  '',
];

const SUPPORT = { href: 'mailto:help@example.com' };

/** A page with a step for each address, which the step has from the first or is given when it starts. */
function openSteps(urls: readonly string[], spec: Partial<ActionSpec>): void {
  const backend = memoryBackend({ scenario: 'active' });
  backend.simulate.requestInformation(
    urls.map((url, index) => ({
      title: `Step ${String(index + 1)}`,
      spec: { kind: 'action', action: 'redirect', url, ...spec },
    })),
  );
  const startAction: CustomerBackend['startAction'] = async (_customer, id) => ({
    url: urls[Number(id.split('-')[1]) - 1] ?? '',
  });
  const client = createCustomerClient({ backend: { ...backend, startAction }, customerId: 'cus_1' });
  render(
    <CustomerStatusProvider client={client} support={SUPPORT}>
      <RFIForm />
    </CustomerStatusProvider>,
  );
}

/** Every address in the page that leads out of it, other than to support. */
function leads(): string[] {
  const names = ['href', 'src', 'action', 'formaction'];
  const all = [...document.querySelectorAll(names.map((name) => `[${name}]`).join())];
  const addresses = all.flatMap((element) => names.flatMap((name) => element.getAttribute(name) ?? []));
  return addresses.filter((address) => !address.startsWith('#') && address !== SUPPORT.href);
}

function press(name: string): void {
  for (const button of document.querySelectorAll('button')) if (button.textContent === name) fireEvent.click(button);
}

const STEPS: readonly [string, Partial<ActionSpec>][] = [
  ['of a step', {}],
  ['of a step in a new tab', { open: 'new_tab' }],
  ['of a partner’s page in a frame', { open: 'iframe' }],
  ['that a step is given when it starts', { start: 'call_start_action' }],
  ['of terms', { action: 'accept_terms' }],
  ['of a flow', { action: 'embedded_flow' }],
];

describe('an address that must not be followed', () => {
  it.each(STEPS)('%s is no link', { timeout: 30_000 }, async (_where, spec) => {
    openSteps(HOSTILE, spec);
    expect(await screen.findByText(`Step ${String(HOSTILE.length)}`)).toBeInTheDocument();
    press('Start');
    const nowhere = 'This step cannot be done on this page. Please contact support.';
    if (spec.action === undefined) await waitFor(() => expect(screen.getAllByText(nowhere)).toHaveLength(HOSTILE.length));
    expect(leads()).toEqual([]);
  });

  it('is told from one that may be: the same place has a link then', async () => {
    openSteps(['https://partner.example/x'], {});
    await screen.findByText('Step 1');
    press('Start');
    await waitFor(() => expect(leads()).toEqual(['https://partner.example/x']));
  });

  it('of this page’s own origin is not framed, where it could reach into the page: it opens in a tab', async () => {
    openSteps([`${window.origin}/step`, 'https://partner.example/x'], { open: 'iframe' });
    await screen.findByText('Step 2');
    press('Start');
    await waitFor(() => expect(leads().toSorted()).toEqual([`${window.origin}/step`, 'https://partner.example/x']));
    expect([...document.querySelectorAll('iframe')].map(({ src }) => src)).toEqual(['https://partner.example/x']);
    expect(screen.getByRole('link', { name: /Continue/ })).toHaveAttribute('target', '_blank');
  });

  it.each(HOSTILE.slice(0, 9))('of a page for uploads is no link: %j', async (url) => {
    const { uploadFile: _taken, ...rest } = memoryBackend({ scenario: 'request_for_information' });
    const upload = { mode: 'hosted_url', resumable: false, progress: false } as const;
    const getCapabilities: CustomerBackend['getCapabilities'] = async (options) => ({
      ...(await rest.getCapabilities(options)),
      upload,
    });
    const backend: CustomerBackend = { ...rest, getCapabilities, startAction: async () => ({ url }) };
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    render(
      <CustomerStatusProvider client={client} support={SUPPORT}>
        <DocumentUploader requirementId="identity-document" />
      </CustomerStatusProvider>,
    );
    await screen.findByText('Prepare the secure page');
    press('Prepare the secure page');
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(leads()).toEqual([]);
  });

  it.each(HOSTILE.slice(0, 9))('of support, as the host wrote it, is shown as text: %j', async (href) => {
    const client = createCustomerClient({ backend: memoryBackend({ scenario: 'rejected' }), customerId: 'cus_1' });
    render(
      <CustomerStatusProvider client={client} support={{ href }}>
        <StatusBanner />
      </CustomerStatusProvider>,
    );
    const text = `Contact Support: ${href}`;
    await waitFor(() => expect([...document.querySelectorAll('span')].some((span) => span.textContent === text)).toBe(true));
    expect(leads()).toEqual([]);
  });
});
