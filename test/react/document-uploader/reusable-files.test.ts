import { describe, expect, it } from 'vitest';
import { reusableFiles, type ReuseQuery } from '../../../src/react/document-uploader/reusable-files.js';
import { documentFile, documentRecord, documentRequest, uploadState } from './upload-states.js';

const query: ReuseQuery = {
  requirementId: 'r',
  ask: { mime: ['image/jpeg'], maxBytes: 100 },
  documentType: 'statement',
  slot: { side: 'single' },
  slots: [],
};
const bill = (more: Parameters<typeof documentFile>[1] = {}, document: Parameters<typeof documentRecord>[1] = {}) =>
  documentRecord([documentFile('x', { side: 'single', ...more })], { requirementId: 'address', type: 'bill', ...document });
const found = (documents: ReturnType<typeof bill>[], more: Partial<ReuseQuery> = {}) =>
  reusableFiles({ ...query, ...more }, { documents, requirements: [documentRequest('address')] }, []);

describe('a file to use again', () => {
  it('is one that was given for another request, with what it was given for', () => {
    expect(found([bill()])).toMatchObject([{ file: { id: 'x' }, requirement: { id: 'address' } }]);
  });

  it('has the name the customer gave it, where it was chosen on this page', () => {
    const uploads = [uploadState('u', { displayName: 'my bill.jpg', file: { id: 'x', mime: 'image/jpeg', size: 10 } })];
    expect(reusableFiles(query, { documents: [bill()], requirements: [] }, uploads)[0]).toMatchObject({ name: 'my bill.jpg' });
  });

  it.each([
    ['a refused one', bill({ status: 'rejected' })],
    ['one of a refused document', bill({}, { status: 'rejected' })],
    ['one that has expired', bill({}, { stage: 'expired' })],
    ['one of another type', bill({ mime: 'image/heic' })],
    ['one that is too large', bill({ size: 101 })],
    ['one side of a card', bill({ side: 'front' })],
    ['one of the same request', bill({}, { requirementId: 'r' })],
  ])('is not %s', (_what, document) => {
    expect(found([document])).toEqual([]);
  });

  it('is one side of a card only for the same side of the same kind of card', () => {
    const card = bill({ side: 'front' }, { type: 'licence' });
    expect(found([card], { documentType: 'licence', slot: { side: 'front' } })).toHaveLength(1);
    expect(found([card], { documentType: 'passport', slot: { side: 'front' } })).toEqual([]);
  });

  it('is not offered where it is used already; the newest comes first', () => {
    const used = {
      items: [{ key: 'x', state: 'done' as const, file: documentFile('x'), name: 'x', mime: 'image/jpeg', size: 1 }],
    };
    expect(found([bill()], { slots: [used] })).toEqual([]);
    const older = documentRecord([documentFile('o', { side: 'single', uploadedAt: '2025-01-01T00:00:00Z' })], {
      requirementId: 'a',
    });
    expect(found([older, bill()]).map(({ file }) => file.id)).toEqual(['x', 'o']);
  });
});
