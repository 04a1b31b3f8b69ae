'use client';
import type { PresentedStatus } from '../../model/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { useStatusChange } from '../../react/status-badge/index.js';
import { useWords } from '../provider/index.js';

/** Has a change of status spoken once, politely. Several components may say it: the announcer drops the repetition. */
export function useStatusAnnouncement(status: PresentedStatus | undefined): void {
  const { t } = useWords();
  const announce = useAnnounce();
  useStatusChange(status, (next) => announce(t('status.changed', { label: t(`status.${next}.label`) })));
}
