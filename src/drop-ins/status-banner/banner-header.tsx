'use client';
import type { ReactElement } from 'react';
import { statusMessage } from '../../messages/index.js';
import { type PresentedStatus, substatusForCustomer } from '../../model/index.js';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import { useBannerWords } from './use-banner-words.js';
import { useRequestCount } from './use-request-count.js';
import { Icon } from '../icon/index.js';
import { type CustomerAction, type Words } from '../provider/index.js';
import { STATUS_LOOKS } from '../status-words/index.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { ExpectedTime } from './expected-time.js';
import { ACTION_WORDS } from './status-action.js';

/** Title, message and the one step the status offers. */
export function BannerHeader({ view, status, titleId, level, action, onAction }: BannerHeaderProps): ReactElement {
  const words = useBannerWords();
  const { title } = statusMessage(status, words);
  const message = messageOf(view, status, words);
  const substatus = words.find(`substatus.${substatusForCustomer(view.info?.substatus) ?? ''}`);
  const requests = useRequestCount(view);
  return (
    <div className="csk-status-banner-header">
      <span className="csk-status-banner-icon">
        <Icon name={STATUS_LOOKS[status].icon} />
      </span>
      <div className="csk-stack csk-status-banner-text" data-gap="small">
        <Heading level={level} size="large" id={titleId}>
          {title}
        </Heading>
        {message === '' ? null : <p className="csk-text">{message}</p>}
        {substatus === undefined ? null : <p className="csk-text">{substatus}</p>}
        {requests.now === 0 ? null : <p className="csk-text">{words.t('banner.requests', { count: requests.now })}</p>}
        {view.info === undefined ? null : <ExpectedTime info={view.info} />}
        {action === 'check_status' || action === 'contact_support' || onAction === undefined ? null : (
          <div className="csk-row csk-status-banner-action">
            <button type="button" className="csk-button" onClick={() => onAction(action)}>
              {words.t(ACTION_WORDS[action])}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

interface BannerHeaderProps {
  view: CustomerStatusView;
  status: PresentedStatus;
  titleId: string;
  level: HeadingLevel;
  action: CustomerAction | 'check_status';
  onAction: ((action: CustomerAction) => void) | undefined;
}

/** A business takes longer than the table's sentence says, and what is closed for good is not opened by support. */
function messageOf({ customer }: CustomerStatusView, status: PresentedStatus, words: Words): string {
  if (status === 'DEACTIVATED' && customer?.status.recovery === 'none') return '';
  if (status !== 'UNDER_REVIEW' || customer?.type !== 'BUSINESS') return statusMessage(status, words).message;
  return `${words.t('status.UNDER_REVIEW.reviewing')} ${words.t('banner.duration.BUSINESS')}`;
}
