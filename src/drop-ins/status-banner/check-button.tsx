'use client';
import type { ReactElement } from 'react';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import { Icon } from '../icon/index.js';
import { useWords } from '../provider/index.js';
import { useCheckNow } from './use-check-now.js';

/** Checks the status now. It keeps the focus while it works. Renders a `<button>`. */
export function CheckButton({ view, label }: { view: CustomerStatusView; label?: string | undefined }): ReactElement {
  const words = useWords();
  const { checking, check } = useCheckNow(view);
  return (
    <button
      type="button"
      className="csk-button csk-status-banner-check"
      data-variant="secondary"
      data-size="small"
      data-busy={checking ? '' : undefined}
      aria-disabled={checking || undefined}
      onClick={check}
    >
      <Icon name="refresh" />
      {checking ? words.t('banner.checking') : (label ?? words.t('status.UNDER_REVIEW.action'))}
    </button>
  );
}
