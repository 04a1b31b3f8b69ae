import type { RfiForm } from './rfi-form-types.js';
import type { RfiProblem } from './rfi-problems.js';

/** What is to be told at each request, for those who show one of them. */
export interface ProblemShelf {
  /** The same list until it is another one. */
  read: (requirementId: string) => readonly RfiProblem[];
  subscribe: (requirementId: string, reader: () => void) => () => void;
  /** To be called when the form may tell something else: only readers of what has changed are called back. */
  update: () => void;
}

interface Entry {
  problems: readonly RfiProblem[];
  readers: Set<() => void>;
}

const NONE: readonly RfiProblem[] = [];

/** The problems of whatever the form is at the moment. */
export function problemShelf(get: () => RfiForm): ProblemShelf {
  const entries = new Map<string, Entry>();
  const entryOf = (id: string): Entry => {
    const entry = entries.get(id) ?? { problems: NONE, readers: new Set() };
    entries.set(id, entry);
    return entry;
  };
  const read = (id: string) => {
    const entry = entryOf(id);
    const found = get().problemsOf(id);
    if (!isSame(entry.problems, found)) entry.problems = found;
    return entry.problems;
  };
  const told = new Map<string, readonly RfiProblem[]>();
  return {
    read,
    subscribe(id, reader) {
      const { readers } = entryOf(id);
      readers.add(reader);
      return () => readers.delete(reader);
    },
    update() {
      for (const [id, { readers }] of entries) {
        const problems = read(id);
        if (told.get(id) === problems) continue;
        told.set(id, problems);
        for (const reader of Array.from(readers)) reader();
      }
    },
  };
}

function isSame(a: readonly RfiProblem[], b: readonly RfiProblem[]): boolean {
  return a.length === b.length && a.every((problem, index) => isSameProblem(problem, b[index]));
}

function isSameProblem(a: RfiProblem, b: RfiProblem | undefined): boolean {
  if (a.part !== b?.part || a.error !== b.error) return false;
  return a.item?.requirement === b.item?.requirement && JSON.stringify(a.fault) === JSON.stringify(b.fault);
}
