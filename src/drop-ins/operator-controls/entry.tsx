'use client';
import { type ReactElement, type ReactNode, useId } from 'react';

/** Props of `Entry`. */
export interface EntryProps {
  label: string;
  error?: string | undefined;
  children: (props: Record<string, unknown>) => ReactNode;
}

/** A labelled control of a form, with what is wrong with it. */
export function Entry({ label, error, children }: EntryProps): ReactElement {
  const id = useId();
  const invalid = error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-error` };
  return (
    <div className="csk-field">
      <label className="csk-label" htmlFor={id}>
        {label}
      </label>
      {error === undefined ? null : (
        <p className="csk-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {children({ id, className: 'csk-input', ...invalid })}
    </div>
  );
}
