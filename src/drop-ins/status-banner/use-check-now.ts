'use client';
import { useEffect, useRef, useState } from 'react';
import { errorWords } from '../../messages/index.js';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { useBannerWords } from './use-banner-words.js';

/** Checks the status now and says how it went. A change is not repeated here: it is announced where it is seen. */
export function useCheckNow(view: CustomerStatusView): { checking: boolean; check: () => void } {
  const [checking, setChecking] = useState(false);
  const announce = useAnnounce();
  const words = useBannerWords();
  const status = useRef(view.status);
  useEffect(() => {
    status.current = view.status;
  }, [view.status]);
  const check = async () => {
    if (checking) return;
    const before = view.status;
    setChecking(true);
    announce(words.t('banner.checking'));
    const result = await view.refresh();
    setChecking(false);
    if (!result.ok) announce(`${words.t('banner.check-failed')} ${errorWords(result.error, words)}`);
    else if (status.current === before) announce(words.t('banner.checked'));
  };
  return { checking, check: () => void check() };
}
