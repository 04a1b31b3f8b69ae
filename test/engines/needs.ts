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
export function needs({ skip, task }: TestContext, what: keyof typeof ONLY_IN_CHROMIUM): void {
  if (server.browser === 'chromium') return;
  task.meta.leftOut = ONLY_IN_CHROMIUM[what];
  skip(ONLY_IN_CHROMIUM[what]);
}
