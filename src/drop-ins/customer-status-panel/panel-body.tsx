'use client';
import { type ReactElement, type ReactNode, type RefObject, useRef, useState } from 'react';
import { isClosedStatus } from '../../model/index.js';
import { useCustomerStatus, useRequirements } from '../../react/hooks/index.js';
import { useBeforePaint } from '../../react/provider/index.js';
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
  const place = useRef<HTMLDivElement>(null);
  const onAction = usePanelAction(place);
  const showsRequests = useShowsRequests();
  const guard = (section: PanelSectionName, content: ReactNode) => (
    <SectionBoundary key={section} section={section} onError={onError}>
      {content}
    </SectionBoundary>
  );
  const shown = (section: PanelSectionName, own: ReactNode) => guard(section, sectionOf(section, own, sections));
  const requests = sectionOf('requests', showsRequests ? <Requests {...form} headingLevel={level} /> : null, sections);
  const parts: PanelSections = {
    banner: shown('banner', <StatusBanner headingLevel={level} onAction={onAction} />),
    requests: isNothing(requests) ? null : (
      <div key="requests" ref={place} tabIndex={-1} className="csk-customer-status-panel-requests">
        {guard('requests', requests)}
      </div>
    ),
    capabilities: shown('capabilities', <CapabilitiesOverview level={level} />),
    documents: shown('documents', <DocumentsOverview level={level} />),
    gates: shown('gates', <GatesOverview level={level} />),
    timeline: shown('timeline', <Timeline headingLevel={level} />),
    support: shown('support', null),
  };
  return <>{render === undefined ? <PanelLayout parts={parts} /> : render(parts)}</>;
}

/** Where an account has ended and the customer cannot open it again, nothing is asked. */
function useShowsRequests(): boolean {
  const { status, info } = useCustomerStatus();
  const { all } = useRequirements();
  const isOver = isClosedStatus(status) && info?.recovery !== 'self';
  return status !== undefined && !isOver && all.length > 0;
}

function isNothing(content: ReactNode): boolean {
  return content === null || content === undefined || typeof content === 'boolean';
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
function usePanelAction(place: RefObject<HTMLElement | null>): ((action: CustomerAction) => void) | undefined {
  const { onAction } = useDropInSettings();
  const { open } = useRequirements();
  const { status } = useCustomerStatus();
  const isFilled = useIsFilled(place);
  // A verified customer's step leads into the host's product: without the host there is nowhere to go.
  if (open.length === 0 || !isFilled || (status === 'ACTIVE' && onAction === undefined)) return onAction;
  return (action) => {
    const { current } = place;
    if (action === 'get_started' || action === 'contact_support' || current?.hasChildNodes() !== true) return onAction?.(action);
    const heading = current.querySelector<HTMLElement>(':is(h1, h2, h3, h4, h5, h6)[tabindex="-1"]');
    (heading ?? current).focus({ preventScroll: true });
    current.scrollIntoView({ block: 'start' });
    return undefined;
  };
}

/** Whether something stands in a place of the page, be it the kit's, the host's or what failed. Until it can be seen, it is supposed. */
function useIsFilled(place: RefObject<HTMLElement | null>): boolean {
  const [isFilled, setIsFilled] = useState(true);
  useBeforePaint(() => setIsFilled(place.current?.hasChildNodes() === true));
  return isFilled;
}
