import { describe, expect, it } from 'vitest';
import { inspectPicture, type PictureHintCode } from '../../src/files/index.js';
import { plainPng } from './browser-photo.js';
import { documentPhoto, type PhotoFlaws } from './document-photo.js';
import { pdf } from './file-bytes.js';

async function codes(file: Blob): Promise<PictureHintCode[]> {
  return (await inspectPicture(file)).map((hint) => hint.code);
}

const cases: readonly [string, PhotoFlaws, PictureHintCode[]][] = [
  ['good', {}, []],
  ['a little soft', { blur: 3 }, []],
  ['blurred', { blur: 12 }, ['blurry']],
  ['with a reflection', { glare: 0.14 }, ['glare']],
  ['with a large reflection', { glare: 0.25 }, ['glare']],
  ['blurred and with a reflection', { blur: 14, glare: 0.2 }, ['blurry', 'glare']],
  ['in weak light', { light: 0.5 }, []],
  ['in the dark', { light: 0.25 }, ['dark']],
];

describe('a photograph of a card', () => {
  it.each(cases)('that is %s gets its advice and no other', async (_name, flaws, expected) => {
    expect(await codes(await documentPhoto(1600, 1200, flaws))).toEqual(expected);
  });

  it('is judged alike at twelve megapixels and held upright', { timeout: 60_000 }, async () => {
    expect(await codes(await documentPhoto(4000, 3000))).toEqual([]);
    expect(await codes(await documentPhoto(3000, 4000, { blur: 14 }))).toEqual(['blurry']);
  });
});

describe('what is no photograph', () => {
  it('gets no advice: a page in one colour, a PDF, something that cannot be decoded', async () => {
    expect(await codes(await plainPng(400, 300, '#fff'))).toEqual([]);
    expect(await codes(new Blob([pdf()]))).toEqual([]);
    expect(await codes(new Blob(['nothing']))).toEqual([]);
  });

  it('is not taken for a reflection when it is a white page with text', async () => {
    const canvas = new OffscreenCanvas(1200, 1600);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 1200, 1600);
    context.fillStyle = '#000';
    context.font = '24px serif';
    for (let line = 0; line < 40; line += 1)
      context.fillText('Account statement, page 1 of 3, balance brought forward', 80, 100 + line * 34);
    expect(await codes(await canvas.convertToBlob({ type: 'image/png' }))).toEqual([]);
  });
});
