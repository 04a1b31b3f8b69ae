import { act, render, waitFor } from '@testing-library/react';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/backends/memory/index.js';
import { createCustomerClient } from '../../../src/client/index.js';
import { CustomerProvider, DocumentUploader, useDocumentSlotContext, useDocumentUpload } from '../../../src/react/index.js';
import type { DocumentSlot } from '../../../src/react/index.js';
import { pdf } from '../../files/file-bytes.js';

let slot: DocumentSlot;

function Spy() {
  slot = useDocumentSlotContext();
  return null;
}

function Uploader({ id }: { id: string }) {
  const upload = useDocumentUpload(id);
  if (upload === undefined) return null;
  return (
    <DocumentUploader.Root upload={upload}>
      <DocumentUploader.Slot side="back">
        <Spy />
      </DocumentUploader.Slot>
    </DocumentUploader.Root>
  );
}

/** A file that is read when the scheduler lets it. */
function slowFile(name: string, scheduler: fc.Scheduler): File {
  const file = new File([pdf(name)], name, { type: 'application/pdf' });
  const read = file.arrayBuffer.bind(file);
  file.arrayBuffer = async () => {
    await scheduler.schedule(Promise.resolve(name));
    return read();
  };
  return file;
}

describe('a newer drop', () => {
  it('beats older ones that are still being checked, in whatever order they are read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 4 }), async (scheduler, count) => {
        const client = createCustomerClient({ backend: memoryBackend({ scenario: 'document_rejected' }), customerId: 'c' });
        client.start();
        await waitFor(() => expect(client.getSnapshot().phase).toBe('ready'));
        const { id } = client.getSnapshot().customer!.requirements.find(({ kind }) => kind === 'document')!;
        const page = render(
          <CustomerProvider client={client}>
            <Uploader id={id} />
          </CustomerProvider>,
        );
        const names = Array.from({ length: count }, (_, index) => `${index}.pdf`);
        await act(async () => {
          const taking = names.map((name) => slot.take({ files: [slowFile(name, scheduler)], folders: 0 }));
          await scheduler.waitFor(Promise.all(taking));
        });
        expect(client.getSnapshot().uploads.map(({ displayName }) => displayName)).toEqual([names.at(-1)]);
        expect(slot.checking).toBe(false);
        page.unmount();
        client.dispose();
      }),
      { numRuns: 15 },
    );
  });
});
