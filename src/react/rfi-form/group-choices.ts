'use client';
import { useCallback, useSyncExternalStore } from 'react';
import type { CustomerClient } from '../../client/index.js';

/** Which of several alternatives a person has chosen, as requirement ids by the id of their group. */
export type GroupChoices = ReadonlyMap<string, readonly string[]>;

interface Shelf {
  choices: GroupChoices;
  readers: Set<() => void>;
}

const NONE: GroupChoices = new Map();
const shelves = new WeakMap<CustomerClient, Shelf>();

/** The choices live as long as the client, as what is typed does: a form that is taken from the page comes back as it was. */
export function useGroupChoices(client: CustomerClient): {
  choices: GroupChoices;
  choose: (groupId: string, requirementIds: readonly string[]) => void;
} {
  const subscribe = useCallback((reader: () => void) => read(shelfOf(client), reader), [client]);
  const choices = useSyncExternalStore(
    subscribe,
    () => shelfOf(client).choices,
    () => NONE,
  );
  const choose = useCallback(
    (groupId: string, requirementIds: readonly string[]) => {
      const shelf = shelfOf(client);
      shelf.choices = new Map([...shelf.choices, [groupId, requirementIds]]);
      shelf.readers.forEach((reader) => reader());
    },
    [client],
  );
  return { choices, choose };
}

function read(shelf: Shelf, reader: () => void): () => void {
  shelf.readers.add(reader);
  return () => shelf.readers.delete(reader);
}

function shelfOf(client: CustomerClient): Shelf {
  const known = shelves.get(client);
  if (known !== undefined) return known;
  const shelf: Shelf = { choices: NONE, readers: new Set() };
  shelves.set(client, shelf);
  return shelf;
}
