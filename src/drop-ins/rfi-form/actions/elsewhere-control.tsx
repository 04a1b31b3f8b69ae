'use client';
import { type ReactElement, useState } from 'react';
import type { ActionSpec, Requirement } from '../../../model/index.js';
import { SupportContact } from '../../support/index.js';
import { useFormWords } from '../use-form-words.js';
import { ActionButton, ActionLink } from './action-button.js';
import type { Action } from './use-action.js';

/** A step that is done on a page of somebody else: behind a link, or in a frame on this page. */
export function ElsewhereControl({ requirement, spec, action, link, startsFirst }: ElsewhereControlProps): ReactElement {
  const words = useFormWords();
  const start = words.t('rfi-form.action-embedded');
  if (link === undefined) {
    const hasTried = action.started !== undefined || !startsFirst;
    if (hasTried) return <Support text="rfi-form.action-nowhere" />;
    return (
      <div>
        <ActionButton busy={action.busy} onPress={() => void action.start()} text={start} />
      </div>
    );
  }
  if (spec.open === 'iframe') return <FramedStep requirement={requirement} action={action} link={link} />;
  return <LinkedStep link={link} open={spec.open ?? 'same_tab'} action={action} takesFocus={action.started !== undefined} />;
}

/** Props of `ElsewhereControl`. */
export interface ElsewhereControlProps {
  requirement: Requirement;
  spec: ActionSpec;
  action: Action;
  /** Where the step is done, as far as that is known and may be visited. */
  link: string | undefined;
  /** True when the backend has to be asked for the address first. */
  startsFirst: boolean;
}

/** Props of `LinkedStep`. */
interface LinkedStepProps {
  link: string;
  open: NonNullable<ActionSpec['open']>;
  action: Action;
  takesFocus: boolean;
}

function LinkedStep({ link, open, action, takesFocus }: LinkedStepProps): ReactElement {
  const words = useFormWords();
  return (
    <>
      <p className="csk-hint">{words.t('rfi-form.action-redirect-hint')}</p>
      <div className="csk-row">
        <ActionLink link={link} open={open} text={words.t('rfi-form.action-redirect')} takesFocus={takesFocus} />
        {open === 'same_tab' ? null : <LookButton action={action} />}
      </div>
    </>
  );
}

/** A partner's page is of another origin: it may run and keep its own session there, and cannot lead this page away. */
const MAY = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** The page of a partner within this one: with a camera, because identity is checked there, and without the way to leave. */
function FramedStep({ requirement, action, link }: { requirement: Requirement; action: Action; link: string }): ReactElement {
  const words = useFormWords();
  const [isOpen, setOpen] = useState(action.started !== undefined);
  if (!isOpen) {
    const start = words.t('rfi-form.action-embedded');
    return (
      <div>
        <ActionButton busy={action.busy} onPress={() => setOpen(true)} text={start} />
      </div>
    );
  }
  if (isOwnOrigin(link)) return <LinkedStep link={link} open="new_tab" action={action} takesFocus />;
  return (
    <>
      <iframe
        className="csk-rfi-form-frame"
        src={link}
        title={words.t('rfi-form.action-frame', { title: words.text(requirement.title).text })}
        allow="camera; microphone; fullscreen; geolocation"
        sandbox={MAY}
        referrerPolicy="no-referrer"
      />
      <div className="csk-row">
        <LookButton action={action} />
      </div>
    </>
  );
}

/** Within a frame, a page of this page's own origin would have this page in its hands; it opens in a tab instead. */
function isOwnOrigin(link: string): boolean {
  return new URL(link).origin === window.origin;
}

/** Nothing tells this page that a step was done on another one, except looking. */
function LookButton({ action }: { action: Action }): ReactElement {
  const words = useFormWords();
  const [hasLooked, setLooked] = useState(false);
  const look = () => {
    setLooked(true);
    void action.look();
  };
  return (
    <>
      <ActionButton busy={action.busy} onPress={look} text={words.t('rfi-form.action-frame-done')} variant="quiet" />
      <span role="status" className="csk-hint">
        {hasLooked ? words.t('rfi-form.action-checking') : null}
      </span>
    </>
  );
}

/** The way to people. */
export function Support({ text }: { text: 'rfi-form.action-support' | 'rfi-form.action-nowhere' }): ReactElement {
  const words = useFormWords();
  return (
    <>
      <p className="csk-text">{words.t(text)}</p>
      <div>
        <SupportContact />
      </div>
    </>
  );
}
