'use client';
import { useState } from 'react';
import type { CommandResult } from '../../client/index.js';
import { errorWords } from '../../messages/index.js';
import type { CustomerStatusError } from '../../model/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { useOperatorWords } from './use-operator-words.js';

/** A command of an operator: whether it runs, and why it failed. */
export interface CommandState {
  busy: boolean;
  error: CustomerStatusError | undefined;
  /** Runs a command unless one runs already; resolves with true when it worked. */
  run: (command: () => Promise<CommandResult>) => Promise<boolean>;
}

/** Runs one command at a time, keeps its error to be shown, and says how it went. */
export function useCommand(): CommandState {
  const words = useOperatorWords();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CustomerStatusError>();
  const run = async (command: () => Promise<CommandResult>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setError(undefined);
    const result = await command();
    setBusy(false);
    if (result.ok) {
      announce(words.t('operator.done'));
      return true;
    }
    setError(result.error);
    announce(words.t('operator.failed', { reason: errorWords(result.error, words) }), 'assertive');
    return false;
  };
  return { busy, error, run };
}
