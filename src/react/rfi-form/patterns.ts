import type { RE2JS } from 're2js';
import { compileSimplePattern } from './simple-pattern.js';

/** Tells whether the whole of a text is as a pattern says. */
export type PatternTest = (text: string) => boolean;

/** How a pattern of the backend can be held against a text. */
export type Pattern =
  /** Harmless: the platform runs it. */
  | { engine: 'native'; fits: PatternTest }
  /** Runs in time linear to the text, whatever the pattern. */
  | { engine: 'linear'; fits: PatternTest }
  /** The linear engine has to be loaded first. */
  | { engine: 'pending' }
  /** Not run: it cannot be told in linear time, is too long, or is no pattern. */
  | { engine: 'refused' };

/** Longer patterns are not run. */
const MAX_PATTERN = 500;

/** Compiled, a pattern may be much larger than it is written, for example `(\d{1,9}x){99}`. */
const MAX_PROGRAM = 5_000;

/** Longer texts are left to the backend. */
const MAX_TEXT = 100_000;

const REFUSED: Pattern = { engine: 'refused' };

const PENDING: Pattern = { engine: 'pending' };

type LinearEngine = typeof RE2JS;

/** Compiles patterns, each of them once. */
export interface Patterns {
  /** The pattern as far as it is ready. */
  find: (pattern: string) => Pattern;
  /** Loads what pending patterns need. Resolves also when that cannot be loaded: they are refused then. */
  load: () => Promise<void>;
}

/** Patterns of one page. `loadEngine` is for tests. */
export function createPatterns(loadEngine: () => Promise<LinearEngine> = loadLinearEngine): Patterns {
  const known = new Map<string, Pattern>();
  let engine: LinearEngine | 'missing' | undefined;
  let loading: Promise<void> | undefined;
  const compile = (pattern: string): Pattern => {
    if (pattern.length > MAX_PATTERN) return REFUSED;
    const simple = compileSimplePattern(pattern);
    if (simple !== undefined) return { engine: 'native', fits: (text) => simple.test(text) };
    if (engine === undefined) return PENDING;
    return engine === 'missing' ? REFUSED : compileLinear(engine, pattern);
  };
  return {
    find(pattern) {
      const found = known.get(pattern) ?? compile(pattern);
      if (found !== PENDING) known.set(pattern, found);
      return found;
    },
    load() {
      loading ??= loadEngine().then(
        (loaded) => void (engine = loaded),
        () => void (engine = 'missing'),
      );
      return loading;
    },
  };
}

async function loadLinearEngine(): Promise<LinearEngine> {
  const engine = await import('re2js');
  return engine.RE2JS;
}

function compileLinear(engine: LinearEngine, pattern: string): Pattern {
  try {
    const compiled = engine.compile(engine.translateRegExp(pattern));
    if (compiled.programSize() > MAX_PROGRAM) return REFUSED;
    return { engine: 'linear', fits: (text) => text.length > MAX_TEXT || compiled.testExact(text) };
  } catch {
    return REFUSED;
  }
}
