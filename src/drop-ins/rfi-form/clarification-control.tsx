'use client';
import type { ReactElement } from 'react';
import type { ClarificationAnswer, ClarificationSpec } from '../../model/index.js';
import { RFIForm as Parts, type RfiItem, useRfiControls } from '../../react/rfi-form/index.js';
import { BackendText } from '../text/index.js';
import { Support } from './actions/elsewhere-control.js';
import { DocumentControl } from './document-control.js';
import { ChoiceGroup } from './fields/choice-fields.js';
import { FieldFrame } from './fields/field-frame.js';
import { LengthLeft } from './fields/text-field.js';
import { useFormWords } from './use-form-words.js';

/** A question of the reviewer with a place for the answer: text, a choice, files, or text and files. */
export function ClarificationControl({ item, spec }: { item: RfiItem; spec: ClarificationSpec }): ReactElement {
  const words = useFormWords();
  const form = useRfiControls();
  const answer: ClarificationAnswer =
    item.answer?.kind === 'clarification' ? item.answer : { kind: 'clarification', requirementId: item.requirement.id };
  const text = answer.text ?? '';
  const options = spec.options ?? [];
  const hasText = spec.answer === 'text' || spec.answer === 'text_and_attachment';
  return (
    <>
      <blockquote className="csk-rfi-form-question">
        <p className="csk-hint">{words.t('rfi-form.reviewer-asks')}</p>
        <p className="csk-text" id={`${form.controlId(item.requirement.id, 'text')}-hint`}>
          <BackendText value={words.text(spec.question)} />
        </p>
        {spec.comment === undefined ? null : (
          <p className="csk-text" data-muted="" data-size="small">
            <BackendText value={words.text(spec.comment)} />
          </p>
        )}
      </blockquote>
      {hasText ? (
        <FieldFrame part="text" label={words.t('rfi-form.answer-label')} described>
          <Parts.Textarea
            className="csk-input"
            rows={3}
            dir="auto"
            spellCheck
            autoCapitalize="sentences"
            enterKeyHint="enter"
            aria-required
            value={text}
            onValueChange={(next) => form.setAnswer({ ...answer, text: next })}
          />
          <LengthLeft text={text} maxLength={spec.maxLength} />
        </FieldFrame>
      ) : null}
      {spec.answer === 'choice' && options.length === 0 ? <Support text="rfi-form.action-nowhere" /> : null}
      {spec.answer === 'choice' && options.length > 0 ? (
        <FieldFrame part="choice">
          <ChoiceGroup
            legend={words.text(spec.question).text}
            options={options}
            chosen={answer.choice === undefined ? [] : [answer.choice]}
            onChosen={([choice]) => form.setAnswer({ ...answer, choice })}
          />
        </FieldFrame>
      ) : null}
      {spec.answer === 'attachment' || spec.answer === 'text_and_attachment' ? <DocumentControl item={item} /> : null}
    </>
  );
}
