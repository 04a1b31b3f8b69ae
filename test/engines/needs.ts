import type { TestContext } from 'vitest';
import { server } from 'vitest/browser';

declare module 'vitest' {
  interface TaskMeta {
    /** Why a test was left out in an engine; `npm run test:engines` lists them at its end. */
    leftOut?: string;
  }
}

/** What a test may need of the driver of an engine, and why only Chromium's has it. */
const ONLY_IN_CHROMIUM = {
  composition: 'no other driver can write as an input method does',
  paper: 'no other driver can show a page as it is printed',
  touch: 'no other driver can make a pointer a finger',
} as const;

/** Leaves a test out where the driver of the engine cannot do what it needs. */
export function needs(context: TestContext, what: keyof typeof ONLY_IN_CHROMIUM): void {
  if (server.browser !== 'chromium') leaveOut(context, ONLY_IN_CHROMIUM[what]);
}

/** Leaves a test out that watches how a picture is decoded at a reduced size, where the engine decodes pictures only whole. */
export function needsImageDecoder(context: TestContext): void {
  if (!('ImageDecoder' in globalThis)) leaveOut(context, 'the engine has no ImageDecoder');
}

/** Leaves a test out that chooses from the engine's own list by several letters: WebKitGTK looks for each of them anew. */
export function needsTypeahead(context: TestContext): void {
  if (server.browser === 'safari') leaveOut(context, 'the engine takes only one letter in a list');
}

function leaveOut({ skip, task }: TestContext, why: string): void {
  task.meta.leftOut = why;
  skip(why);
}
