'use client';
import type { ReactElement, ReactNode } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { specificReasonWords } from '../../messages/index.js';
import {
  type CustomerSnapshot,
  isClosedStatus,
  type PresentedStatus,
  type ResolvedText,
  type UnlockStep,
} from '../../model/index.js';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import { Icon } from '../icon/index.js';
import type { Words } from '../provider/index.js';
import { BackendText, Heading, type HeadingLevel } from '../text/index.js';
import { isAllSent, isCollecting } from './status-action.js';
import { useBannerWords } from './use-banner-words.js';
import type { RequestCount } from './use-request-count.js';
import { useStillPossible } from './use-still-possible.js';

/** Why it is so, what can still be done, and what happens next. */
export function BannerDetails({ view, status, step, requests, level, client }: BannerDetailsProps): ReactElement | null {
  const { customer } = view;
  const words = useBannerWords();
  const reasons = shownReasons(status, step, customer, words);
  const { features, isNothing } = useStillPossible(status, client);
  const isQuiet = view.connection === 'ended' && isAwaited(status);
  if (isQuiet && reasons.length === 0 && features.length === 0 && !isNothing) return null;
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
      {features.length === 0 && !isNothing ? null : (
        <Detail level={level} title={words.t('banner.still-possible')}>
          {isNothing ? <p className="csk-text">{words.t('banner.nothing-possible')}</p> : <PossibleList features={features} />}
        </Detail>
      )}
      {isQuiet ? null : (
        <Detail level={level} title={words.t('banner.next-step')}>
          <p className="csk-text">{askedWords(status, requests, words) ?? nextWords(status, step, customer, words)}</p>
        </Detail>
      )}
    </div>
  );
}

interface BannerDetailsProps {
  view: CustomerStatusView;
  status: PresentedStatus;
  step: UnlockStep;
  requests: RequestCount;
  level: HeadingLevel;
  client: CustomerClient | undefined;
}

/** What comes next is a result that will be shown here: not to somebody who is signed out. */
function isAwaited(status: PresentedStatus): boolean {
  return status === 'UNDER_REVIEW' || status === 'UNKNOWN';
}

/** A refusal always says something about why: the same words for every finding of which nothing may be said. */
function shownReasons(
  status: PresentedStatus,
  step: UnlockStep,
  customer: CustomerSnapshot | undefined,
  words: Words,
): ResolvedText[] {
  const isClosed = isClosedStatus(status);
  const isLeftToOthers = isCollecting(status) && (step === 'wait_for_review' || step === 'contact_support');
  const isFinal = (isClosed && !isOwn(step)) || isLeftToOthers;
  const specific = specificReasonWords(customer?.status.reasons ?? [], words, { isFinal });
  if (specific.length > 0 || !isClosed) return specific;
  return [{ text: words.t('reasons.other') }];
}

/** What comes next where it hangs on answers of the customer. */
function askedWords(status: PresentedStatus, { now, later }: RequestCount, words: Words): string | undefined {
  if (status === 'UNDER_REVIEW' && now > 0) return words.t('banner.next.NEEDS_ADDITIONAL_INFORMATION');
  if (status !== 'ACTIVE' || now + later === 0) return undefined;
  return words.t(now > 0 ? 'banner.next.ACTIVE.now' : 'banner.next.ACTIVE.requests');
}

/** Where an account has ended, whether that is for good or can be put right, and by whom. */
function nextWords(status: PresentedStatus, step: UnlockStep, customer: CustomerSnapshot | undefined, words: Words): string {
  if (isAllSent(status, step)) return words.t('banner.next.UNDER_REVIEW');
  if (isCollecting(status) && step === 'contact_support') return words.t('banner.next.support');
  if (customer === undefined || !isClosedStatus(status)) return words.t(`banner.next.${status}`);
  const { recovery } = customer.status;
  return words.t(`banner.outlook.${status}.${recovery === 'self' && !isOwn(step) ? 'support' : recovery}`);
}

/** True where the customer can put right by themselves what has ended. */
function isOwn(step: UnlockStep): boolean {
  return step === 'answer_requests' || step === 'reactivate';
}

function PossibleList({ features }: { features: readonly string[] }): ReactElement {
  return (
    <ul className="csk-list csk-status-banner-possible">
      {features.map((feature) => (
        <li key={feature}>
          <Icon name="check" />
          <span>{feature}</span>
        </li>
      ))}
    </ul>
  );
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
