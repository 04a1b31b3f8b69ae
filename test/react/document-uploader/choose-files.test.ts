import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseFiles, type ChoiceRules } from '../../../src/react/document-uploader/choose-files.js';
import { jpeg, pdf } from '../../files/file-bytes.js';
import { heic } from '../../files/heic-bytes.js';

const RULES: ChoiceRules = { limits: { mime: ['application/pdf', 'image/jpeg'] }, room: 1, beside: [], elsewhere: [] };
const page = (name: string, body = name) => new File([pdf(body)], name, { type: 'application/pdf' });
const picture = (name: string, width = 800) => new File([jpeg({ width })], name, { type: 'image/jpeg' });
const text = (name: string) => new File(['hello'], name, { type: 'text/plain' });

describe('several files for a slot', () => {
  it('leave the first good one, say what is wrong by name, and name those there is no room for', async () => {
    const files = [text('notes.txt'), page('1.pdf'), page('2.pdf'), page('3.pdf'), page('4.pdf')];
    const { taken, faults } = await chooseFiles(files, RULES);
    expect(taken.map(({ copy }) => copy.name)).toEqual(['1.pdf']);
    expect(faults).toMatchObject([
      { code: 'type_unsupported', name: 'notes.txt' },
      { code: 'surplus', names: ['2.pdf', '3.pdf', '4.pdf'] },
    ]);
  });

  it('are never more than there is room for, and each is taken, refused or named', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), async (good, room) => {
        const files = good.map((isGood, index) => (isGood ? page(`${index}.pdf`) : text(`${index}.txt`)));
        const { taken, faults } = await chooseFiles(files, { ...RULES, room });
        const named = faults.flatMap((fault) => (fault.code === 'surplus' ? fault.names : []));
        expect(taken.length).toBe(Math.min(room, good.filter(Boolean).length));
        expect(taken.length + faults.filter(({ code }) => code !== 'surplus').length + named.length).toBe(files.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the same bytes', () => {
  it('twice in one slot are refused, with the name of the first', async () => {
    const { taken, faults } = await chooseFiles([page('a.pdf', 'same'), page('b.pdf', 'same')], { ...RULES, room: 2 });
    expect(taken).toHaveLength(1);
    expect(faults).toEqual([{ code: 'same_file', name: 'b.pdf', first: 'a.pdf' }]);
    const beside = [{ name: 'first.pdf', blob: page('x', 'same') }];
    expect((await chooseFiles([page('c.pdf', 'same')], { ...RULES, beside })).faults).toMatchObject([{ first: 'first.pdf' }]);
  });

  it('on the other side are a likely slip of a picture, and none of a PDF', async () => {
    const elsewhere = [
      { name: 'front.jpg', blob: picture('front.jpg') },
      { name: 'both.pdf', blob: page('both.pdf') },
    ];
    const same = await chooseFiles([picture('back.jpg')], { ...RULES, elsewhere });
    expect(same.taken).toHaveLength(1);
    expect(same.faults).toEqual([{ code: 'same_as_other_side' }]);
    expect((await chooseFiles([page('both.pdf')], { ...RULES, elsewhere })).faults).toEqual([]);
  });

  it('are what counts: two photos of one name and size are both kept', async () => {
    const files = [picture('image.jpg', 800), picture('image.jpg', 801)];
    expect(files[0]!.size).toBe(files[1]!.size);
    const { taken, faults } = await chooseFiles(files, { ...RULES, room: 2 });
    expect(taken).toHaveLength(2);
    expect(faults).toEqual([]);
  });
});

describe('a file from a cloud folder', () => {
  it('that has vanished could not be read, and nothing is taken', async () => {
    const gone = page('gone.pdf');
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    expect(await chooseFiles([gone], RULES)).toEqual({ taken: [], faults: [{ code: 'unreadable' }] });
  });

  it('is in memory once it is taken', async () => {
    const fickle = page('a.pdf', 'kept');
    const { taken } = await chooseFiles([fickle], RULES);
    fickle.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    expect(await taken[0]!.copy.text()).toContain('kept');
  });
});

describe('a picture of a type that is not asked for', () => {
  const photo = () => new File([heic()], 'IMG_1.HEIC', { type: 'image/heic' });
  const converter = { types: ['image/heic'], convert: async () => new Blob([jpeg()], { type: 'image/jpeg' }) };

  it('is taken as what the converter makes of it', async () => {
    const { taken } = await chooseFiles([photo()], { ...RULES, converter });
    expect(taken.map(({ copy }) => [copy.name, copy.type])).toEqual([['IMG_1.jpg', 'image/jpeg']]);
  });

  it('is refused as it is where nothing converts it, and where the converter fails', async () => {
    const failing = { ...converter, convert: () => Promise.reject(new Error('no')) };
    for (const rules of [RULES, { ...RULES, converter: failing }]) {
      expect((await chooseFiles([photo()], rules)).faults).toMatchObject([{ code: 'type_unsupported' }]);
    }
  });
});
