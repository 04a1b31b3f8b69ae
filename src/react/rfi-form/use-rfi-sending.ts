'use client';
import { useEffect, useRef } from 'react';
import type { CustomerClient, SubmissionReceipt } from '../../client/index.js';
import { type FlowState, withFailure, withReceipt } from './rfi-flow.js';
import type { RfiItem } from './rfi-items.js';

/** What sending needs of the form. */
export interface SendingInput {
  client: CustomerClient;
  items: readonly RfiItem[];
  state: FlowState;
  setState: (change: (state: FlowState) => FlowState) => void;
  onSubmitted: ((receipt: SubmissionReceipt) => void) | undefined;
}

/** Sends what was chosen, once however often it is asked, and hears of an answer that arrived after all. */
export function useRfiSending({ client, items, state, setState, onSubmitted }: SendingInput): () => Promise<void> {
  const flying = useRef(false);
  const latest = useRef({ chosenIds: state.chosenIds, onSubmitted });
  useEffect(() => {
    latest.current = { chosenIds: state.chosenIds, onSubmitted };
  });
  useEffect(
    () =>
      client.on('answersSubmitted', (receipt) => {
        const { chosenIds, onSubmitted: tell } = latest.current;
        const isOurs = chosenIds.length > 0 && receipt.requirementIds.every((id) => chosenIds.includes(id));
        if (flying.current || !isOurs) return;
        setState(() => withReceipt(receipt));
        tell?.(receipt);
      }),
    [client, setState],
  );
  return async () => {
    if (flying.current) return;
    flying.current = true;
    setState((current) => ({ ...current, sending: true, failure: undefined }));
    const result = await client.submitAnswers(state.chosenIds);
    flying.current = false;
    if (result.ok) {
      setState(() => withReceipt(result.value));
      onSubmitted?.(result.value);
      return;
    }
    const { drafts } = client.getSnapshot();
    const hasConflict = state.chosenIds.some((id) => drafts[id]?.conflict !== undefined);
    setState((current) => withFailure(current, result.error, { items, hasConflict }));
  };
}
