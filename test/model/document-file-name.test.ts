import { describe, expect, it } from 'vitest';
import { documentFileName } from '../../src/model/index.js';

describe('the name a file is sent under', () => {
  it.each([
    ['front', 'image/jpeg', 'front.jpg'],
    ['back', 'IMAGE/PNG', 'back.png'],
    ['single', 'application/pdf', 'document.pdf'],
    [undefined, 'image/heic', 'document.heic'],
    [undefined, 'text/x-"quoted"\r\n', 'document.bin'],
  ] as const)('is made of side and type alone: %s, %s', (side, mime, name) => {
    expect(documentFileName(side, mime)).toBe(name);
  });
});
