'use client';
import { type KeyboardEvent, type ReactElement, useEffect, useState } from 'react';
import type { CustomerStatusError } from '../../../model/index.js';
import { isOfComposition } from '../../../react/part/index.js';
import { plainSigns, RFIForm as Parts, useRfiControls } from '../../../react/rfi-form/index.js';
import { FieldError } from '../fields/field-frame.js';
import { useFormWords } from '../use-form-words.js';
import { ActionButton } from './action-button.js';
import type { Action } from './use-action.js';

/** A code that was sent to the customer. Another one can be asked for where the backend sends them. */
export function CodeControl({ action }: { action: Action }): ReactElement {
  const words = useFormWords();
  const { client } = useRfiControls();
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const canSend = client.supports('startAction');
  const isSent = !canSend || action.started !== undefined;
  const isWrong = action.error?.code === 'validation_failed';
  const fault = isMissing ? words.t('rfi-form.action-code-missing') : isWrong ? words.t('rfi-form.action-code-wrong') : undefined;
  const check = () => {
    const written = plainSigns(code).replaceAll(/\s/g, '');
    setMissing(written === '');
    if (written !== '' && !action.busy) void action.complete({ code: written });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isOfComposition(event.nativeEvent)) return;
    event.preventDefault();
    check();
  };
  return (
    <>
      <Parts.Field className="csk-field" invalid={fault !== undefined} described={isSent}>
        <Parts.Label className="csk-label">{words.t('rfi-form.action-code-label')}</Parts.Label>
        {isSent ? <Parts.Hint className="csk-hint">{words.t('rfi-form.action-code-hint')}</Parts.Hint> : null}
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
        {canSend ? <SendCode action={action} /> : null}
      </div>
    </>
  );
}

function SendCode({ action }: { action: Action }): ReactElement {
  const words = useFormWords();
  const wait = useSecondsLeft(action.error);
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

/** The seconds until the backend wants to be asked again. */
function useSecondsLeft(error: CustomerStatusError | undefined): number {
  const [passed, setPassed] = useState({ since: error, seconds: 0 });
  const wait = error?.code === 'rate_limited' ? Math.ceil((error.retryAfterMs ?? 0) / 1_000) : 0;
  const left = Math.max(0, wait - (passed.since === error ? passed.seconds : 0));
  const isWaiting = left > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const tick = () => setPassed(({ since, seconds }) => ({ since: error, seconds: since === error ? seconds + 1 : 1 }));
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [error, isWaiting]);
  return left;
}
