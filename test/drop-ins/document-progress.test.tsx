import { act, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { DocumentUploader } from '../../src/drop-ins/document-uploader/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { RFIForm } from '../../src/drop-ins/rfi-form/index.js';
import type { CustomerBackend, UploadOptions } from '../../src/model/index.js';
import { testClock } from '../backends/http/test-clock.js';
import { pdf } from '../files/file-bytes.js';

const FILES = 100;
const UNDER_WAY = 3;

/** A page with a hundred files on their way, of which a test moves one, and what the page does about it. */
async function openPages(shown: 'uploader' | 'form') {
  const clock = testClock();
  const memory = memoryBackend({ scenario: 'active', clock });
  memory.simulate.requestInformation([
    {
      title: 'Statements',
      spec: {
        kind: 'document',
        accepted: [{ type: 'bank_statement', label: 'Bank statement', sides: ['single'], maxFiles: FILES }],
        mime: ['application/pdf'],
      },
    },
  ]);
  const transfers: ((share: number) => void)[] = [];
  const uploadFile = (_id: string, _target: object, _file: Blob, { onProgress }: UploadOptions) => {
    transfers.push((share) => onProgress?.(Math.round(share * 1_000), 1_000));
    return new Promise<never>(() => undefined);
  };
  const backend: CustomerBackend = { ...memory, uploadFile };
  const client = createCustomerClient({ backend, customerId: 'c1', clock });
  const commits: number[] = [];
  const asked: unknown[] = [];
  const translate = (_key: string, args: object) => void asked.push('name' in args ? args.name : undefined);
  const found = () => client.getSnapshot().customer?.requirements.find(({ title }) => title === 'Statements');
  client.start();
  await expect.poll(found, { timeout: 10_000 }).toBeDefined();
  const requirementId = found()?.id ?? '';
  render(
    <CustomerStatusProvider client={client} translate={translate}>
      <Profiler id="page" onRender={(_id, _phase, duration) => commits.push(duration)}>
        {shown === 'form' ? <RFIForm /> : <DocumentUploader requirementId={requirementId} />}
      </Profiler>
    </CustomerStatusProvider>,
  );
  await act(async () => {
    for (let number = 1; number <= FILES; number += 1) {
      const name = `page ${String(number)}.pdf`;
      client.upload(
        { requirementId, documentType: 'bank_statement', side: 'single' },
        new File([pdf(name)], name, { type: 'application/pdf' }),
      );
    }
  });
  await expect.poll(() => transfers.length, { timeout: 10_000 }).toBe(UNDER_WAY);
  const move = (index: number, share: number) =>
    act(async () => {
      clock.advance(1_000);
      transfers[index]?.(share);
    });
  await move(0, 0.01);
  await move(1, 0.01);
  const bars = () => screen.getAllByRole('progressbar', { name: /\.pdf/ });
  return { move, bars, commits, asked };
}

describe.each(['uploader', 'form'] as const)('a hundred files on their way in the %s', (shown) => {
  it('cost a step of one of them the drawing of that one’s progress, and a change of its state that one', {
    timeout: 60_000,
  }, async () => {
    const page = await openPages(shown);
    expect(page.bars()).toHaveLength(FILES);
    const drawnBy = async (share: number) => {
      page.commits.length = 0;
      page.asked.length = 0;
      await page.move(1, share);
      return { commits: page.commits.length, words: page.asked.length, files: namesIn(page.asked) };
    };
    const step = await drawnBy(0.12);
    expect(page.bars()[1]).toHaveAttribute('value', '12');
    expect(step).toMatchObject({ commits: 1, files: [] });
    expect(step.words).toBeLessThan(5);
    const change = await drawnBy(1);
    expect(page.bars()[1]).not.toHaveAttribute('value');
    expect(change.files).toEqual(['page 2.pdf']);
  });
});

function namesIn(asked: readonly unknown[]): unknown[] {
  return [...new Set(asked.filter((name) => name !== undefined))];
}
