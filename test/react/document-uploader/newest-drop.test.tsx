import { act, cleanup, render, waitFor } from '@testing-library/react';
import * as fc from 'fast-check';
import { StrictMode } from 'react';
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

function Uploader({ id, side = 'back' }: { id: string; side?: 'back' | 'single' }) {
  const upload = useDocumentUpload(id);
  if (upload === undefined) return null;
  return (
    <DocumentUploader.Root upload={upload}>
      <DocumentUploader.Slot side={side}>
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

/** A customer who is asked for a statement of at most three pages. */
async function openStatement() {
  const backend = memoryBackend({ scenario: 'active' });
  const accepted = [{ type: 'bank_statement', label: 'Statement', sides: ['single' as const], maxFiles: 3 }];
  backend.simulate.requestInformation([{ title: 'Statement', spec: { kind: 'document', accepted, mime: ['application/pdf'] } }]);
  const client = createCustomerClient({ backend, customerId: 'c' });
  client.start();
  const found = () => client.getSnapshot().customer?.requirements.find(({ title }) => title === 'Statement');
  await waitFor(() => expect(found()).toBeDefined());
  render(
    <StrictMode>
      <CustomerProvider client={client}>
        <Uploader id={found()!.id} side="single" />
      </CustomerProvider>
    </StrictMode>,
  );
  const names = () => client.getSnapshot().uploads.map(({ displayName }) => displayName);
  return { client, names };
}

describe('pages that are chosen one after another', () => {
  it('are all taken in their order, however long each is read, and never more than there is room for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 5 }), async (scheduler, count) => {
        const { client, names } = await openStatement();
        const chosen = Array.from({ length: count }, (_, index) => `${index}.pdf`);
        await act(async () => {
          const taking = chosen.map((name) => slot.take({ files: [slowFile(name, scheduler)], folders: 0 }));
          await scheduler.waitFor(Promise.all(taking));
        });
        expect(names()).toEqual(chosen.slice(0, 3));
        expect(slot.checking).toBe(false);
        expect(slot.faults).toEqual(chosen.slice(3).map((name) => ({ code: 'surplus', names: [name] })));
        cleanup();
        client.dispose();
      }),
      { numRuns: 10 },
    );
  });

  it('are told apart from one that is still being read, and what is wrong with each is said', async () => {
    const { client, names } = await openStatement();
    await act(async () => {
      const same = () => new File([pdf('one')], 'one.pdf', { type: 'application/pdf' });
      await Promise.all([
        slot.take({ files: [new File([], 'empty.pdf')], folders: 0 }),
        slot.take({ files: [same()], folders: 0 }),
        slot.take({ files: [same()], folders: 0 }),
      ]);
    });
    expect(names()).toEqual(['one.pdf']);
    expect(slot.faults.map(({ code }) => code)).toEqual(['empty', 'same_file']);
    client.dispose();
  });
});
