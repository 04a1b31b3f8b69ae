'use client';
import type { ReactElement } from 'react';
import { statusMessage } from '../../messages/index.js';
import { type PresentedStatus, substatusForCustomer, type UnlockStep } from '../../model/index.js';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import { useBannerWords } from './use-banner-words.js';
import type { RequestCount } from './use-request-count.js';
import { Icon } from '../icon/index.js';
import { type CustomerAction, type Words } from '../provider/index.js';
import { STATUS_LOOKS } from '../status-words/index.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { ExpectedTime } from './expected-time.js';
import { ACTION_WORDS, isAllSent, isCollecting } from './status-action.js';

/** Title, message and the one step the status offers. */
export function BannerHeader({
  view,
  status,
  step,
  requests,
  titleId,
  level,
  action,
  onAction,
}: BannerHeaderProps): ReactElement {
  const words = useBannerWords();
  const allSent = isAllSent(status, step);
  const shown = allSent ? 'UNDER_REVIEW' : status;
  const { title } = statusMessage(shown, words);
  const message = messageOf(view, { status, step }, words);
  // What is finer than the status tells what is missing: nothing is, once everything was sent.
  const substatus = allSent ? undefined : words.find(`substatus.${substatusForCustomer(view.info?.substatus) ?? ''}`);
  return (
    <div className="csk-status-banner-header">
      <span className="csk-status-banner-icon">
        <Icon name={STATUS_LOOKS[shown].icon} />
      </span>
      <div className="csk-stack csk-status-banner-text" data-gap="small">
        <Heading level={level} size="large" id={titleId}>
          {title}
        </Heading>
        {message === '' ? null : <p className="csk-text">{message}</p>}
        {substatus === undefined ? null : <p className="csk-text">{substatus}</p>}
        {requests.now === 0 ? null : <p className="csk-text">{words.t('banner.requests', { count: requests.now })}</p>}
        {view.info === undefined ? null : <ExpectedTime info={view.info} isAsked={requests.now > 0} />}
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
  step: UnlockStep;
  requests: RequestCount;
  titleId: string;
  level: HeadingLevel;
  action: CustomerAction | 'check_status';
  onAction: ((action: CustomerAction) => void) | undefined;
}

/** A business takes longer than the table's sentence says, and support is named only where it is what leads on. */
function messageOf(
  { customer }: CustomerStatusView,
  { status, step }: { status: PresentedStatus; step: UnlockStep },
  words: Words,
): string {
  if (status === 'DEACTIVATED' && customer?.status.recovery === 'none') return '';
  if (status === 'DEACTIVATED' && step === 'reactivate') return words.t('status.DEACTIVATED.closed');
  if (status === 'REJECTED' && step === 'answer_requests') return words.t('banner.message.REJECTED.self');
  if (isAllSent(status, step)) return words.t('status.UNDER_REVIEW.reviewing');
  if (step === 'contact_support' && isCollecting(status)) return words.t(`banner.message.${status}.support`);
  if (status !== 'UNDER_REVIEW' || customer?.type !== 'BUSINESS') return statusMessage(status, words).message;
  return `${words.t('status.UNDER_REVIEW.reviewing')} ${words.t('banner.duration.BUSINESS')}`;
}
