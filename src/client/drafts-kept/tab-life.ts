import { createRandomId } from '../create-id.js';

/** A mark that lives as long as the page does, so that other tabs can tell whether what it began is still under way. */
export interface TabLife {
  readonly id: string;
  /** Resolves once the mark can be seen. */
  mark: () => Promise<void>;
  end: () => void;
  /** Of the given tabs, those that are gone. Every other tab counts as gone where no marks can be seen. */
  gone: (ids: readonly string[]) => Promise<readonly string[]>;
}

const nameOf = (id: string) => `csk-tab:${id}`;

/** The life of this tab. Nothing is marked before `mark`. */
export function createTabLife(): TabLife {
  const id = createRandomId();
  let end: (() => void) | undefined;
  return {
    id,
    mark() {
      if (end !== undefined || typeof navigator.locks === 'undefined') return Promise.resolve();
      return new Promise((marked) => {
        const isOver = new Promise<void>((resolve) => (end = resolve));
        const held = navigator.locks.request(nameOf(id), () => {
          marked();
          return isOver;
        });
        held.catch(() => marked());
      });
    },
    end() {
      end?.();
      end = undefined;
    },
    async gone(ids) {
      if (typeof navigator.locks === 'undefined') return ids;
      const { held = [] } = await navigator.locks.query().catch(() => ({ held: [] }));
      const names = new Set(held.map((lock) => lock.name));
      return ids.filter((other) => !names.has(nameOf(other)));
    },
  };
}
