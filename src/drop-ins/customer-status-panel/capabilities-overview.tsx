'use client';
import { type ReactElement, useId } from 'react';
import { specificReasonWords } from '../../messages/index.js';
import { type CapabilityState, isAskedFor, type Reason, type ScopeState, substatusForCustomer } from '../../model/index.js';
import { useRequirements } from '../../react/hooks/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { untilWhen } from '../feature-gate/until-when.js';
import { useFeatureLabel } from '../feature-gate/use-feature-label.js';
import { useStanding } from '../feature-gate/use-standing.js';
import { Icon, type IconName } from '../icon/index.js';
import { StatusBadge } from '../status-badge/index.js';
import { waitingOf } from '../status-banner/use-request-count.js';
import type { Tone } from '../status-words/index.js';
import { BackendText, fillText, Heading, type HeadingLevel, SLOT, TimeText } from '../text/index.js';
import { usePanelWords } from './use-panel-words.js';

const NO_SCOPES: readonly ScopeState[] = [];
const NO_CAPABILITIES: readonly CapabilityState[] = [];

/** Where the customer stands in each product or currency, and which services are on. Renders a `<section>`, or nothing. */
export function CapabilitiesOverview({ level }: { level: HeadingLevel }): ReactElement | null {
  const words = usePanelWords();
  const titleId = useId();
  const scopes = useClientSnapshot(({ customer }) => customer?.scopes ?? NO_SCOPES);
  const capabilities = useClientSnapshot(({ customer }) => customer?.capabilities ?? NO_CAPABILITIES);
  if (scopes.length === 0 && capabilities.length === 0) return null;
  return (
    <section className="csk-root csk-container csk-overview" lang={words.locale} aria-labelledby={titleId}>
      <Heading level={level} id={titleId}>
        {words.t('panel.capabilities')}
      </Heading>
      <ul className="csk-list">
        {scopes.map((scope) => (
          <ScopeItem key={`scope ${scope.id}`} scope={scope} />
        ))}
        {capabilities.map((capability) => (
          <CapabilityItem key={capability.id} capability={capability} />
        ))}
      </ul>
    </section>
  );
}

function ScopeItem({ scope }: { scope: ScopeState }): ReactElement {
  const words = usePanelWords();
  const { status, substatus, reasons } = scope.status;
  const detail = words.find(`substatus.${substatusForCustomer(substatus) ?? ''}`);
  return (
    <li className="csk-overview-item">
      <div className="csk-row" data-justify="between">
        <Name item={scope} />
        <StatusBadge status={status} size="small" announce={false} />
      </div>
      {detail === undefined ? null : (
        <p className="csk-text" data-size="small">
          {detail}
        </p>
      )}
      <Reasons reasons={reasons} />
    </li>
  );
}

const LOOKS: Record<CapabilityState['status'], { tone: Tone; icon: IconName }> = {
  active: { tone: 'positive', icon: 'check-circle' },
  pending: { tone: 'info', icon: 'clock' },
  inactive: { tone: 'neutral', icon: 'pause' },
  rejected: { tone: 'negative', icon: 'cross-circle' },
  unrequested: { tone: 'neutral', icon: 'circle' },
};

function CapabilityItem({ capability }: { capability: CapabilityState }): ReactElement {
  const words = usePanelWords();
  const { status, requirementIds, reasons } = capability;
  const { all } = useRequirements();
  const asked = waitingOf(all.filter(({ id }) => requirementIds.includes(id)));
  return (
    <li className="csk-overview-item">
      <div className="csk-row" data-justify="between">
        <Name item={capability} />
        <span className="csk-tone csk-overview-status" data-tone={LOOKS[status].tone}>
          <Icon name={LOOKS[status].icon} />
          {words.t(`capability.${status}`)}
        </span>
      </div>
      <Until capability={capability} />
      {asked === 0 ? null : (
        <p className="csk-text" data-size="small">
          {words.t('capability.requests', { count: asked })}
        </p>
      )}
      <Reasons reasons={reasons} />
    </li>
  );
}

const UNTIL = { asked: 'capability.until', plain: 'capability.until-plain', over: 'gate.was-until' } as const;

function Until({ capability }: { capability: CapabilityState }): ReactElement | null {
  const words = usePanelWords();
  const standing = useStanding();
  const { status, restrictedAt } = capability;
  if (status !== 'active' || restrictedAt === undefined) return null;
  const when = untilWhen(restrictedAt, { isAsked: isAskedFor(capability, standing), now: words.now() });
  return (
    <p className="csk-text csk-tone csk-overview-until" data-tone="caution" data-size="small">
      {fillText(words.t(UNTIL[when], { date: SLOT }), <TimeText at={restrictedAt} />)}
    </p>
  );
}

function Name({ item }: { item: Pick<CapabilityState, 'id' | 'label'> }): ReactElement {
  const words = usePanelWords();
  const labelOf = useFeatureLabel();
  const name = item.label === undefined ? { text: labelOf(item.id) ?? item.id } : words.text(item.label);
  return (
    <strong className="csk-text">
      <BackendText value={name} />
    </strong>
  );
}

function Reasons({ reasons }: { reasons: readonly Reason[] }): ReactElement {
  const words = usePanelWords();
  return (
    <>
      {specificReasonWords(reasons, words).map((reason) => (
        <p key={reason.text} className="csk-text" data-size="small">
          <BackendText value={reason} />
        </p>
      ))}
    </>
  );
}
