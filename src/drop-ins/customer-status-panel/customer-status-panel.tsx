'use client';
import { forwardRef, type HTMLAttributes, type ReactElement, type ReactNode, type Ref } from 'react';
import { joinClasses } from '../class-names.js';
import type { CustomerClient } from '../../client/index.js';
import { CustomerProvider, useOptionalClient } from '../../react/provider/index.js';
import { CustomerSurroundings } from '../provider/index.js';
import type { RFIFormHostProps } from '../rfi-form/index.js';
import { BannerLoading } from '../status-banner/banner-waiting.js';
import { type HeadingLevel, Notice } from '../text/index.js';
import { PanelBody } from './panel-body.js';
import type { PanelSectionOverrides, PanelSections } from './panel-sections.js';
import type { PanelError } from './section-boundary.js';
import { usePanelWords } from './use-panel-words.js';
import { useSampleClient } from './use-sample-client.js';

/**
 * The whole journey in one element: where the customer stands, what is asked, the documents, what happened. Follows the
 * provider's customer; without a provider it shows a made-up one, plainly marked as a sample. A section that fails does
 * not take the others with it. Renders a `<div>`.
 *
 * @example
 * ```tsx
 * import { CustomerStatusPanel, CustomerStatusProvider } from 'customer-status-kit';
 * import { httpBackend } from 'customer-status-kit/backends/http';
 *
 * const backend = httpBackend({ baseUrl: '/api/customer-status' });
 *
 * export const Verification = ({ customerId }: { customerId: string }) => (
 *   <CustomerStatusProvider backend={backend} customerId={customerId}>
 *     <CustomerStatusPanel />
 *   </CustomerStatusProvider>
 * );
 * ```
 */
export const CustomerStatusPanel = forwardRef<HTMLDivElement, CustomerStatusPanelProps>(function CustomerStatusPanel(props, ref) {
  const client = useOptionalClient(props.client);
  return client === undefined ? <SamplePanel {...props} panelRef={ref} /> : <Panel {...props} client={client} panelRef={ref} />;
});

/** Props of `CustomerStatusPanel`. */
export interface CustomerStatusPanelProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children' | 'onError' | 'form'> {
  /** Beats the provider's. */
  client?: CustomerClient | undefined;
  /** Rank of the sections' headings, 2 unless said. */
  headingLevel?: HeadingLevel | undefined;
  /** Replaces sections, or leaves them out with `null`. */
  sections?: PanelSectionOverrides | undefined;
  /** Places the sections; the kit's own layout unless said. */
  render?: ((sections: PanelSections) => ReactNode) | undefined;
  /** What the host brings to the form of requests: controls, checks, what is done elsewhere. */
  form?: RFIFormHostProps | undefined;
  /** Told when a section could not be shown. */
  onError?: ((error: unknown, details: PanelError) => void) | undefined;
}

interface InnerProps extends CustomerStatusPanelProps {
  panelRef: Ref<HTMLDivElement>;
}

/** Without a client yet, the shape of what is to come: the same element, with everything the host gave it. */
function Panel({
  panelRef,
  className,
  client,
  headingLevel = 2,
  sections,
  render,
  form,
  onError,
  ...rest
}: InnerProps): ReactElement {
  const words = usePanelWords();
  return (
    <div
      {...rest}
      ref={panelRef}
      lang={words.locale}
      className={joinClasses('csk-root csk-container csk-customer-status-panel', className)}
      aria-busy={client === undefined ? true : rest['aria-busy']}
    >
      {client === undefined ? (
        <BannerLoading />
      ) : (
        <CustomerProvider client={client}>
          <PanelBody key={client.customerId} level={headingLevel} {...{ sections, render, form, onError }} />
        </CustomerProvider>
      )}
    </div>
  );
}

function SamplePanel(props: InnerProps): ReactElement {
  const words = usePanelWords();
  const client = useSampleClient();
  if (client === undefined) return <Panel {...props} />;
  return (
    <CustomerSurroundings client={client}>
      <div className="csk-root csk-customer-status-panel-sample">
        <Notice tone="caution">
          <p className="csk-text">
            <strong>{words.t('panel.sample')}</strong> {words.t('panel.sample-note')}
          </p>
        </Notice>
      </div>
      <Panel {...props} client={client} />
    </CustomerSurroundings>
  );
}
