'use client';
import { type ReactElement, useEffect, useRef } from 'react';
import { useWords } from '../../provider/index.js';
import { ActionButton } from './action-button.js';
import type { Action } from './use-action.js';

/** A signature of the customer's wallet. What is signed is on the page before anybody is asked to sign it. */
export function WalletControl({ action }: { action: Action }): ReactElement {
  const words = useWords();
  const { started, busy } = action;
  const message = useRef<HTMLElement>(null);
  const hasMessage = started?.challenge !== undefined;
  useEffect(() => {
    if (hasMessage) message.current?.focus();
  }, [hasMessage]);
  if (started === undefined) {
    return (
      <>
        <p className="csk-hint">{words.t('rfi-form.action-wallet-hint')}</p>
        <div>
          <ActionButton busy={busy} onPress={() => void action.start()} text={words.t('rfi-form.action-wallet-start')} />
        </div>
      </>
    );
  }
  return (
    <>
      {hasMessage ? (
        <figure ref={message} tabIndex={-1} className="csk-rfi-form-question">
          <figcaption className="csk-hint">{words.t('rfi-form.action-wallet-message')}</figcaption>
          <p className="csk-text csk-rfi-form-answer-line" dir="auto">
            {started.challenge}
          </p>
        </figure>
      ) : null}
      <div>
        <ActionButton busy={busy} onPress={() => void action.runInHost()} text={words.t('rfi-form.action-wallet')} />
      </div>
    </>
  );
}
