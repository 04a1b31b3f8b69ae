'use client';
import { useEffect, useMemo, useRef } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { RfiAlternative } from './rfi-alternatives.js';
import { useAfterPress } from './use-after-press.js';

/** Where the focus is, as far as it matters to alternatives. */
export interface HeldAlternatives {
  /** The focus came to a control of a request, which may be an alternative. */
  enter: (alternative: RfiAlternative | undefined, control: Element) => void;
  /** The focus left a control. */
  exit: () => void;
}

interface Held {
  release?: (() => void) | undefined;
  groupId?: string | undefined;
  control?: Element | undefined;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Keeps a chosen alternative on the page while somebody is in it: another one that is chosen in another tab would take the
 * control away under their hands.
 */
export function useHeldAlternatives(client: CustomerClient): HeldAlternatives {
  const held = useRef<Held>({});
  const letGo = useAfterPress(() => {
    const { release, control } = held.current;
    // A window that is left keeps its focus.
    if (control !== undefined && hasFocus(control)) return;
    held.current = {};
    release?.();
  });
  useEffect(
    () => () => {
      const { release, timer } = held.current;
      clearTimeout(timer);
      held.current = {};
      release?.();
    },
    [],
  );
  return useMemo(
    () => ({
      enter(alternative, control) {
        const before = held.current;
        clearTimeout(before.timer);
        const chosen = alternative?.chosen === true ? alternative : undefined;
        const isSameGroup = chosen !== undefined && before.groupId === chosen.groupId;
        held.current = isSameGroup ? { ...before, control } : hold(client, chosen, control);
        if (!isSameGroup) before.release?.();
      },
      exit() {
        clearTimeout(held.current.timer);
        // The focus may be on its way to another control of the same request, also to one in a dialog of it.
        held.current.timer = setTimeout(() => letGo('alternative'));
      },
    }),
    [client, letGo],
  );
}

function hold(client: CustomerClient, chosen: RfiAlternative | undefined, control: Element): Held {
  if (chosen === undefined) return {};
  const { groupId, chosenIds } = chosen;
  return { groupId, control, release: client.holdAlternatives(groupId, chosenIds) };
}

function hasFocus(element: Element): boolean {
  const root = element.getRootNode();
  return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === element;
}
