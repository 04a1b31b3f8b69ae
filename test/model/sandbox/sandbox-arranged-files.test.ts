import { describe, expect, it } from 'vitest';
import type { CustomerSnapshot, DocumentAnswer, DocumentRecord } from '../../../src/model/index.js';
import { decideFile, requestInformation, takeAnswers, createSandboxCustomer } from '../../../src/model/sandbox/index.js';

let count = 0;
const context = { now: Date.parse('2026-01-02T00:00:00Z'), nextId: () => `id-${String((count += 1))}` };
const CARD = { type: 'card', label: 'Card', sides: ['front' as const, 'back' as const] };
const PAGES = { type: 'pages', label: 'Pages', sides: ['single' as const], maxFiles: 3 };

/** A customer who is asked for a card and for pages, with files uploaded for the given one. */
function asked(
  files: DocumentRecord['files'],
  type: 'card' | 'pages',
): { snapshot: CustomerSnapshot; card: string; pages: string } {
  const spec = (accepted: typeof CARD | typeof PAGES) => ({
    kind: 'document' as const,
    accepted: [accepted],
    mime: ['image/png'],
    maxBytes: 100,
  });
  const start = createSandboxCustomer({ id: 'c' }, context);
  const empty = { ...start, requirements: [] };
  const snapshot = requestInformation(
    empty,
    [
      { title: 'Card', spec: spec(CARD) },
      { title: 'Pages', spec: spec(PAGES) },
    ],
    context,
  );
  const [card, pages] = snapshot.requirements.map(({ id }) => id);
  const subject = { type: 'customer' } as const;
  const requirementId = type === 'card' ? card! : pages!;
  const document: DocumentRecord = { id: 'd', requirementId, type, subject, status: 'pending', files, reasons: [] };
  return { snapshot: { ...snapshot, documents: [document] }, card: card!, pages: pages! };
}

const file = (id: string, more: Partial<DocumentRecord['files'][number]> = {}) => ({
  id,
  side: 'single' as const,
  mime: 'image/png',
  size: 10,
  uploadedAt: '2026-01-01T00:00:00Z',
  status: 'pending' as const,
  ...more,
});
const answer = (
  requirementId: string,
  documentType: string,
  fileIds: string[],
  sides?: DocumentAnswer['sides'],
): DocumentAnswer => ({
  kind: 'document',
  requirementId,
  documentType,
  fileIds,
  ...(sides === undefined ? {} : { sides }),
});

describe('files of an answer', () => {
  it('stand on the sides that the answer says', () => {
    const { snapshot, card } = asked([file('a', { side: 'front' }), file('b', { side: 'back' })], 'card');
    const { documents } = takeAnswers(snapshot, [answer(card, 'card', ['a', 'b'], { a: 'back', b: 'front' })], context);
    expect(documents[0]!.files.map(({ id, side }) => [id, side])).toEqual([
      ['a', 'back'],
      ['b', 'front'],
    ]);
  });

  it('are not enough when two of them are said to be of one side', () => {
    const { snapshot, card } = asked([file('a', { side: 'front' }), file('b', { side: 'back' })], 'card');
    expect(() => takeAnswers(snapshot, [answer(card, 'card', ['a', 'b'], { b: 'front' })], context)).toThrow(
      expect.objectContaining({ code: 'validation_failed' }),
    );
  });

  it('stand in the order of the answer', () => {
    const { snapshot, pages } = asked([file('1'), file('2'), file('3')], 'pages');
    const { documents } = takeAnswers(snapshot, [answer(pages, 'pages', ['3', '1', '2'])], context);
    expect(documents[0]!.files.map(({ id }) => id)).toEqual(['3', '1', '2']);
  });
});

describe('a file given for another request', () => {
  const card = [file('a', { side: 'front', status: 'accepted' }), file('b', { side: 'back' })];

  it('answers this one too, where what was decided there says nothing', () => {
    const { snapshot, pages } = asked(card, 'card');
    const next = takeAnswers(snapshot, [answer(pages, 'pages', ['a'], { a: 'single' })], context);
    const [, mine] = next.documents;
    expect(mine).toMatchObject({ requirementId: pages, type: 'pages', files: [{ id: 'a', side: 'single', status: 'pending' }] });
    expect(next.documents[0]!.files[0]).toMatchObject({ side: 'front', status: 'accepted' });
    const decided = decideFile(next, 'a', { decision: 'rejected' }, context);
    expect(decided.documents.map(({ files }) => files[0]!.status)).toEqual(['accepted', 'rejected']);
  });

  it.each([
    ['a refused one', file('x', { side: 'front', status: 'rejected' })],
    ['one of another type', file('x', { mime: 'application/pdf' })],
    ['one that is too large', file('x', { size: 101 })],
  ])('is not taken when it is %s', (_what, given) => {
    const { snapshot, pages } = asked([given], 'card');
    expect(() => takeAnswers(snapshot, [answer(pages, 'pages', ['x'], { x: 'single' })], context)).toThrow(
      expect.objectContaining({ code: 'validation_failed' }),
    );
  });
});
