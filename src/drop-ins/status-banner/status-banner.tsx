'use client';
import { forwardRef, type HTMLAttributes, type ReactElement, useId } from 'react';
import { joinClasses } from '../class-names.js';
import type { CustomerClient } from '../../client/index.js';
import type { PresentedStatus } from '../../model/index.js';
import { type CustomerStatusView, useCustomerStatus } from '../../react/hooks/index.js';
import { type CustomerAction, useDropInSettings } from '../provider/index.js';
import { STATUS_LOOKS, useStatusAnnouncement } from '../status-words/index.js';
import { below, type HeadingLevel } from '../text/index.js';
import { BannerDetails } from './banner-details.js';
import { BannerFooter } from './banner-footer.js';
import { BannerHeader } from './banner-header.js';
import { BannerLoading, BannerUnavailable } from './banner-waiting.js';
import { ConnectionNotice } from './connection-notice.js';
import { actionFor } from './status-action.js';
import { useBannerWords } from './use-banner-words.js';
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
export const StatusBanner = forwardRef<HTMLElement, StatusBannerProps>(function StatusBanner(
  { client, headingLevel = 2, onAction, className, ...rest },
  ref,
) {
  const view = useCustomerStatus(client);
  const settings = useDropInSettings();
  const words = useBannerWords();
  const titleId = useId();
  useStatusAnnouncement(view.status);
  const status = view.status;
  return (
    <section
      {...rest}
      ref={ref}
      lang={words.locale}
      aria-labelledby={titleId}
      aria-busy={view.phase === 'loading' || undefined}
      data-status={status}
      className={joinClasses('csk-root csk-container csk-status-banner', className)}
    >
      {status === undefined ? (
        <Waiting view={view} titleId={titleId} level={headingLevel} />
      ) : (
        <Ready {...{ view, status, titleId, client }} level={headingLevel} onAction={onAction ?? settings.onAction} />
      )}
    </section>
  );
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

function Waiting({ view, titleId, level }: { view: CustomerStatusView; titleId: string; level: HeadingLevel }): ReactElement {
  if (view.phase === 'loading') return <BannerLoading view={view} titleId={titleId} />;
  return <BannerUnavailable view={view} titleId={titleId} level={level} />;
}

interface ReadyProps {
  view: CustomerStatusView;
  status: PresentedStatus;
  titleId: string;
  level: HeadingLevel;
  client: CustomerClient | undefined;
  onAction: ((action: CustomerAction) => void) | undefined;
}

function Ready({ view, status, titleId, level, client, onAction }: ReadyProps): ReactElement {
  const offered = actionFor(status, view.info);
  // Whoever is signed out has to sign in first: no other step leads anywhere.
  const action = view.connection === 'ended' && offered !== 'contact_support' ? 'check_status' : offered;
  useSupportWarning(status, view.info);
  return (
    <div className="csk-card csk-tone csk-status-banner-card" data-tone={STATUS_LOOKS[status].tone}>
      <BannerHeader view={view} status={status} titleId={titleId} level={level} action={action} onAction={onAction} />
      <ConnectionNotice view={view} />
      <BannerDetails view={view} status={status} level={below(level)} client={client} />
      <BannerFooter view={view} action={action} />
    </div>
  );
}
