'use client';
import { useEffect, useRef, useState } from 'react';
import type { CommandResult } from '../../client/index.js';
import { errorWords } from '../../messages/index.js';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import type { Words } from '../provider/index.js';
import { useBannerWords } from './use-banner-words.js';

type Shown = Pick<CustomerStatusView, 'customer' | 'status'>;

/** A check that is over. */
interface Check {
  before: Shown;
  result: CommandResult;
}

/** Checks the status now and says how it went. */
export function useCheckNow(view: CustomerStatusView): { checking: boolean; check: () => void } {
  const [checking, setChecking] = useState(false);
  const [done, setDone] = useState<Check>();
  const told = useRef<Check>(undefined);
  const announce = useAnnounce();
  const words = useBannerWords();
  const { customer, status } = view;
  useEffect(() => {
    if (done === undefined || told.current === done) return;
    told.current = done;
    const text = resultInWords(done, { customer, status }, words);
    if (text !== undefined) announce(text);
  }, [done, customer, status, words, announce]);
  const check = async () => {
    if (checking) return;
    setChecking(true);
    announce(words.t('banner.checking'));
    const result = await view.refresh();
    setChecking(false);
    setDone({ before: { customer, status }, result });
  };
  return { checking, check: () => void check() };
}

/** Another status is not said here: it is announced where it is seen. The first one is announced nowhere else. */
function resultInWords({ before, result }: Check, { customer, status }: Shown, words: Words): string | undefined {
  if (!result.ok) return `${words.t('banner.check-failed')} ${errorWords(result.error, words)}`;
  if (customer === before.customer) return words.t('banner.checked');
  if (status === before.status) return words.t('banner.updated');
  if (status === undefined || before.status !== undefined) return undefined;
  return words.t('status.changed', { label: words.t(`status.${status}.label`) });
}
