'use client';
import { type ReactElement, useId } from 'react';
import { joinClasses } from '../class-names.js';
import type { CustomerClient } from '../../client/index.js';
import type { FeatureDecision, UnlockStep } from '../../model/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { Icon } from '../icon/index.js';
import { type CustomerAction, useDropInSettings } from '../provider/index.js';
import { SupportContact } from '../support/index.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { lockWords } from './lock-words.js';
import { useGateWords } from './use-gate-words.js';

/** The lock: what is closed, why, what opens it, and the way there. Renders a `<section>`. */
export function FeatureLock({ feature, decision, label, level, client, onAction, className }: FeatureLockProps): ReactElement {
  const words = useGateWords();
  const titleId = useId();
  const status = useClientSnapshot((snapshot) => snapshot.status, client);
  const isLoading = decision.reason === 'loading';
  const { reason, unlock } = lockWords(decision, { feature, status }, words);
  return (
    <section
      className={joinClasses('csk-root csk-container csk-feature-gate', className)}
      lang={words.locale}
      aria-labelledby={titleId}
      aria-busy={isLoading || undefined}
      data-reason={decision.reason}
      data-step={decision.unlocks.step}
    >
      <div className="csk-feature-gate-lock">
        <span className="csk-feature-gate-icon">
          <Icon name={isLoading ? 'clock' : 'lock'} />
        </span>
        <div className="csk-stack csk-feature-gate-text" data-gap="small">
          <Heading level={level} id={titleId}>
            {isLoading && label !== undefined ? label : lockedWords(label, words)}
          </Heading>
          <p className="csk-text">{reason}</p>
          {unlock === '' ? null : (
            <p className="csk-text" data-muted="">
              {unlock}
            </p>
          )}
          <WayThere step={decision.unlocks.step} onAction={onAction} />
        </div>
      </div>
    </section>
  );
}

function lockedWords(label: string | undefined, words: ReturnType<typeof useGateWords>): string {
  return label === undefined ? words.t('gate.locked-plain') : words.t('gate.locked', { feature: label });
}

interface FeatureLockProps {
  feature: string;
  decision: Extract<FeatureDecision, { open: false }>;
  label: string | undefined;
  level: HeadingLevel;
  client: CustomerClient | undefined;
  onAction: ((action: CustomerAction) => void) | undefined;
  className: string | undefined;
}

interface WayThereProps {
  step: UnlockStep;
  onAction: FeatureLockProps['onAction'];
}

function WayThere({ step, onAction }: WayThereProps): ReactElement | null {
  const words = useGateWords();
  const settings = useDropInSettings();
  const act = onAction ?? settings.onAction;
  if (step === 'contact_support' || step === 'reactivate') {
    return (
      <div className="csk-row csk-feature-gate-way">
        <SupportContact />
      </div>
    );
  }
  if (act === undefined || (step !== 'complete_profile' && step !== 'answer_requests')) return null;
  return (
    <div className="csk-row csk-feature-gate-way">
      <button type="button" className="csk-button" data-variant="secondary" data-size="small" onClick={() => act(step)}>
        {words.t(`gate.action.${step}`)}
      </button>
    </div>
  );
}
