'use client';
import type { ReactElement } from 'react';
import { errorWords } from '../../messages/index.js';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import { Icon } from '../icon/index.js';
import { Heading, type HeadingLevel, LONG_WAIT_MS, Reference, SkeletonLines, useLasting } from '../text/index.js';
import { BannerFooter } from './banner-footer.js';
import { ConnectionNotice } from './connection-notice.js';
import { useBannerWords } from './use-banner-words.js';

/** The shape of what is to come, and why it does not come. */
export function BannerLoading({ view, titleId, title }: BannerLoadingProps): ReactElement {
  const words = useBannerWords();
  const isSlow = useLasting(true, LONG_WAIT_MS) && !isToldBelow(view);
  return (
    <div className="csk-card csk-tone csk-status-banner-card" data-tone="neutral">
      <p className="csk-visually-hidden" id={titleId}>
        {title ?? words.t('banner.loading')}
      </p>
      <div className="csk-status-banner-header" aria-hidden="true">
        <span className="csk-skeleton csk-status-banner-icon" />
        <div className="csk-stack csk-status-banner-text">
          <SkeletonLines />
        </div>
      </div>
      {view === undefined ? null : <ConnectionNotice view={view} />}
      {isSlow ? (
        <p className="csk-text" data-muted="">
          {words.t('banner.slow')}
        </p>
      ) : null}
    </div>
  );
}

interface BannerLoadingProps {
  /** Absent where there is nothing yet to read from. */
  view?: CustomerStatusView | undefined;
  titleId?: string | undefined;
  /** What is loading, where the reader is not the customer. */
  title?: string | undefined;
}

/** Of a session that is over, and of a line that is down, the notice below says everything. */
function isToldBelow(view: CustomerStatusView | undefined): boolean {
  return view?.connection === 'ended' || view?.connection === 'offline';
}

/** Nothing is known and the last try to read failed. */
export function BannerUnavailable(props: BannerUnavailableProps): ReactElement {
  return (
    <div className="csk-card csk-tone csk-status-banner-card" data-tone="neutral">
      <UnavailableHeader {...props} />
      <ConnectionNotice view={props.view} />
      <BannerFooter view={props.view} action="check_status" />
    </div>
  );
}

/** Says that nothing can be shown, and why. */
export function UnavailableHeader({ view, titleId, title, level }: BannerUnavailableProps): ReactElement {
  const words = useBannerWords();
  const reason = view.error === undefined ? words.t('banner.unavailable.message') : errorWords(view.error, words);
  return (
    <div className="csk-status-banner-header">
      <span className="csk-status-banner-icon">
        <Icon name="question" />
      </span>
      <div className="csk-stack csk-status-banner-text" data-gap="small">
        <Heading level={level} size="large" id={titleId}>
          {title ?? words.t('banner.unavailable.title')}
        </Heading>
        {isToldBelow(view) ? null : <p className="csk-text">{reason}</p>}
        {view.error?.requestId === undefined ? null : <Reference value={view.error.requestId} />}
      </div>
    </div>
  );
}

interface BannerUnavailableProps {
  view: CustomerStatusView;
  titleId: string;
  /** What cannot be shown, where the reader is not the customer. */
  title?: string | undefined;
  level: HeadingLevel;
}
