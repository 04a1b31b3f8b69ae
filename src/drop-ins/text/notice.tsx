'use client';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from '../icon/index.js';

const ICONS: Record<NoticeTone, IconName> = {
  info: 'info',
  positive: 'check-circle',
  caution: 'warning',
  negative: 'cross-circle',
  neutral: 'info',
};

type NoticeTone = 'info' | 'positive' | 'caution' | 'negative' | 'neutral';

/** A message set apart from the text around it. Renders a `<div>`. */
export function Notice({ tone = 'info', icon, children }: NoticeProps): ReactElement {
  return (
    <div className="csk-notice" data-tone={tone}>
      <Icon name={icon ?? ICONS[tone]} />
      <div className="csk-stack" data-gap="small">
        {children}
      </div>
    </div>
  );
}

/** Props of `Notice`. */
export interface NoticeProps {
  tone?: NoticeTone | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
}
