'use client';
import { useState } from 'react';
import type { ActionProof, CustomerStatusError, Requirement, StartedAction } from '../../../model/index.js';
import { useRfiControls } from '../../../react/rfi-form/index.js';

/** Does in the host what the kit cannot: a wallet, an embedded flow. What it resolves with proves that it was done. */
export type ActionHandler = (requirement: Requirement, started: StartedAction) => Promise<ActionProof | undefined>;

/** Where a step is. */
export interface ActionState {
  started?: StartedAction | undefined;
  error?: CustomerStatusError | undefined;
  /** True when the host's part came to nothing: refused, closed, failed. */
  dropped: boolean;
  busy: boolean;
  done: boolean;
}

/** A step and what can be done about it. */
export interface Action extends ActionState {
  /** Asks the backend for what is needed. `undefined` when it failed. */
  start: () => Promise<StartedAction | undefined>;
  complete: (proof: ActionProof) => Promise<void>;
  /** Starts, unless that was done, and hands over to the host, or to the given handler. */
  runInHost: (handler?: ActionHandler) => Promise<void>;
  /** Reads the customer again, for a step that was done elsewhere. */
  look: () => Promise<void>;
}

const AT_REST: ActionState = { busy: false, done: false, dropped: false };

/** The state of a step. Nothing that goes wrong ends it: it can be tried again. */
export function useAction(requirement: Requirement, onAction: ActionHandler | undefined): Action {
  const { client } = useRfiControls();
  const [state, setState] = useState(AT_REST);
  const change = (part: Partial<ActionState>) => setState((current) => ({ ...current, ...part }));
  const begin = () => change({ busy: true, error: undefined, dropped: false });
  const complete = async (proof: ActionProof): Promise<void> => {
    begin();
    const result = await client.completeAction(requirement.id, proof);
    change({ busy: false, done: result.ok, error: result.ok ? undefined : result.error });
  };
  const start = async (): Promise<StartedAction | undefined> => {
    begin();
    const result = client.supports('startAction')
      ? await client.startAction(requirement.id, window.location.href)
      : { ok: true as const, value: {} };
    change({ busy: false, ...(result.ok ? { started: result.value } : { error: result.error }) });
    return result.ok ? result.value : undefined;
  };
  return {
    ...state,
    complete,
    start,
    async runInHost(handler = onAction) {
      const started = state.started ?? (await start());
      if (started === undefined) return;
      begin();
      const proof = await settled(async () => handler?.(requirement, started));
      if (proof === undefined) change({ busy: false, dropped: true });
      else await complete(proof);
    },
    async look() {
      begin();
      const result = await client.refresh();
      change({ busy: false, error: result.ok ? undefined : result.error });
    },
  };
}

/** A host's code may fail before it promises anything. */
async function settled<Value>(run: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await run();
  } catch {
    return undefined;
  }
}
