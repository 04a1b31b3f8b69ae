'use client';
import { type ReactElement, useState } from 'react';
import { errorWords } from '../../messages/index.js';
import type { ActionProof, ActionSpec, CustomerStatusError, Requirement, StartedAction } from '../../model/index.js';
import { RFIForm as Parts, type RfiItem, useRfiFormContext } from '../../react/rfi-form/index.js';
import { useWords, type Words } from '../provider/index.js';
import { SupportContact } from '../support/index.js';
import { Notice } from '../text/index.js';
import { FieldFrame } from './fields/field-frame.js';

/** Does in the host what the kit cannot: a wallet, an embedded flow. What it resolves with proves that it was done. */
export type ActionHandler = (requirement: Requirement, started: StartedAction) => Promise<ActionProof | undefined>;

/** Something done in one step or elsewhere. Whatever happens, there is a way on. */
export function ActionControl({ item, spec, onAction }: ActionControlProps): ReactElement {
  const words = useWords();
  const action = useAction(item.requirement, onAction);
  const link = safeWebAddress(action.started?.url ?? (spec.start === 'call_start_action' ? undefined : spec.url));
  const isOver = spec.expiresAt !== undefined && Date.parse(spec.expiresAt) < words.now() && action.started === undefined;
  return (
    <div className="csk-stack" data-gap="small">
      {isOver ? <p className="csk-hint">{words.t('rfi-form.action-expired')}</p> : null}
      <ActionBody spec={spec} action={action} link={isOver ? undefined : link} hasHost={onAction !== undefined} />
      {action.started?.challenge === undefined ? null : (
        <figure className="csk-rfi-form-question">
          <figcaption className="csk-hint">{words.t('rfi-form.action-wallet-message')}</figcaption>
          <p className="csk-text csk-rfi-form-answer-line">{action.started.challenge}</p>
        </figure>
      )}
      {action.done ? <Notice tone="positive">{words.t('rfi-form.action-done')}</Notice> : null}
      {action.error === undefined ? null : <Notice tone="negative">{errorWords(action.error, words)}</Notice>}
    </div>
  );
}

/** Props of `ActionControl`. */
export interface ActionControlProps {
  item: RfiItem;
  spec: ActionSpec;
  onAction: ActionHandler | undefined;
}

interface ActionState {
  started?: StartedAction | undefined;
  error?: CustomerStatusError | undefined;
  busy: boolean;
  done: boolean;
}

function useAction(requirement: Requirement, onAction: ActionHandler | undefined) {
  const { client } = useRfiFormContext();
  const [state, setState] = useState<ActionState>({ busy: false, done: false });
  const complete = async (proof: ActionProof): Promise<void> => {
    setState((current) => ({ ...current, busy: true, error: undefined }));
    const result = await client.completeAction(requirement.id, proof);
    setState((current) => ({ ...current, busy: false, done: result.ok, error: result.ok ? undefined : result.error }));
  };
  const start = async (): Promise<StartedAction | undefined> => {
    setState((current) => ({ ...current, busy: true, error: undefined }));
    const result = client.supports('startAction')
      ? await client.startAction(requirement.id, window.location.href)
      : { ok: true as const, value: {} };
    setState((current) => ({ ...current, busy: false, ...(result.ok ? { started: result.value } : { error: result.error }) }));
    return result.ok ? result.value : undefined;
  };
  const runInHost = async (): Promise<void> => {
    const started = await start();
    const proof = started === undefined ? undefined : await onAction?.(requirement, started).catch(() => undefined);
    if (proof !== undefined) await complete(proof);
  };
  return { ...state, complete, start, runInHost };
}

type Action = ReturnType<typeof useAction>;

interface ActionBodyProps {
  spec: ActionSpec;
  action: Action;
  link: string | undefined;
  hasHost: boolean;
}

function ActionBody({ spec, action, link, hasHost }: ActionBodyProps): ReactElement {
  const words = useWords();
  if (spec.action === 'contact_support') return <Support words={words} text="rfi-form.action-support" />;
  if (spec.action === 'verify_code') return <CodeControl action={action} />;
  if (spec.action === 'accept_terms') {
    return (
      <div className="csk-row">
        {link === undefined ? null : (
          <ActionLink link={link} open={spec.open ?? 'new_tab'} text={words.t('rfi-form.action-terms-read')} />
        )}
        <ActionButton busy={action.busy} onPress={() => void action.complete({})} text={words.t('rfi-form.action-terms')} />
      </div>
    );
  }
  if (spec.action !== 'redirect' && hasHost) {
    const text = words.t(spec.action === 'wallet_signature' ? 'rfi-form.action-wallet' : 'rfi-form.action-embedded');
    return <ActionButton busy={action.busy} onPress={() => void action.runInHost()} text={text} />;
  }
  if (link !== undefined) {
    return (
      <>
        <p className="csk-hint">{words.t('rfi-form.action-redirect-hint')}</p>
        <div>
          <ActionLink link={link} open={spec.open ?? 'same_tab'} text={words.t('rfi-form.action-redirect')} />
        </div>
      </>
    );
  }
  const hasTried = action.started !== undefined || (spec.action !== 'redirect' && spec.start !== 'call_start_action');
  if (hasTried) return <Support words={words} text="rfi-form.action-nowhere" />;
  return <ActionButton busy={action.busy} onPress={() => void action.start()} text={words.t('rfi-form.action-embedded')} />;
}

function Support({ words, text }: { words: Words; text: 'rfi-form.action-support' | 'rfi-form.action-nowhere' }): ReactElement {
  return (
    <>
      <p className="csk-text">{words.t(text)}</p>
      <div>
        <SupportContact />
      </div>
    </>
  );
}

function ActionButton({ busy, onPress, text }: { busy: boolean; onPress: () => void; text: string }): ReactElement {
  return (
    <div>
      <button
        type="button"
        className="csk-button"
        data-variant="secondary"
        aria-disabled={busy || undefined}
        onClick={() => (busy ? undefined : onPress())}
      >
        {text}
      </button>
    </div>
  );
}

function ActionLink({ link, open, text }: { link: string; open: NonNullable<ActionSpec['open']>; text: string }): ReactElement {
  const words = useWords();
  const isNewTab = open !== 'same_tab';
  return (
    <a
      className="csk-button"
      data-variant="secondary"
      href={link}
      target={isNewTab ? '_blank' : undefined}
      rel="noopener noreferrer"
    >
      {text}
      {isNewTab ? <span className="csk-visually-hidden">({words.t('common.new-tab')})</span> : null}
    </a>
  );
}

/** A code that was sent to the customer. */
function CodeControl({ action }: { action: Action }): ReactElement {
  const words = useWords();
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const check = () => {
    setMissing(code.trim() === '');
    if (code.trim() !== '' && !action.busy) void action.complete({ code: code.trim() });
  };
  return (
    <>
      <FieldFrame label={words.t('rfi-form.action-code-label')} hint={words.t('rfi-form.action-code-hint')}>
        <Parts.Input
          className="csk-input"
          data-width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
          enterKeyHint="done"
          dir="ltr"
          value={code}
          onValueChange={setCode}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            check();
          }}
        />
      </FieldFrame>
      {isMissing ? (
        <p className="csk-error" role="alert">
          {words.t('rfi-form.action-code-missing')}
        </p>
      ) : null}
      <div className="csk-row">
        <ActionButton busy={action.busy} onPress={check} text={words.t('rfi-form.action-code-check')} />
        <button type="button" className="csk-button" data-variant="quiet" onClick={() => void action.start()}>
          {words.t('rfi-form.action-code-send')}
        </button>
      </div>
    </>
  );
}

/** An address that may be visited: encrypted, or on this very machine. */
function safeWebAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  const isLocal = protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
  return protocol === 'https:' || isLocal ? url : undefined;
}
