import { describe, expect, it } from 'vitest';
import { slotItems, type SlotAddress } from '../../../src/react/document-uploader/slot-items.js';
import { documentFile as file, documentRecord, uploadState as upload } from './upload-states.js';

const FRONT: SlotAddress = { requirementId: 'r', documentType: 'licence', side: 'front' };

const record = (...files: Parameters<typeof documentRecord>[0]) => documentRecord(files);

const stored = { id: 'f1', mime: 'image/jpeg', size: 10 };
const states = (items: ReturnType<typeof slotItems>) => items.map((item) => item.state);

describe('what stands in a slot', () => {
  it('is the file of an earlier visit', () => {
    const [item] = slotItems([], [record(file('f1', { name: 'front.jpg' }))], FRONT, 1);
    expect(item).toMatchObject({ state: 'done', name: 'front.jpg', key: 'f1' });
  });

  it('is one item for an upload and its record', () => {
    const items = slotItems([upload('u1', { phase: 'done', file: stored })], [record(file('f1'))], FRONT, 3);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ state: 'done', name: 'u1.jpg' });
  });

  it('takes the decision of the reviewer over', () => {
    const uploads = [upload('u1', { phase: 'done', file: stored })];
    expect(states(slotItems(uploads, [record(file('f1', { status: 'accepted' }))], FRONT, 1))).toEqual(['accepted']);
    expect(states(slotItems(uploads, [record(file('f1', { status: 'rejected' }))], FRONT, 1))).toEqual(['refused']);
  });

  it('shows a new upload in place of the refused file', () => {
    expect(states(slotItems([upload('u2')], [record(file('f1', { status: 'rejected' }))], FRONT, 1))).toEqual(['sending']);
  });

  it('falls back to the file on record when an upload is cancelled', () => {
    expect(states(slotItems([upload('u2', { phase: 'cancelled' })], [record(file('f1'))], FRONT, 1))).toEqual(['done']);
  });

  it('leaves out other sides and other kinds of document', () => {
    const others = [
      upload('u', { target: { ...FRONT, side: 'back' } }),
      upload('v', { target: { ...FRONT, documentType: 'id' } }),
    ];
    expect(slotItems(others, [record(file('f', { side: 'back' }))], FRONT, 1)).toEqual([]);
  });

  it('holds as many files as there is room for', () => {
    const page: SlotAddress = { ...FRONT, side: 'single' };
    const files = [file('a', { side: 'single' }), file('b', { side: undefined })];
    expect(slotItems([], [record(...files)], page, 3).map((item) => item.key)).toEqual(['a', 'b']);
  });
});
