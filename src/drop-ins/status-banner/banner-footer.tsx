'use client';
import type { ReactElement } from 'react';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import type { CustomerAction } from '../provider/index.js';
import { SupportContact, useHasSupport } from '../support/index.js';
import { fillText, SLOT, TimeText } from '../text/index.js';
import { CheckButton } from './check-button.js';
import { useBannerWords } from './use-banner-words.js';

/** How fresh it is, how to check again, and the way to support: the same places in every status. */
export function BannerFooter({ view, action }: BannerFooterProps): ReactElement {
  const words = useBannerWords();
  const hasSupport = useHasSupport();
  return (
    <div className="csk-status-banner-footer">
      <div className="csk-row csk-status-banner-freshness">
        <CheckButton view={view} label={view.status === undefined ? words.t('common.retry') : undefined} />
        {view.lastCheckedAt === undefined ? null : (
          <span className="csk-text" data-muted="" data-size="small">
            {fillText(words.t('banner.last-checked', { time: SLOT }), <LastChecked at={view.lastCheckedAt} />)}
          </span>
        )}
        {view.sample ? <span className="csk-status-banner-sample">{words.t('banner.sample')}</span> : null}
      </div>
      {hasSupport ? (
        <div className="csk-row csk-status-banner-support">
          <span className="csk-text" data-muted="" data-size="small">
            {words.t('support.title')}
          </span>
          <SupportContact prominent={action === 'contact_support'} />
        </div>
      ) : null}
    </div>
  );
}

interface BannerFooterProps {
  view: CustomerStatusView;
  action: CustomerAction | 'check_status';
}

function LastChecked({ at }: { at: string }): ReactElement {
  const words = useBannerWords();
  const isToday = words.date(at) === words.date(new Date(words.now()).toISOString());
  return <TimeText at={at} format={isToday ? 'time' : 'dateTime'} />;
}
