'use client';
import { memo, type ReactElement } from 'react';
import { RFIForm as Parts, type RfiItem, useRfiControls, useRfiItemProblems } from '../../react/rfi-form/index.js';
import { useFormWords } from './form-words.js';
import { backendText, Heading, type HeadingLevel } from '../text/index.js';
import { ActionControl, type ActionHandler } from './action-control.js';
import { AskedBefore } from './asked-before.js';
import { ClarificationControl } from './clarification-control.js';
import { DocumentControl } from './document-control.js';
import { FieldControl, hasOneControl } from './fields/field-control.js';
import { ItemNotes } from './item-notes.js';
import { ItemState, stateOfItem } from './item-state.js';
import { problemInWords } from './problem-words.js';
import { SendThese } from './send-these.js';

/**
 * One request: what is asked, where it stands, what is to know about it, and the place for the answer. It renders again
 * when something about it has changed, and not when something was typed elsewhere.
 */
export const RfiItemCard = memo(function RfiItemCard({
  item,
  level,
  onAction,
  variant = 'card',
}: RfiItemCardProps): ReactElement {
  const words = useFormWords();
  const form = useRfiControls();
  const { requirement } = item;
  const titleId = form.controlId(requirement.id, 'title');
  const isCard = variant === 'card';
  return (
    <Parts.Item item={item} className={isCard ? 'csk-card csk-rfi-form-item' : 'csk-rfi-form-item'}>
      <div className={isCard ? 'csk-rfi-form-item-head' : 'csk-visually-hidden'}>
        <Heading level={level} id={titleId} tabIndex={-1}>
          <ItemTitle item={item} />
        </Heading>
        {isCard ? <CardState item={item} /> : null}
      </div>
      <ItemNotes item={item} />
      {item.earlier === undefined ? null : <AskedBefore item={item} earlier={item.earlier} />}
      <ItemBody item={item} onAction={onAction} />
      {isCard && item.state === 'ready' ? <SendThese items={[item]} title={words.text(requirement.title).text} /> : null}
    </Parts.Item>
  );
});

/** Props of `RfiItemCard`. */
export interface RfiItemCardProps {
  item: RfiItem;
  level: HeadingLevel;
  onAction: ActionHandler | undefined;
  /** An alternative stands below its choice, which has the title already. */
  variant?: 'card' | 'alternative' | undefined;
}

function CardState({ item }: { item: RfiItem }): ReactElement | null {
  const state = stateOfItem(item, useRfiItemProblems().length > 0);
  // The title says it already.
  if (state === 'optional' && item.requirement.spec.kind === 'field') return null;
  return <ItemState state={state} />;
}

/** The title is the label of the one control, where there is one. */
function ItemTitle({ item }: { item: RfiItem }): ReactElement {
  const words = useFormWords();
  const form = useRfiControls();
  const { spec, id, title } = item.requirement;
  const resolved = words.text(title);
  const isOptional = spec.kind === 'field' && !spec.required;
  const currency = spec.kind === 'field' && spec.input === 'money' ? spec.currency : undefined;
  const named = currency === undefined ? resolved.text : words.t('rfi-form.money-label', { label: resolved.text, currency });
  const text = isOptional ? words.t('common.optional', { label: named }) : named;
  const content = backendText({ text, lang: resolved.lang });
  if (spec.kind !== 'field' || !hasOneControl(spec)) return content;
  return <label htmlFor={form.controlId(id)}>{content}</label>;
}

function ItemBody({ item, onAction }: Pick<RfiItemCardProps, 'item' | 'onAction'>): ReactElement {
  const { spec } = item.requirement;
  if (spec.kind === 'document') return <DocumentControl item={item} />;
  if (spec.kind === 'clarification') return <ClarificationControl item={item} spec={spec} />;
  if (spec.kind === 'field') return <FieldControl item={item} spec={spec} />;
  return (
    <>
      <ActionProblem />
      <ActionControl item={item} spec={spec} onAction={onAction} />
    </>
  );
}

function ActionProblem(): ReactElement | null {
  const words = useFormWords();
  const problem = useRfiItemProblems()[0];
  return problem === undefined ? null : <p className="csk-error">{problemInWords(problem, words).text}</p>;
}
