'use client';
import { type ReactElement, useEffect } from 'react';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import { LONG_WAIT_MS, useLasting } from '../text/index.js';
import { useBannerWords } from './use-banner-words.js';
import { useCheckNow } from './use-check-now.js';

/** Checks the status now. It keeps the focus while it works. Where that takes long, it says so. Renders a `<button>`. */
export function CheckButton({ view, label }: { view: CustomerStatusView; label?: string | undefined }): ReactElement {
  const words = useBannerWords();
  const { checking, check } = useCheckNow(view);
  const isSlow = useLasting(checking, LONG_WAIT_MS);
  const announce = useAnnounce();
  const slow = words.t('banner.slow');
  useEffect(() => {
    if (isSlow) announce(slow);
  }, [isSlow, slow, announce]);
  return (
    <>
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
      {isSlow ? (
        <span className="csk-text" data-muted="" data-size="small">
          {slow}
        </span>
      ) : null}
    </>
  );
}
