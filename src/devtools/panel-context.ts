'use client';
import { createContext, useContext, useMemo, useState, useSyncExternalStore } from 'react';
import { toCustomerStatusError } from '../model/index.js';
import type { Simulation } from './simulation.js';
import type { Tools } from './tools.js';
import type { WatchedValue } from './watched-value.js';
import { WORDS } from './words.js';

/** What every part of the panel has. */
export interface Panel {
  tools: Tools;
  simulation: Simulation;
  /** Does something under a name, writes it down and says what came of it. */
  act: (what: string, does: () => unknown) => void;
}

/** The panel in reach. */
export const PanelContext = createContext<Panel | undefined>(undefined);

/** The panel in reach. A part outside one is a mistake of the panel's own. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (panel === undefined) throw new Error('customer-status-kit: a part of the devtools stands outside of them');
  return panel;
}

/** A panel, and what it said last. */
export function useMadePanel(tools: Tools, simulation: Simulation): { panel: Panel; said: string } {
  const [said, setSaid] = useState('');
  const panel = useMemo((): Panel => {
    const settle = (what: string, failure: unknown) => {
      const code = failure === undefined ? undefined : toCustomerStatusError(failure).code;
      setSaid(code === undefined ? WORDS.did(what) : WORDS.refused(what, code));
      tools.log.add({ source: 'panel', from: 'panel', type: what, facts: code === undefined ? {} : { refused: code } });
    };
    return { tools, simulation, act: (what, does) => void perform(what, does, settle) };
  }, [tools, simulation]);
  return { panel, said };
}

async function perform(what: string, does: () => unknown, settle: (what: string, failure: unknown) => void): Promise<void> {
  try {
    const result = does();
    if (result instanceof Promise) await result;
    settle(what, undefined);
  } catch (failure) {
    settle(what, failure);
  }
}

/** The present value of something watched. */
export function useWatched<Value>({ get, subscribe }: Pick<WatchedValue<Value>, 'get' | 'subscribe'>): Value {
  return useSyncExternalStore(subscribe, get, get);
}

const nothing = () => undefined;
const never = () => () => undefined;

/** The same where there may be nothing to watch. */
export function useWatchedOr<Value>(watched: Pick<WatchedValue<Value>, 'get' | 'subscribe'> | undefined): Value | undefined {
  return useSyncExternalStore<Value | undefined>(watched?.subscribe ?? never, watched?.get ?? nothing, watched?.get ?? nothing);
}
