import { render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import {
  type Anatomy,
  CustomerProvider,
  DOCUMENT_UPLOADER_ANATOMY,
  DocumentUploader,
  RFI_FORM_ANATOMY,
  RFIForm,
  type SlotItem,
  useDocumentUpload,
  useRfiForm,
} from '../../src/react/index.js';

const client = createCustomerClient({ backend: memoryBackend({ scenario: 'document_rejected' }), customerId: 'c' });
const mark = (part: string) => ({ 'data-testid': part }) as object;
const ITEM: SlotItem = { key: 'k', state: 'sending', name: 'a.jpg', mime: 'image/jpeg', size: 5 };
const ignore = () => undefined;
const quiet = (event: ErrorEvent) => event.preventDefault();

function Uploader() {
  const requirement = client.getSnapshot().customer?.requirements.find(({ kind }) => kind === 'document');
  const upload = useDocumentUpload(requirement?.id ?? '', client);
  if (upload === undefined) return null;
  return (
    <DocumentUploader.Root upload={upload} {...mark('Root')}>
      <DocumentUploader.Type type="passport" aria-label="t" {...mark('Type')} />
      <DocumentUploader.Slot side="back" {...mark('Slot')}>
        <DocumentUploader.Dropzone {...mark('Dropzone')}>
          <DocumentUploader.Input {...mark('Input')} />
          <DocumentUploader.Trigger {...mark('Trigger')} />
          <DocumentUploader.Item item={ITEM} {...mark('Item')}>
            <DocumentUploader.Preview {...mark('Preview')} />
            <DocumentUploader.Progress {...mark('Progress')} />
            <DocumentUploader.Cancel {...mark('Cancel')} />
            <DocumentUploader.Retry {...mark('Retry')} />
            <DocumentUploader.Remove {...mark('Remove')} />
          </DocumentUploader.Item>
          <DocumentUploader.Error {...mark('Error')} />
        </DocumentUploader.Dropzone>
      </DocumentUploader.Slot>
    </DocumentUploader.Root>
  );
}

function Form() {
  const form = useRfiForm({ client });
  const [item] = form.items;
  if (item === undefined) return null;
  return (
    <RFIForm.Root form={form} {...mark('Root')}>
      <RFIForm.Summary {...mark('Summary')} />
      <RFIForm.Item item={item} {...mark('Item')}>
        <RFIForm.Field invalid described {...mark('Field')}>
          <RFIForm.Label {...mark('Label')} />
          <RFIForm.Hint {...mark('Hint')} />
          <RFIForm.Error {...mark('Error')} />
          <RFIForm.Input value="" onValueChange={ignore} {...mark('Input')} />
          <RFIForm.Textarea value="" onValueChange={ignore} {...mark('Textarea')} />
          <RFIForm.Select value="" onValueChange={ignore} {...mark('Select')} />
          <RFIForm.Group {...mark('Group')}>
            <RFIForm.Choice first checked onChoose={ignore} {...mark('Choice')} />
          </RFIForm.Group>
        </RFIForm.Field>
      </RFIForm.Item>
      <RFIForm.Submit {...mark('Submit')} />
    </RFIForm.Root>
  );
}

const COMPONENTS: [string, Anatomy, () => ReactElement | null][] = [
  ['DocumentUploader', DOCUMENT_UPLOADER_ANATOMY, Uploader],
  ['RFIForm', RFI_FORM_ANATOMY, Form],
];

describe.each(COMPONENTS)('the parts of %s', (_name, anatomy, Component) => {
  it('are the elements that the anatomy names, and carry no state it does not name', async () => {
    render(
      <CustomerProvider client={client}>
        <Component />
      </CustomerProvider>,
    );
    await screen.findByTestId('Root');
    for (const { part, element, attributes } of anatomy) {
      const node = screen.queryByTestId(part);
      if (part !== 'Error') expect(node?.localName, part).toBe(element);
      const known = ['data-testid', ...attributes.map(({ name }) => name as string)];
      const found = node?.getAttributeNames().filter((name) => name.startsWith('data-')) ?? [];
      expect(
        found.filter((name) => !known.includes(name)),
        part,
      ).toEqual([]);
    }
  });
});

describe('a field', () => {
  it('ties label, hint and error to its control, the hint first', async () => {
    render(
      <CustomerProvider client={client}>
        <Form />
      </CustomerProvider>,
    );
    const input = await screen.findByTestId('Input');
    expect(screen.getByTestId('Label')).toHaveAttribute('for', input.id);
    const described = `${screen.getByTestId('Hint').id} ${screen.getByTestId('Error').id}`;
    expect(input).toHaveAttribute('aria-describedby', described);
    expect(input).toHaveAttribute('aria-invalid', 'true');
  });
});

describe('a part that stands alone', () => {
  it('says where it belongs', () => {
    window.addEventListener('error', quiet);
    expect(() => render(<DocumentUploader.Trigger />)).toThrow('Put it inside <DocumentUploader.Slot>');
    expect(() => render(<RFIForm.Submit />)).toThrow('Put it inside <RFIForm.Root>');
    window.removeEventListener('error', quiet);
  });
});
