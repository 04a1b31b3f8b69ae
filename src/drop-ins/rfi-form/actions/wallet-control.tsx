'use client';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { challengeFacts, useDropInSettings, type WalletOutcome } from '../../provider/index.js';
import { SupportContact } from '../../support/index.js';
import { Notice } from '../../text/index.js';
import { useFormWords } from '../use-form-words.js';
import { ActionButton } from './action-button.js';
import type { Action, ActionHandler } from './use-action.js';

/** A signature of the customer's wallet. What is signed is on the page before anybody is asked to sign it. */
export function WalletControl({ action }: { action: Action }): ReactElement {
  const words = useFormWords();
  const { wallet } = useDropInSettings();
  const [outcome, setOutcome] = useState<WalletOutcome>();
  const { started, busy, error } = action;
  // A message whose signature was not taken is signed no more: there is another one.
  if (started === undefined || error?.code === 'validation_failed') {
    return (
      <>
        <p className="csk-hint">{words.t('rfi-form.action-wallet-hint')}</p>
        <div>
          <ActionButton busy={busy} onPress={() => void action.start()} text={words.t('rfi-form.action-wallet-start')} />
        </div>
      </>
    );
  }
  const message = started.challenge;
  const run: ActionHandler | undefined =
    wallet &&
    (async (_requirement, { challenge = '' }) => {
      setOutcome(undefined);
      const result: WalletOutcome = challenge === '' ? { why: 'failed' } : await wallet.sign(challenge);
      setOutcome(result);
      return result.signature === undefined ? undefined : { signature: result.signature };
    });
  return (
    <>
      {message === undefined ? null : <Message key={message} text={message} known={wallet?.domains ?? []} />}
      <div>
        <ActionButton busy={busy} onPress={() => void action.runInHost(run)} text={words.t('rfi-form.action-wallet')} />
      </div>
      <div role="status" className="csk-stack csk-rfi-flow-said" data-gap="small">
        {busy ? null : <WayOn outcome={outcome} message={message} isDropped={action.dropped} />}
      </div>
    </>
  );
}

/** The message, and a warning where it is for another site than the one it is shown on. */
function Message({ text, known }: { text: string; known: readonly string[] }): ReactElement {
  const words = useFormWords();
  const figure = useRef<HTMLElement>(null);
  useEffect(() => figure.current?.focus(), []);
  const { domain } = challengeFacts(text);
  const { host } = window.location;
  const isKnown = domain === undefined || [host, ...known].includes(domain);
  return (
    <>
      <figure ref={figure} tabIndex={-1} className="csk-rfi-form-question">
        <figcaption className="csk-hint">
          {domain === undefined
            ? words.t('rfi-form.action-wallet-message')
            : words.t('rfi-form.action-wallet-message-for', { domain })}
        </figcaption>
        <p className="csk-text csk-rfi-form-answer-line" dir="auto">
          {text}
        </p>
      </figure>
      {isKnown ? null : <Notice tone="caution">{words.t('rfi-form.action-wallet-other-site', { domain, host })}</Notice>}
    </>
  );
}

interface WayOnProps {
  outcome: WalletOutcome | undefined;
  message: string | undefined;
  /** True where nothing was signed, by whichever wallet. */
  isDropped: boolean;
}

/** What to do where the wallet was not even asked, or did not sign. */
function WayOn({ outcome, message = '', isDropped }: WayOnProps): ReactElement | null {
  const words = useFormWords();
  const why = outcome?.signature === undefined ? outcome?.why : undefined;
  if (why === 'waiting') return <p className="csk-text">{words.t('rfi-form.action-wallet-waiting')}</p>;
  if (why === 'other_account') {
    const { account = '' } = challengeFacts(message);
    return <p className="csk-text">{words.t('rfi-form.action-wallet-account', { account })}</p>;
  }
  if (why !== 'none') return isDropped ? <Notice tone="caution">{words.t('rfi-form.action-wallet-refused')}</Notice> : null;
  return (
    <>
      <p className="csk-text">{words.t('rfi-form.action-wallet-none')}</p>
      <div className="csk-row">
        <SupportContact />
      </div>
    </>
  );
}
