'use client';
import type { ReactElement } from 'react';
import { useDropInSettings } from '../provider/index.js';
import { safeHref } from './safe-href.js';
import { useSupportWords } from './use-support-words.js';

/**
 * The way to support: a link, a button, or both in one; text where the address may not become a link. Renders nothing
 * when the host set neither `support` nor `onAction`.
 */
export function SupportContact({ prominent = false }: { prominent?: boolean | undefined }): ReactElement | null {
  const { support, onAction } = useDropInSettings();
  const words = useSupportWords();
  const label = support?.label ?? words.t('support.contact');
  const contact = support?.onContact ?? (onAction === undefined ? undefined : () => onAction('contact_support'));
  const look = {
    className: 'csk-button',
    'data-variant': prominent ? 'primary' : 'secondary',
    'data-size': prominent ? undefined : 'small',
  };
  const href = support?.href === undefined ? undefined : safeHref(support.href);
  if (href !== undefined) {
    return (
      <a {...look} href={href} rel="noopener noreferrer" onClick={() => support?.onContact?.()}>
        {label}
      </a>
    );
  }
  if (contact !== undefined) {
    return (
      <button {...look} type="button" onClick={contact}>
        {label}
      </button>
    );
  }
  return support?.href === undefined ? null : <span className="csk-text">{`${label}: ${support.href}`}</span>;
}

/** True when the host says how to reach support. */
export function useHasSupport(): boolean {
  const { support, onAction } = useDropInSettings();
  return support?.href !== undefined || support?.onContact !== undefined || onAction !== undefined;
}
