'use client';
import type { ReactElement } from 'react';
import { type RfiItem, useRfiControls } from '../../react/rfi-form/index.js';
import { useFormWords } from './form-words.js';

/** Goes to the review with these answers alone, where the backend takes single answers and one of them is ready. */
export function SendThese({ items, title }: SendTheseProps): ReactElement | null {
  const words = useFormWords();
  const { canSendAlone, reviewOnly } = useRfiControls();
  const sendable = items.filter(({ requirement }) => requirement.kind !== 'action');
  if (!canSendAlone || !sendable.some(({ state }) => state === 'ready')) return null;
  const name = sendable.length === 1 ? 'one' : 'these';
  return (
    <div>
      <button
        type="button"
        className="csk-button csk-rfi-flow-edge"
        data-variant="quiet"
        data-size="small"
        aria-label={words.t(`rfi-flow.send-${name}-item`, { title })}
        onClick={() => reviewOnly(sendable.map(({ requirement }) => requirement.id))}
      >
        {words.t(`rfi-flow.send-${name}`)}
      </button>
    </div>
  );
}

/** Props of `SendThese`. */
export interface SendTheseProps {
  /** One item, or everything about one subject. */
  items: readonly RfiItem[];
  /** What they are, for the button's name. */
  title: string;
}
