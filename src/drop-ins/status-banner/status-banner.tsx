'use client';
import { forwardRef, type HTMLAttributes, type ReactElement, type Ref, useId, useState } from 'react';
import { joinClasses } from '../class-names.js';
import type { CustomerClient } from '../../client/index.js';
import { nextStep, type PresentedStatus, type UnlockStep } from '../../model/index.js';
import { type CustomerStatusView, useCustomerStatus } from '../../react/hooks/index.js';
import { useCustomerClient } from '../../react/provider/index.js';
import { useStanding } from '../feature-gate/use-standing.js';
import { type CustomerAction, useDropInSettings } from '../provider/index.js';
import { STATUS_LOOKS, type Tone, useStatusAnnouncement } from '../status-words/index.js';
import { below, type HeadingLevel } from '../text/index.js';
import { BannerDetails } from './banner-details.js';
import { BannerFooter } from './banner-footer.js';
import { BannerHeader } from './banner-header.js';
import { BannerLoading, UnavailableHeader } from './banner-waiting.js';
import { ConnectionNotice } from './connection-notice.js';
import { actionFor, isAllSent } from './status-action.js';
import { useBannerWords } from './use-banner-words.js';
import { useRequestCount } from './use-request-count.js';
import { useSupportWarning } from './use-support-warning.js';

/**
 * Where the customer stands, why, what can still be done, what comes next, and how fresh all that is. Renders a
 * `<section>` named by its heading.
 *
 * @example
 * ```tsx
 * import { CustomerStatusProvider, StatusBanner, type CustomerClient } from 'customer-status-kit';
 *
 * export const Account = ({ client }: { client: CustomerClient }) => (
 *   <CustomerStatusProvider client={client} support={{ href: 'mailto:help@example.com' }}>
 *     <StatusBanner headingLevel={1} />
 *   </CustomerStatusProvider>
 * );
 * ```
 */
export const StatusBanner = forwardRef<HTMLElement, StatusBannerProps>(function StatusBanner(props, ref) {
  const { customerId } = useCustomerClient(props.client);
  return <Banner key={customerId} {...props} bannerRef={ref} />;
});

/** Props of `StatusBanner`. */
export interface StatusBannerProps extends Omit<HTMLAttributes<HTMLElement>, 'children'> {
  /** Beats the provider's. */
  client?: CustomerClient | undefined;
  /** Rank of the title, 2 unless said. */
  headingLevel?: HeadingLevel | undefined;
  /** Beats the provider's. */
  onAction?: ((action: CustomerAction) => void) | undefined;
}

interface BannerProps extends StatusBannerProps {
  bannerRef: Ref<HTMLElement>;
}

/** Of one customer: what was said and is under way for one is nothing of the next one's. */
function Banner({ client, headingLevel = 2, onAction, className, bannerRef, ...rest }: BannerProps): ReactElement {
  const view = useCustomerStatus(client);
  const settings = useDropInSettings();
  const words = useBannerWords();
  const titleId = useId();
  const hasFailed = useHasFailed(view.phase);
  useStatusAnnouncement(view.status);
  return (
    <section
      {...rest}
      ref={bannerRef}
      lang={words.locale}
      aria-labelledby={titleId}
      aria-busy={view.phase === 'loading' || undefined}
      data-status={view.status}
      className={joinClasses('csk-root csk-container csk-status-banner', className)}
    >
      {view.phase === 'loading' && !hasFailed ? (
        <BannerLoading view={view} titleId={titleId} />
      ) : (
        <Card {...{ view, titleId, client }} level={headingLevel} onAction={onAction ?? settings.onAction} />
      )}
    </section>
  );
}

/** True from a first read that failed until there is something to show: whoever tries again keeps what they have pressed. */
function useHasFailed(phase: CustomerStatusView['phase']): boolean {
  const [hasFailed, setHasFailed] = useState(false);
  if (phase === 'unavailable' && !hasFailed) setHasFailed(true);
  if (phase === 'ready' && hasFailed) setHasFailed(false);
  return hasFailed;
}

interface CardProps {
  view: CustomerStatusView;
  titleId: string;
  level: HeadingLevel;
  client: CustomerClient | undefined;
  onAction: ((action: CustomerAction) => void) | undefined;
}

/** With a status or without one: the button that checks again is the same, so it keeps the focus when a status comes. */
function Card({ view, titleId, level, client, onAction }: CardProps): ReactElement {
  const { status } = view;
  const requests = useRequestCount(view, client);
  const step = nextStep(useStanding(client));
  const action = offeredBy(view, step);
  useSupportWarning(status, view.info);
  return (
    <div className="csk-card csk-tone csk-status-banner-card" data-tone={toneOf(status, step)}>
      {status === undefined ? (
        <UnavailableHeader view={view} titleId={titleId} level={level} />
      ) : (
        <BannerHeader {...{ view, status, step, requests, titleId, level, action, onAction }} />
      )}
      <ConnectionNotice view={view} />
      {status === undefined ? null : <BannerDetails {...{ view, status, step, requests, client }} level={below(level)} />}
      <BannerFooter view={view} action={action} />
    </div>
  );
}

/** Nothing is wanted of somebody who has sent everything, so nothing looks as if. */
function toneOf(status: PresentedStatus | undefined, step: UnlockStep): Tone {
  if (status === undefined) return 'neutral';
  return STATUS_LOOKS[isAllSent(status, step) ? 'UNDER_REVIEW' : status].tone;
}

/** Whoever is signed out has to sign in first: no other step leads anywhere. */
function offeredBy({ status, connection }: CustomerStatusView, step: UnlockStep): CustomerAction | 'check_status' {
  if (status === undefined) return 'check_status';
  const offered = actionFor(status, step);
  return connection === 'ended' && offered !== 'contact_support' ? 'check_status' : offered;
}
