'use client';
import { type ReactElement, type ReactNode, useId } from 'react';

/** A labelled control of a form, with help and with what is wrong with it. */
export function Entry({ label, hint, error, children }: EntryProps): ReactElement {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim();
  const props: Record<string, unknown> = { id, className: 'csk-input' };
  if (described !== '') props['aria-describedby'] = described;
  if (error !== undefined) props['aria-invalid'] = true;
  return (
    <div className="csk-field">
      <label className="csk-label" htmlFor={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className="csk-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="csk-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {children(props)}
    </div>
  );
}

/** Props of `Entry`. */
interface EntryProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Gets what ties the control to its label. */
  children: (props: Record<string, unknown>) => ReactNode;
}
