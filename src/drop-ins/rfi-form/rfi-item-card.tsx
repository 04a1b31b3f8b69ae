'use client';
import type { ReactElement } from 'react';
import { RFIForm as Parts, type RfiItem, useRfiFormContext } from '../../react/rfi-form/index.js';
import { useWords } from '../provider/index.js';
import { BackendText, Heading, type HeadingLevel } from '../text/index.js';
import { ActionControl, type ActionHandler } from './action-control.js';
import { ClarificationControl } from './clarification-control.js';
import { DocumentControl } from './document-control.js';
import { FieldControl, hasOneControl } from './fields/field-control.js';
import { ItemNotes } from './item-notes.js';
import { ItemState, stateOfItem } from './item-state.js';
import { problemInWords } from './problem-words.js';

/** One request: what is asked, where it stands, what is to know about it, and the place for the answer. */
export function RfiItemCard({ item, level, onAction }: RfiItemCardProps): ReactElement {
  const form = useRfiFormContext();
  const { requirement } = item;
  const titleId = form.controlId(requirement.id, 'title');
  return (
    <Parts.Item item={item} className="csk-card csk-rfi-form-item">
      <div className="csk-rfi-form-item-head">
        <Heading level={level} id={titleId} tabIndex={-1}>
          <ItemTitle item={item} />
        </Heading>
        <ItemState state={stateOfItem(item, form.problemsOf(requirement.id).length > 0)} />
      </div>
      <ItemNotes requirement={requirement} />
      <ItemBody item={item} onAction={onAction} />
    </Parts.Item>
  );
}

/** Props of `RfiItemCard`. */
export interface RfiItemCardProps {
  item: RfiItem;
  level: HeadingLevel;
  onAction: ActionHandler | undefined;
}

/** The title is the label of the one control, where there is one. */
function ItemTitle({ item }: { item: RfiItem }): ReactElement {
  const words = useWords();
  const form = useRfiFormContext();
  const { spec, id, title } = item.requirement;
  const resolved = words.text(title);
  const isOptional = spec.kind === 'field' && !spec.required;
  const currency = spec.kind === 'field' && spec.input === 'money' ? spec.currency : undefined;
  const named = currency === undefined ? resolved.text : words.t('rfi-form.money-label', { label: resolved.text, currency });
  const text = isOptional ? words.t('rfi-form.optional', { label: named }) : named;
  const content = <BackendText value={{ text, lang: resolved.lang }} />;
  if (spec.kind !== 'field' || !hasOneControl(spec)) return content;
  return <label htmlFor={form.controlId(id)}>{content}</label>;
}

function ItemBody({ item, onAction }: Omit<RfiItemCardProps, 'level'>): ReactElement {
  const { spec } = item.requirement;
  if (spec.kind === 'document') return <DocumentControl item={item} />;
  if (spec.kind === 'clarification') return <ClarificationControl item={item} spec={spec} />;
  if (spec.kind === 'field') return <FieldControl item={item} spec={spec} />;
  return (
    <>
      <ActionProblem item={item} />
      <ActionControl item={item} spec={spec} onAction={onAction} />
    </>
  );
}

function ActionProblem({ item }: { item: RfiItem }): ReactElement | null {
  const words = useWords();
  const problem = useRfiFormContext().problemsOf(item.requirement.id)[0];
  return problem === undefined ? null : <p className="csk-error">{problemInWords(problem, words).text}</p>;
}
