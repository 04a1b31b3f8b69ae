import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takePhotographs } from '../../e2e/photographs.ts';
import { asPlaywrightBrowser } from './as-playwright-page.ts';
import type { NorthwindVisit } from './northwind-visit.ts';

/** The photographs of a customer as files, where each of them is: drawn by the engine itself. */
export async function keepPhotographs({
  browser,
  folder,
}: NorthwindVisit): Promise<Record<'front' | 'back' | 'replacement', string>> {
  const { front, back, replacement } = await takePhotographs(asPlaywrightBrowser(browser));
  const keep = (name: string, bytes: Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  return {
    front: keep('IMG_0001.jpg', front),
    back: keep('IMG_0001.png', back),
    replacement: keep('IMG_0002.jpg', replacement),
  };
}
