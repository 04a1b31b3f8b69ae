'use client';
import { useCallback, useMemo } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { useClientSnapshot } from '../provider/index.js';

/** Which of several alternatives a person has chosen, as requirement ids by the id of their group. */
export type GroupChoices = ReadonlyMap<string, readonly string[]>;

/** The choices are the client's, as what is typed is: a form that is taken from the page comes back as it was. */
export function useGroupChoices(client: CustomerClient): {
  choices: GroupChoices;
  choose: (groupId: string, requirementIds: readonly string[]) => void;
} {
  const chosen = useClientSnapshot((snapshot) => snapshot.choices, client);
  const choices = useMemo<GroupChoices>(() => new Map(Object.entries(chosen)), [chosen]);
  const choose = useCallback(
    (groupId: string, requirementIds: readonly string[]) => client.chooseAlternatives(groupId, requirementIds),
    [client],
  );
  return { choices, choose };
}
