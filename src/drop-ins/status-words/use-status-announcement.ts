'use client';
import { useEffect } from 'react';
import type { PresentedStatus } from '../../model/index.js';
import { holdPageRegion, pageAnnouncer, useAnnouncer } from '../../react/live-region/index.js';
import { useStatusChange } from '../../react/status-badge/index.js';
import { useStatusWords } from './use-status-words.js';

/**
 * Has a change of status spoken once, politely. Several components may say it: the announcer drops the repetition. Without
 * a provider the page gets one region for all of them.
 */
export function useStatusAnnouncement(status: PresentedStatus | undefined): void {
  const { t } = useStatusWords();
  const announcer = useAnnouncer();
  const isAlone = announcer === undefined && status !== undefined;
  useEffect(() => (isAlone ? holdPageRegion('csk-visually-hidden') : undefined), [isAlone]);
  useStatusChange(status, (next) =>
    (announcer ?? pageAnnouncer()).announce(t('status.changed', { label: t(`status.${next}.label`) })),
  );
}
