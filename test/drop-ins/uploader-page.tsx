import { screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { MemoryBackendOptions } from '../../src/backends/memory/index.js';
import { DocumentUploader, type DocumentUploaderProps } from '../../src/drop-ins/document-uploader/index.js';
import type { DocumentSpec, NewRequirement } from '../../src/model/index.js';
import { pdf } from '../files/file-bytes.js';
import { openPage } from './scenario-page.js';

export const CARD: DocumentSpec = {
  kind: 'document',
  accepted: [
    { type: 'drivers_license', label: 'Driving licence', sides: ['front', 'back'] },
    { type: 'passport', label: 'Passport', sides: ['single'] },
  ],
  mime: ['image/jpeg', 'image/png', 'application/pdf', 'image/heic'],
  maxBytes: 10_000_000,
};

export const STATEMENT: DocumentSpec = {
  kind: 'document',
  accepted: [{ type: 'bank_statement', label: 'Bank statement', sides: ['single'], maxFiles: 3 }],
  mime: ['image/jpeg', 'image/png', 'application/pdf'],
  maxBytes: 50_000,
};

/** Opens the uploader for one request, which the reviewer has just raised. */
export async function ask(
  spec: DocumentSpec,
  options: MemoryBackendOptions = {},
  props: Omit<DocumentUploaderProps, 'requirementId'> = {},
) {
  const request: NewRequirement = { title: 'Identity document', spec };
  const page = openPage(<p>Please wait</p>, { scenario: 'created', ...options });
  page.backend.simulate.requestInformation([request]);
  await waitFor(() => expect(found()).toBeDefined(), { timeout: 5000 });
  const id = found()!.id;
  page.show(<DocumentUploader requirementId={id} {...props} />);
  const draft = () => page.client.getSnapshot().drafts[id]?.answer;
  return { ...page, id, draft };

  function found() {
    return page.client.getSnapshot().customer?.requirements.find((requirement) => requirement.title === 'Identity document');
  }
}

export const FRONT = 'Driving licence: front';
export const BACK = 'Driving licence: back';
export const PAGES = 'Bank statement';
export const slot = (name: string) => within(screen.getByRole('group', { name }));
export const input = (name: string) => screen.getByLabelText<HTMLInputElement>(`File for ${name}`);
export const pick = (name: string, ...files: File[]) => userEvent.upload(input(name), files);
export const pdfFile = (name = 'bill.pdf', body = name) => new File([pdf(body)], name, { type: 'application/pdf' });

export async function chooseLicence(): Promise<void> {
  await userEvent.click(screen.getByRole('radio', { name: 'Driving licence' }));
}

/** A drop of files; `items` stands in for what a browser hands over. */
export function dropOn(target: Element, files: readonly File[], items?: readonly object[]): DragEvent {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
  if (items !== undefined) Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], items, files: [] } });
  target.dispatchEvent(drop);
  return drop;
}

export const zones = () => Array.from(document.querySelectorAll('.csk-document-uploader-dropzone'));
