'use client';
import type { ReactElement } from 'react';
import { errorWords } from '../../messages/index.js';
import type { ActionSpec } from '../../model/index.js';
import type { RfiItem } from '../../react/rfi-form/index.js';
import { useDropInSettings } from '../provider/index.js';
import { Notice } from '../text/index.js';
import { ActionButton, ActionLink, safeWebAddress } from './actions/action-button.js';
import { CodeControl } from './actions/code-control.js';
import { ElsewhereControl, Support } from './actions/elsewhere-control.js';
import { type Action, type ActionHandler, useAction } from './actions/use-action.js';
import { WalletControl } from './actions/wallet-control.js';
import { useFormWords } from './use-form-words.js';

export type { ActionHandler } from './actions/use-action.js';

/** Something done in one step or elsewhere. Whatever happens, there is a way on. */
export function ActionControl({ item, spec, onAction }: ActionControlProps): ReactElement {
  const words = useFormWords();
  const action = useAction(item.requirement, onAction);
  const isOver = spec.expiresAt !== undefined && Date.parse(spec.expiresAt) < words.now() && action.started === undefined;
  const known = action.started?.url ?? (spec.start === 'call_start_action' ? undefined : spec.url);
  // A wrong code is told at its box.
  const isToldAtBox = spec.action === 'verify_code' && action.error?.code === 'validation_failed';
  const error = isToldAtBox ? undefined : action.error;
  return (
    <div className="csk-stack" data-gap="small">
      {isOver ? <p className="csk-hint">{words.t('rfi-form.action-expired')}</p> : null}
      <ActionBody
        item={item}
        spec={spec}
        action={action}
        link={isOver ? undefined : safeWebAddress(known)}
        startsFirst={isOver || spec.start === 'call_start_action' || spec.action === 'redirect'}
        hasHost={onAction !== undefined}
      />
      <div role="status" className="csk-rfi-flow-said">
        {action.done ? <Notice tone="positive">{words.t('rfi-form.action-done')}</Notice> : null}
        {action.dropped && spec.action !== 'wallet_signature' ? (
          <Notice tone="caution">{words.t('rfi-form.action-failed')}</Notice>
        ) : null}
      </div>
      <div role="alert" className="csk-rfi-flow-said">
        {error === undefined ? null : <Notice tone="negative">{errorWords(error, words)}</Notice>}
      </div>
    </div>
  );
}

/** Props of `ActionControl`. */
export interface ActionControlProps {
  item: RfiItem;
  spec: ActionSpec;
  onAction: ActionHandler | undefined;
}

interface ActionBodyProps {
  item: RfiItem;
  spec: ActionSpec;
  action: Action;
  link: string | undefined;
  startsFirst: boolean;
  hasHost: boolean;
}

function ActionBody({ item, spec, action, link, startsFirst, hasHost }: ActionBodyProps): ReactElement {
  const words = useFormWords();
  const { wallet } = useDropInSettings();
  if (spec.action === 'contact_support') return <Support text="rfi-form.action-support" />;
  if (spec.action === 'verify_code') return <CodeControl action={action} />;
  if (spec.action === 'accept_terms') return <TermsControl spec={spec} action={action} link={link} />;
  if (spec.action === 'wallet_signature' && (hasHost || wallet !== undefined)) return <WalletControl action={action} />;
  if (spec.action === 'embedded_flow' && hasHost) {
    const text = words.t('rfi-form.action-embedded');
    return (
      <div>
        <ActionButton busy={action.busy} onPress={() => void action.runInHost()} text={text} />
      </div>
    );
  }
  return <ElsewhereControl requirement={item.requirement} spec={spec} action={action} link={link} startsFirst={startsFirst} />;
}

function TermsControl({ spec, action, link }: Pick<ActionBodyProps, 'spec' | 'action' | 'link'>): ReactElement {
  const words = useFormWords();
  return (
    <div className="csk-row">
      {link === undefined ? null : (
        <ActionLink link={link} open={spec.open ?? 'new_tab'} text={words.t('rfi-form.action-terms-read')} />
      )}
      <ActionButton busy={action.busy} onPress={() => void action.complete({})} text={words.t('rfi-form.action-terms')} />
    </div>
  );
}
