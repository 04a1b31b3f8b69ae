import { render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import {
  type Anatomy,
  Camera,
  CAMERA_ANATOMY,
  CustomerProvider,
  DOCUMENT_UPLOADER_ANATOMY,
  DocumentUploader,
  type ReusableFile,
  RFI_FORM_ANATOMY,
  RFIForm,
  type SlotItem,
  useCamera,
  useDocumentUpload,
  useRfiForm,
} from '../../src/react/index.js';

const client = createCustomerClient({ backend: memoryBackend({ scenario: 'document_rejected' }), customerId: 'c' });
const mark = (part: string) => ({ 'data-testid': part }) as object;
const ITEM: SlotItem = { key: 'k', state: 'sending', name: 'a.jpg', mime: 'image/jpeg', size: 5 };
const STORED = { id: 'f', mime: 'image/jpeg', size: 5, uploadedAt: '2026-01-01T00:00:00Z' };
const GIVEN: ReusableFile = {
  file: STORED,
  document: { id: 'd', type: 'bill', subject: { type: 'customer' }, status: 'pending', files: [STORED], reasons: [] },
  requirement: undefined,
  name: undefined,
};
/** Parts that render nothing while there is nothing to say or do. */
const UNNEEDED = new Set(['Error', 'Swap', 'Shutter', 'Light', 'Switch', 'Retake', 'Use', 'Photo']);
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
            <DocumentUploader.Pause {...mark('Pause')} />
            <DocumentUploader.Keep {...mark('Keep')} />
            <DocumentUploader.Move by={1} {...mark('Move')} />
          </DocumentUploader.Item>
          <DocumentUploader.Reuse file={GIVEN} {...mark('Reuse')} />
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

const noCamera = () => ({ isSecure: true, devices: undefined, isAllowed: undefined });

function CameraParts() {
  const camera = useCamera({ readPlace: noCamera });
  return (
    <Camera.Root camera={camera} onUse={ignore} {...mark('Root')}>
      <Camera.Video {...mark('Video')} />
      <Camera.Frame shape="card" {...mark('Frame')} />
      <Camera.Shutter {...mark('Shutter')} />
      <Camera.Light {...mark('Light')} />
      <Camera.Switch {...mark('Switch')} />
      <Camera.Photo {...mark('Photo')} />
      <Camera.Retake {...mark('Retake')} />
      <Camera.Use {...mark('Use')} />
    </Camera.Root>
  );
}

const COMPONENTS: [string, Anatomy, () => ReactElement | null][] = [
  ['DocumentUploader', DOCUMENT_UPLOADER_ANATOMY, Uploader],
  ['Camera', CAMERA_ANATOMY, CameraParts],
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
      if (!UNNEEDED.has(part)) expect(node?.localName, part).toBe(element);
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
