'use client';
import { type ReactElement, useState } from 'react';
import { errorWords } from '../../messages/index.js';
import type { CustomerStatusError, Requirement } from '../../model/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { useRfiControls } from '../../react/rfi-form/index.js';
import { Notice } from '../text/index.js';
import { useFormWords } from './use-form-words.js';

/** The way to more time where the backend offers it, and what became of the wish. */
export function ItemExtension({ requirement }: { requirement: Requirement }): ReactElement | null {
  const words = useFormWords();
  const { client } = useRfiControls();
  const isOffered = useClientSnapshot(() => client.supports('requestExtension'), client);
  const { ask, isAsking, error } = useExtension(requirement);
  const extension = requirement.due?.extension;
  if (extension === 'requested' || extension === 'refused')
    return <p className="csk-hint">{words.t(`rfi-items.extension-${extension}`)}</p>;
  if (extension === undefined || !isOffered) return null;
  return (
    <>
      <div>
        <button
          type="button"
          className="csk-button"
          data-variant="secondary"
          data-size="small"
          aria-disabled={isAsking || undefined}
          aria-label={words.t('rfi-items.extension-ask-for', { title: words.text(requirement.title).text })}
          onClick={ask}
        >
          {words.t(isAsking ? 'rfi-items.extension-asking' : 'rfi-items.extension-ask')}
        </button>
      </div>
      {error === undefined ? null : (
        <div role="alert">
          <Notice tone="negative">{errorWords(error, words)}</Notice>
        </div>
      )}
    </>
  );
}

interface ExtensionState {
  isAsking: boolean;
  error?: CustomerStatusError;
}

/** Asks once at a time, and has spoken what came of it. */
function useExtension({ id, title }: Requirement) {
  const words = useFormWords();
  const announce = useAnnounce();
  const { client } = useRfiControls();
  const [state, setState] = useState<ExtensionState>({ isAsking: false });
  const ask = async (): Promise<void> => {
    if (state.isAsking) return;
    setState({ isAsking: true });
    const result = await client.requestExtension(id);
    setState(result.ok ? { isAsking: false } : { isAsking: false, error: result.error });
    if (!result.ok) return;
    const { due } = client.getSnapshot().customer?.requirements.find((requirement) => requirement.id === id) ?? {};
    const { text } = words.text(title);
    if (due?.extension === 'requested') announce(words.t('rfi-items.said-extension-requested', { title: text }));
    else if (due?.at !== undefined) announce(words.t('rfi-items.said-extended', { title: text, date: words.date(due.at) }));
  };
  return { ...state, ask: () => void ask() };
}
