'use client';
import { forwardRef, type ReactElement, type Ref } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { type PresentedStatus, presentStatus } from '../../model/index.js';
import { useHeadline, useOptionalClient } from '../../react/provider/index.js';
import { StatusBadgeIcon, StatusBadgeLabel, StatusBadgeRoot, type StatusBadgeRootProps } from '../../react/status-badge/index.js';
import { Drawing, STATUS_ICON_PATHS } from '../icon/index.js';
import { joinClasses } from '../class-names.js';
import { STATUS_LOOKS, useStatusAnnouncement, useStatusWords } from '../status-words/index.js';

/**
 * The status in a word or two, with a drawing of its own besides the colour. With a `status` it stands alone; without
 * one it follows the customer of the provider. A change is announced once, politely; the first status is not. However many
 * stand in a page, they share one live region.
 *
 * @example
 * ```tsx
 * import { StatusBadge } from 'customer-status-kit';
 *
 * export const Cell = () => <StatusBadge status="UNDER_REVIEW" size="small" />;
 * ```
 */
export const StatusBadge = forwardRef<HTMLSpanElement, StatusBadgeProps>(function StatusBadge(props, ref) {
  const { status, ...rest } = props;
  const hasClient = useOptionalClient(props.client) !== undefined;
  // A status that is not known yet is no mistake of the host's; neither a status nor a customer is.
  const follows = status === undefined && (hasClient || !('status' in props));
  return follows ? (
    <FollowingBadge {...rest} badgeRef={ref} />
  ) : (
    <Badge {...{ status, ...rest }} phase="loading" badgeRef={ref} />
  );
});

/** Props of `StatusBadge`. */
export interface StatusBadgeProps extends Omit<StatusBadgeRootProps, 'status' | 'children'> {
  /**
   * One of the six states; anything else is shown as "Checking". The customer's own unless said; "Loading" while it is
   * `undefined` and there is no customer.
   */
  status?: string | undefined;
  /** False where a change should not be spoken, for example in a long table. */
  announce?: boolean | undefined;
  /** Beats the provider's. */
  client?: CustomerClient | undefined;
}

interface InnerProps extends Omit<StatusBadgeProps, 'status'> {
  badgeRef: Ref<HTMLSpanElement>;
}

function FollowingBadge({ client, ...props }: InnerProps): ReactElement {
  const { customerId, phase, status } = useHeadline(client);
  // Where another customer stands is no change.
  return <Badge key={customerId} status={status} phase={phase} {...props} />;
}

function Badge({ status, phase, announce = true, badgeRef, className, client: _client, ...props }: BadgeProps): ReactElement {
  const words = useStatusWords();
  const presented = status === undefined ? undefined : presentStatus(status);
  useStatusAnnouncement(announce ? presented : undefined);
  const shown: PresentedStatus = presented ?? 'UNKNOWN';
  const label = presented === undefined && phase === 'loading' ? words.t('common.loading') : words.t(`status.${shown}.label`);
  return (
    <StatusBadgeRoot
      {...props}
      ref={badgeRef}
      status={shown}
      lang={words.locale}
      data-tone={STATUS_LOOKS[shown].tone}
      className={joinClasses('csk-root csk-tone csk-status-badge', className)}
    >
      <StatusBadgeIcon className="csk-status-badge-icon">
        <Drawing name={STATUS_LOOKS[shown].icon} paths={STATUS_ICON_PATHS[STATUS_LOOKS[shown].icon]} />
      </StatusBadgeIcon>
      <StatusBadgeLabel className="csk-status-badge-label">{label}</StatusBadgeLabel>
    </StatusBadgeRoot>
  );
}

interface BadgeProps extends InnerProps {
  status: string | undefined;
  phase?: 'loading' | 'ready' | 'unavailable' | undefined;
}
