import { describe, expect, it } from 'vitest';
import type { DocumentAnswer } from '../../../src/model/index.js';
import { fileIdsIn, isPair, sidesIn } from '../../../src/react/document-uploader/answer-of-view.js';
import { describeUpload, lostIn } from '../../../src/react/document-uploader/upload-view.js';
import { documentFile, documentRecord, documentRequest, uploadState } from './upload-states.js';

const answer = (more: Partial<DocumentAnswer> = {}): DocumentAnswer => ({
  kind: 'document',
  requirementId: 'r',
  documentType: 'licence',
  fileIds: ['f', 'b'],
  ...more,
});
const done = (id: string, side: 'front' | 'back') =>
  uploadState(id, {
    phase: 'done',
    target: { requirementId: 'r', documentType: 'licence', side },
    file: { id, mime: 'image/jpeg', size: 10 },
  });
const CARD = [documentRecord([documentFile('f'), documentFile('b', { side: 'back' })])];
const shown = (given: DocumentAnswer, uploads = [done('f', 'front'), done('b', 'back')], documents = CARD) =>
  describeUpload(documentRequest(), given, uploads, documents)!;

describe('front and back', () => {
  it('stand where they were uploaded', () => {
    const view = shown(answer());
    expect(fileIdsIn(view)).toEqual(['f', 'b']);
    expect(sidesIn(view)).toEqual({});
    expect(isPair(view)).toBe(true);
  });

  it('change places by the answer alone, and back again', () => {
    const sides = sidesIn(shown(answer()), true);
    expect(sides).toEqual({ f: 'back', b: 'front' });
    const swapped = shown(answer({ fileIds: ['b', 'f'], sides }));
    expect(fileIdsIn(swapped)).toEqual(['b', 'f']);
    expect(swapped.slots.map(({ side, uploadSide }) => [side, uploadSide])).toEqual([
      ['front', 'back'],
      ['back', 'front'],
    ]);
    expect(sidesIn(swapped)).toEqual(sides);
    expect(sidesIn(swapped, true)).toEqual({});
  });

  it('stay swapped when one of them is replaced: the new file goes where the old one was uploaded', () => {
    const sides = { b: 'front' } as const;
    const view = shown(
      answer({ fileIds: ['b'], sides }),
      [done('b', 'back'), uploadState('n')],
      [documentRecord([documentFile('b', { side: 'back' })])],
    );
    expect(view.slots.map(({ items }) => items[0]?.state)).toEqual(['done', 'sending']);
  });

  it('are on the sides the answer gave them once it was sent, each once', () => {
    const sent = [documentRecord([documentFile('f', { side: 'back' }), documentFile('b', { side: 'front' })])];
    const view = describeUpload(documentRequest(), undefined, [done('f', 'front'), done('b', 'back')], sent)!;
    expect(view.slots.map(({ side, superseded, items }) => [side, superseded, items.map(({ key }) => key)])).toEqual([
      ['front', false, ['b']],
      ['back', false, ['f']],
    ]);
  });

  it('are no pair while one is on its way or with the reviewer', () => {
    expect(isPair(shown(answer(), [done('f', 'front'), uploadState('n', { target: done('b', 'back').target })], []))).toBe(false);
    const accepted = documentRecord([documentFile('f', { status: 'accepted' }), documentFile('b', { side: 'back' })]);
    expect(isPair(shown(answer(), [], [accepted]))).toBe(false);
  });
});

describe('pages', () => {
  const page = (id: string) => documentFile(id, { side: 'single' });
  const statement = [documentRecord([page('1'), page('2'), page('3')], { type: 'statement' })];

  it('stand in the order of the answer, new ones last', () => {
    const given = answer({ documentType: 'statement', fileIds: ['2', '1'] });
    expect(fileIdsIn(shown(given, [], statement))).toEqual(['2', '1', '3']);
  });

  it('keep the order in which they were chosen, whichever is sent first', () => {
    const target = { requirementId: 'r', documentType: 'statement', side: 'single' } as const;
    const chosen = (id: string, isSent: boolean) =>
      uploadState(id, { target, ...(isSent ? { phase: 'done', file: { id, mime: 'image/jpeg', size: 10 } } : {}) });
    const uploads = (...sent: string[]) => ['1', '2', '3'].map((id) => chosen(id, sent.includes(id)));
    let fileIds: string[] = [];
    for (const sent of [['2'], ['2', '3'], ['1', '2', '3']]) {
      const view = shown(answer({ documentType: 'statement', fileIds }), uploads(...sent), []);
      expect(view.slots[0]?.items.map(({ key }) => key)).toEqual(['1', '2', '3']);
      fileIds = fileIdsIn(view);
    }
    expect(fileIds).toEqual(['1', '2', '3']);
  });
});

describe('news of a file that comes before the answer to its upload', () => {
  const target = { requirementId: 'r', documentType: 'statement', side: 'single' } as const;
  const arrived = [documentRecord([documentFile('2', { side: 'single' })], { type: 'statement' })];
  const onItsWay = (id: string) => uploadState(id, { target, phase: 'processing', sent: 10 });

  it('shows no page twice and changes no order', () => {
    const given = answer({ documentType: 'statement', fileIds: [] });
    const view = shown(given, [onItsWay('u1'), onItsWay('u2')], arrived);
    expect(view.slots[0]?.items.map(({ key }) => key)).toEqual(['u1', 'u2']);
    expect(fileIdsIn(view)).toEqual([]);
  });

  it('is told from a file that the answer names already, and from one of another size', () => {
    const named = shown(answer({ documentType: 'statement', fileIds: ['2'] }), [onItsWay('u1')], arrived);
    expect(named.slots[0]?.items.map(({ key }) => key)).toEqual(['2', 'u1']);
    const other = shown(
      answer({ documentType: 'statement', fileIds: [] }),
      [uploadState('u1', { target, phase: 'processing', total: 11 })],
      arrived,
    );
    expect(other.slots[0]?.items.map(({ key }) => key)).toEqual(['2', 'u1']);
  });
});

describe('a file given for something else', () => {
  const OTHER = documentRecord([documentFile('x', { side: 'single', name: 'single.jpg' })], {
    id: 'other',
    requirementId: 'address',
    type: 'bill',
  });

  it('stands in the slot once the answer names it', () => {
    const view = shown(answer({ documentType: 'statement', fileIds: ['x'] }), [], [OTHER]);
    expect(view.slots[0]!.items).toMatchObject([{ key: 'x', state: 'done', borrowed: true, name: 'single.jpg' }]);
    expect(view.state).toBe('complete');
  });

  it('is one item once it was sent with the answer', () => {
    const sent = documentRecord([documentFile('x', { side: 'single' })], { type: 'statement' });
    expect(fileIdsIn(shown(answer({ documentType: 'statement', fileIds: ['x'] }), [], [OTHER, sent]))).toEqual(['x']);
  });

  it('is gone when it was refused there', () => {
    const refused = { ...OTHER, files: [{ ...OTHER.files[0]!, status: 'rejected' as const }] };
    expect(fileIdsIn(shown(answer({ documentType: 'statement', fileIds: ['x'] }), [], [refused]))).toEqual([]);
  });
});

describe('two tabs', () => {
  it('show the newest file of a place, and say so where the older one was chosen', () => {
    const old = { ...done('f', 'front'), supersededBy: 'n' };
    const view = shown(answer({ fileIds: ['f'] }), [old], [documentRecord([documentFile('n')])]);
    expect(view.slots[0]).toMatchObject({ superseded: true, items: [{ key: 'n' }] });
  });
});

describe('an upload that was cut off', () => {
  const lost = [{ target: { requirementId: 'r', documentType: 'licence', side: 'front' as const }, displayName: 'front.jpg' }];
  const empty = { uploadSide: 'front' as const, capacity: 1, items: [] };

  it('is told of in its slot, until that has a file again', () => {
    expect(lostIn(lost, 'r', 'licence', empty)).toEqual(lost);
    expect(lostIn(lost, 'r', 'licence', { ...empty, uploadSide: 'back' })).toEqual([]);
    const { items } = shown(answer()).slots[0]!;
    expect(lostIn(lost, 'r', 'licence', { ...empty, items })).toEqual([]);
  });
});
