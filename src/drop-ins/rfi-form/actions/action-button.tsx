'use client';
import { type ReactElement, useEffect, useRef } from 'react';
import type { ActionSpec } from '../../../model/index.js';
import { useFormWords } from '../use-form-words.js';

/** A button that stays in the tab order while it is busy, so that the focus is not lost. */
export function ActionButton({ busy, onPress, text, variant = 'secondary' }: ActionButtonProps): ReactElement {
  return (
    <button
      type="button"
      className="csk-button"
      data-variant={variant}
      aria-disabled={busy || undefined}
      onClick={() => (busy ? undefined : onPress())}
    >
      {text}
    </button>
  );
}

/** Props of `ActionButton`. */
export interface ActionButtonProps {
  busy: boolean;
  onPress: () => void;
  text: string;
  variant?: 'secondary' | 'quiet' | undefined;
}

/** A link to where a step is done. One that takes the place of the button that made it takes its focus too. */
export function ActionLink({ link, open, text, takesFocus = false }: ActionLinkProps): ReactElement {
  const words = useFormWords();
  const ref = useRef<HTMLAnchorElement>(null);
  const isNewTab = open !== 'same_tab';
  useEffect(() => {
    if (takesFocus) ref.current?.focus();
  }, [takesFocus]);
  return (
    <a
      ref={ref}
      className="csk-button"
      data-variant="secondary"
      href={link}
      target={isNewTab ? '_blank' : undefined}
      rel="noopener noreferrer"
    >
      {text}
      {isNewTab ? <span className="csk-visually-hidden">({words.t('common.new-tab')})</span> : null}
    </a>
  );
}

/** Props of `ActionLink`. */
export interface ActionLinkProps {
  link: string;
  open: NonNullable<ActionSpec['open']>;
  text: string;
  takesFocus?: boolean | undefined;
}

/** An address that may be visited: encrypted, or on this very machine. */
export function safeWebAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  const isLocal = protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
  return protocol === 'https:' || isLocal ? url : undefined;
}
