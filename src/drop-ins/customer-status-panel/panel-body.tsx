'use client';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { isClosedStatus } from '../../model/index.js';
import { useCustomerStatus, useRequirements } from '../../react/hooks/index.js';
import { type CustomerAction, useDropInSettings } from '../provider/index.js';
import type { RFIFormHostProps } from '../rfi-form/index.js';
import { StatusBanner } from '../status-banner/index.js';
import type { HeadingLevel } from '../text/index.js';
import { CapabilitiesOverview } from './capabilities-overview.js';
import { DocumentsOverview } from './documents-overview.js';
import { GatesOverview } from './gates-overview.js';
import { Requests, Timeline } from './panel-parts.js';
import { type PanelSectionName, type PanelSectionOverrides, type PanelSections, sectionOf } from './panel-sections.js';
import { type PanelError, SectionBoundary } from './section-boundary.js';

interface PanelBodyProps {
  level: HeadingLevel;
  sections: PanelSectionOverrides | undefined;
  render: ((sections: PanelSections) => ReactNode) | undefined;
  form: RFIFormHostProps | undefined;
  onError: ((error: unknown, details: PanelError) => void) | undefined;
}

/** The sections in their boundaries, in the kit's layout or the host's. */
export function PanelBody({ level, sections, render, form, onError }: PanelBodyProps): ReactElement {
  const requests = useRef<HTMLDivElement>(null);
  const onAction = usePanelAction(requests);
  const { status, info } = useCustomerStatus();
  const { all } = useRequirements();
  const isOver = isClosedStatus(status) && info?.recovery !== 'self';
  const showsRequests = status !== undefined && !isOver && all.length > 0;
  const guard = (section: PanelSectionName, own: ReactNode) => (
    <SectionBoundary key={section} section={section} onError={onError}>
      {sectionOf(section, own, sections)}
    </SectionBoundary>
  );
  const parts: PanelSections = {
    banner: guard('banner', <StatusBanner headingLevel={level} onAction={onAction} />),
    requests: guard(
      'requests',
      showsRequests ? (
        <div ref={requests} tabIndex={-1} className="csk-customer-status-panel-requests">
          <Requests {...form} headingLevel={level} />
        </div>
      ) : null,
    ),
    capabilities: guard('capabilities', <CapabilitiesOverview level={level} />),
    documents: guard('documents', <DocumentsOverview level={level} />),
    gates: guard('gates', <GatesOverview level={level} />),
    timeline: guard('timeline', <Timeline headingLevel={level} />),
    support: guard('support', null),
  };
  return <>{render === undefined ? <PanelLayout parts={parts} /> : render(parts)}</>;
}

function PanelLayout({ parts }: { parts: PanelSections }): ReactElement {
  return (
    <div className="csk-customer-status-panel-layout">
      <div className="csk-customer-status-panel-main">
        {parts.banner}
        {parts.requests}
      </div>
      <div className="csk-customer-status-panel-side">
        {parts.capabilities}
        {parts.documents}
        {parts.gates}
        {parts.timeline}
        {parts.support}
      </div>
    </div>
  );
}

/** The step of the banner: to the requests of this very panel where there are any to answer, else wherever the host leads. */
function usePanelAction(requests: { current: HTMLElement | null }): ((action: CustomerAction) => void) | undefined {
  const { onAction } = useDropInSettings();
  const { open } = useRequirements();
  const { status } = useCustomerStatus();
  // A verified customer's step leads into the host's product: without the host there is nowhere to go.
  if (open.length === 0 || (status === 'ACTIVE' && onAction === undefined)) return onAction;
  return (action) => {
    if (action === 'get_started' || action === 'contact_support' || requests.current === null) return onAction?.(action);
    const heading = requests.current.querySelector<HTMLElement>(':is(h1, h2, h3, h4, h5, h6)[tabindex="-1"]');
    (heading ?? requests.current).focus({ preventScroll: true });
    requests.current.scrollIntoView({ block: 'start' });
    return undefined;
  };
}
