'use client';
import { forwardRef, type HTMLAttributes, type ReactElement, type RefObject, useId } from 'react';
import { joinClasses } from '../class-names.js';
import type { CustomerClient } from '../../client/index.js';
import { type CustomerStatusView, useCustomerStatus } from '../../react/hooks/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { CustomerProvider, useClientSnapshot, useCustomerClient } from '../../react/provider/index.js';
import { useStatusChange } from '../../react/status-badge/index.js';
import { BannerLoading, BannerUnavailable } from '../status-banner/banner-waiting.js';
import { StatusBadge } from '../status-badge/index.js';
import { below, Heading, type HeadingLevel, Notice } from '../text/index.js';
import { OpenRequests } from './open-requests.js';
import { RequestWriter } from './request-writer.js';
import { ReviewList } from './review-list.js';
import { StatusWriter } from './status-writer.js';
import { useArrival } from './use-arrival.js';
import { useOperatorWords } from './use-operator-words.js';
import { useSupports } from './use-supports.js';

/**
 * The desk of an operator for one customer: the status, what may be done about it, requests for information, and what
 * waits for a decision. Offers only what the backend says this operator may do. For operator surfaces, never for customers.
 * Renders a `<section>`.
 *
 * @example
 * ```tsx
 * import { CustomerStatusProvider, OperatorControls } from 'customer-status-kit';
 * import { httpBackend } from 'customer-status-kit/backends/http';
 *
 * const backend = httpBackend({ baseUrl: '/desk/customer-status' });
 *
 * export const Desk = ({ customerId }: { customerId: string }) => (
 *   <CustomerStatusProvider backend={backend} customerId={customerId}>
 *     <OperatorControls />
 *   </CustomerStatusProvider>
 * );
 * ```
 */
export const OperatorControls = forwardRef<HTMLElement, OperatorControlsProps>(function OperatorControls(
  { client, headingLevel = 2, className, ...rest },
  ref,
) {
  const found = useCustomerClient(client);
  const words = useOperatorWords();
  const titleId = useId();
  return (
    <section
      {...rest}
      ref={ref}
      lang={words.locale}
      aria-labelledby={titleId}
      className={joinClasses('csk-root csk-container csk-operator-controls', className)}
    >
      <CustomerProvider client={found}>
        {/* What was entered about one customer is never about the next. */}
        <Desk key={found.customerId} titleId={titleId} level={headingLevel} />
      </CustomerProvider>
    </section>
  );
});

/** Props of `OperatorControls`. */
export interface OperatorControlsProps extends Omit<HTMLAttributes<HTMLElement>, 'children'> {
  /** Beats the provider's. */
  client?: CustomerClient | undefined;
  /** Rank of the customer's name, 2 unless said. */
  headingLevel?: HeadingLevel | undefined;
}

function Desk({ titleId, level }: { titleId: string; level: HeadingLevel }): ReactElement {
  const view = useCustomerStatus();
  const words = useOperatorWords();
  const client = useCustomerClient();
  const surface = useClientSnapshot(() => client.getCapabilities()?.surface);
  const canWrite = useSupports('setStatus', 'activate', 'deactivate');
  const canAsk = useSupports('requestInformation');
  const canDecide = useSupports('decideRequirement', 'decideFile');
  const canWithdraw = useSupports('decideRequirement');
  const arrival = useArrival(view.customer !== undefined);
  if (view.phase === 'loading') return <BannerLoading view={view} titleId={titleId} title={words.t('operator.loading')} />;
  if (view.customer === undefined)
    return (
      <div onFocus={arrival.hold} onBlur={arrival.letGo}>
        <BannerUnavailable view={view} titleId={titleId} title={words.t('operator.unavailable')} level={level} />
      </div>
    );
  if (surface === 'customer') return <OnlyOperators heading={arrival.heading} titleId={titleId} level={level} />;
  return (
    <div className="csk-operator-controls-layout">
      <DeskHeader heading={arrival.heading} view={view} titleId={titleId} level={level} />
      {canWrite || canAsk || canDecide ? null : <p className="csk-text">{words.t('operator.not-supported')}</p>}
      <ReviewList isOffered={canDecide} level={below(level)} />
      <StatusWriter status={view.status} isOffered={canWrite} level={below(level)} />
      <RequestWriter isOffered={canAsk} level={below(level)} />
      <OpenRequests isOffered={canWithdraw} level={below(level)} />
    </div>
  );
}

interface HeadProps {
  heading: RefObject<HTMLHeadingElement | null>;
  titleId: string;
  level: HeadingLevel;
}

/** Whoever the server takes for a customer gets none of it, whatever the page says. */
function OnlyOperators({ heading, titleId, level }: HeadProps): ReactElement {
  const words = useOperatorWords();
  return (
    <Notice tone="caution" icon="lock">
      <Heading ref={heading} tabIndex={-1} level={level} size="small" id={titleId}>
        {words.t('operator.label')}
      </Heading>
      <p className="csk-text">{words.t('operator.only-operators')}</p>
    </Notice>
  );
}

function DeskHeader({ heading, view, titleId, level }: HeadProps & { view: CustomerStatusView }): ReactElement {
  const words = useOperatorWords();
  const announce = useAnnounce();
  const { customer, info } = view;
  const id = customer?.id ?? '';
  const name = customer?.displayName?.trim() ?? '';
  // The badge would say it to a customer, of their own verification.
  useStatusChange(view.status, (to) => announce(words.t('operator.status.changed', { label: words.t(`status.${to}.label`) })));
  return (
    <div className="csk-operator-controls-header">
      <div className="csk-row" data-justify="between">
        <Heading ref={heading} tabIndex={-1} level={level} size="large" id={titleId}>
          {name === '' ? words.t('operator.unnamed', { id }) : name}
        </Heading>
        <StatusBadge size="large" announce={false} />
      </div>
      <dl className="csk-operator-controls-facts">
        <Fact name={words.t('operator.id')} value={id} />
        <Fact name={words.t('operator.customer')} value={words.t(`operator.type.${customer?.type ?? 'INDIVIDUAL'}`)} />
        {info?.provider === undefined ? null : (
          <Fact
            name={words.t('operator.provider-status')}
            value={words.t('common.labelled', { label: info.provider.name, value: info.provider.value })}
          />
        )}
      </dl>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
