'use client';
import { type KeyboardEvent, type ReactElement, useEffect, useState } from 'react';
import { plainDigits, RFIForm as Parts, useRfiControls } from '../../../react/rfi-form/index.js';
import { useWords } from '../../provider/index.js';
import { FieldError } from '../fields/field-frame.js';
import { ActionButton } from './action-button.js';
import type { Action } from './use-action.js';

/** A code that was sent to the customer. Another one can be asked for where the backend sends them. */
export function CodeControl({ action }: { action: Action }): ReactElement {
  const words = useWords();
  const { client } = useRfiControls();
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const isWrong = action.error?.code === 'validation_failed';
  const fault = isMissing ? words.t('rfi-form.action-code-missing') : isWrong ? words.t('rfi-form.action-code-wrong') : undefined;
  const check = () => {
    const written = plainDigits(code).replaceAll(/\s/g, '');
    setMissing(written === '');
    if (written !== '' && !action.busy) void action.complete({ code: written });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    check();
  };
  return (
    <>
      <Parts.Field className="csk-field" invalid={fault !== undefined} described>
        <Parts.Label className="csk-label">{words.t('rfi-form.action-code-label')}</Parts.Label>
        <Parts.Hint className="csk-hint">{words.t('rfi-form.action-code-hint')}</Parts.Hint>
        <div role="alert">
          <FieldError text={fault === undefined ? undefined : { text: fault }} />
        </div>
        <Parts.Input
          className="csk-input"
          data-width="short"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          dir="ltr"
          value={code}
          onValueChange={setCode}
          onKeyDown={press}
        />
      </Parts.Field>
      <div className="csk-row">
        <ActionButton busy={action.busy} onPress={check} text={words.t('rfi-form.action-code-check')} />
        {client.supports('startAction') ? <SendCode action={action} /> : null}
      </div>
    </>
  );
}

function SendCode({ action }: { action: Action }): ReactElement {
  const words = useWords();
  const wait = useSecondsLeft(action.error?.code === 'rate_limited' ? action.error.retryAfterMs : undefined);
  const hasSent = action.started !== undefined;
  return (
    <>
      <ActionButton
        busy={action.busy || wait > 0}
        onPress={() => void action.start()}
        text={words.t(hasSent ? 'rfi-form.action-code-again' : 'rfi-form.action-code-send')}
        variant="quiet"
      />
      <span role="status" className="csk-hint">
        {hasSent && action.error === undefined ? words.t('rfi-form.action-code-sent') : null}
      </span>
      {wait > 0 ? <span className="csk-hint">{words.t('rfi-form.action-code-wait', { count: wait })}</span> : null}
    </>
  );
}

/** Counts down from a number of milliseconds, by the second. */
function useSecondsLeft(milliseconds: number | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (milliseconds === undefined) return setLeft(0);
    setLeft(Math.ceil(milliseconds / 1_000));
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1_000);
    return () => clearInterval(timer);
  }, [milliseconds]);
  return left;
}
