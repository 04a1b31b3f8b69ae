'use client';
import type { ReactElement, ReactNode } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { customerReasonWords } from '../../messages/index.js';
import type { CustomerSnapshot, PresentedStatus } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { useFeatureLabel } from '../feature-gate/use-feature-label.js';
import { Icon } from '../icon/index.js';
import { useWords } from '../provider/index.js';
import { BackendText, Heading, type HeadingLevel } from '../text/index.js';
import { useRequestCount } from './use-request-count.js';

/** Why it is so, what can still be done, and what happens next. */
export function BannerDetails({ status, customer, level, client }: BannerDetailsProps): ReactElement {
  const words = useWords();
  const reasons = customerReasonWords(customer?.status.reasons ?? [], words);
  const possible = useStillPossible(status, client);
  const requests = useRequestCount({ customer, status });
  const hasMoreToCome = status === 'ACTIVE' && requests.now + requests.later > 0;
  return (
    <div className="csk-status-banner-details">
      {reasons.length === 0 ? null : (
        <Detail level={level} title={words.t('banner.reasons')}>
          <ul className="csk-list csk-status-banner-reasons">
            {reasons.map((reason) => (
              <li key={reason.text}>
                <BackendText value={reason} />
              </li>
            ))}
          </ul>
        </Detail>
      )}
      {possible.length === 0 ? null : (
        <Detail level={level} title={words.t('banner.still-possible')}>
          <ul className="csk-list csk-status-banner-possible">
            {possible.map((feature) => (
              <li key={feature}>
                <Icon name="check" />
                <span>{feature}</span>
              </li>
            ))}
          </ul>
        </Detail>
      )}
      <Detail level={level} title={words.t('banner.next-step')}>
        <p className="csk-text">{words.t(hasMoreToCome ? 'banner.next.ACTIVE.requests' : `banner.next.${status}`)}</p>
      </Detail>
    </div>
  );
}

interface BannerDetailsProps {
  status: PresentedStatus;
  customer: CustomerSnapshot | undefined;
  level: HeadingLevel;
  client: CustomerClient | undefined;
}

function Detail({ level, title, children }: { level: HeadingLevel; title: string; children: ReactNode }): ReactElement {
  return (
    <div className="csk-stack csk-status-banner-detail" data-gap="small">
      <Heading level={level} size="small">
        {title}
      </Heading>
      {children}
    </div>
  );
}

const LISTED: readonly PresentedStatus[] = ['UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'DEACTIVATED'];

/** The names of the open features, where some are closed. */
function useStillPossible(status: PresentedStatus, client: CustomerClient | undefined): string[] {
  const labelOf = useFeatureLabel();
  const open = useClientSnapshot(
    (snapshot) => Object.keys(snapshot.features).filter((name) => snapshot.features[name]?.open === true),
    client,
  );
  return LISTED.includes(status) ? open.flatMap((name) => labelOf(name) ?? []) : [];
}
