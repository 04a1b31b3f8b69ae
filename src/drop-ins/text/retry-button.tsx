'use client';
import type { ReactElement } from 'react';

/** A second try at what did not work, within a notice that says so. */
export function RetryButton({ label, onRetry }: RetryButtonProps): ReactElement {
  return (
    <button type="button" className="csk-button" data-variant="secondary" data-size="small" onClick={() => onRetry()}>
      {label}
    </button>
  );
}

/** Props of `RetryButton`. */
export interface RetryButtonProps {
  label: string;
  onRetry: () => void;
}
