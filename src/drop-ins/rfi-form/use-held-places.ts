'use client';
import { type FocusEvent, useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { placeOfCluster, type RfiCluster, type RfiPlace } from '../../react/rfi-form/index.js';

/** Props for the element of a cluster. */
export interface HoldProps {
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onBlur: () => void;
}

interface Held {
  key: string;
  place: RfiPlace;
  element: HTMLElement;
}

/**
 * Keeps the requests somebody is at where they are: news may move them to another section, and they only go there once
 * the focus has left them and no button of a mouse is down, so that nothing slips away under a click.
 */
export function useHeldPlaces(): {
  placeOf: (cluster: RfiCluster) => RfiPlace;
  holdProps: (cluster: RfiCluster, place: RfiPlace) => HoldProps;
} {
  const held = useRef<Held>(undefined);
  const latest = useRef<Held>(undefined);
  const [, moveOn] = useReducer((count: number) => count + 1, 0);
  const letGo = useCalmMoment(() => {
    if (held.current === undefined || hasFocus(held.current)) return;
    held.current = hasFocus(latest.current) ? latest.current : undefined;
    moveOn();
  });
  return useMemo(
    () => ({
      placeOf: (cluster) => (held.current?.key === cluster.key ? held.current.place : placeOfCluster(cluster)),
      holdProps: ({ key }, place) => ({
        onFocus: ({ currentTarget }) => {
          latest.current = { key, place, element: currentTarget };
          held.current ??= latest.current;
        },
        onBlur: letGo,
      }),
    }),
    [letGo],
  );
}

/** Has something done soon: when the event at hand is over, and no pointer is down. */
function useCalmMoment(act: () => void): () => void {
  const latest = useRef(act);
  const state = useRef<{ isDown: boolean; isWanted: boolean; timer?: ReturnType<typeof setTimeout> }>({
    isDown: false,
    isWanted: false,
  });
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const current = state.current;
    const down = () => {
      current.isDown = true;
    };
    const up = () => {
      current.isDown = false;
      if (current.isWanted) schedule(current, latest);
    };
    const ends = ['pointerup', 'pointercancel'] as const;
    document.addEventListener('pointerdown', down, true);
    for (const end of ends) document.addEventListener(end, up, true);
    return () => {
      clearTimeout(current.timer);
      document.removeEventListener('pointerdown', down, true);
      for (const end of ends) document.removeEventListener(end, up, true);
    };
  }, []);
  return useCallback(() => {
    state.current.isWanted = true;
    if (!state.current.isDown) schedule(state.current, latest);
  }, []);
}

function schedule(
  state: { isWanted: boolean; timer?: ReturnType<typeof setTimeout> },
  act: { readonly current: () => void },
): void {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    state.isWanted = false;
    act.current();
  }, 0);
}

/** A window that is left keeps its focus, and so does a control that the list has only moved. */
function hasFocus(held: Held | undefined): boolean {
  const root = held?.element.getRootNode();
  const active = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
  return active !== null && held?.element.contains(active) === true;
}
