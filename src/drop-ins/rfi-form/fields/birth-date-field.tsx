'use client';
import { type ReactElement, useRef } from 'react';
import {
  type DateParts,
  joinDate,
  monthAsNumber,
  RFIForm as Parts,
  splitDate,
  useRfiControls,
  useRfiItemContext,
  useRfiItemProblems,
} from '../../../react/rfi-form/index.js';
import { inputAttributesOf } from '../input-attributes.js';
import { useFormWords } from '../use-form-words.js';
import { FieldError, useProblemText } from './field-frame.js';
import type { FieldProps } from './field-props.js';

const PARTS = ['day', 'month', 'year'] as const;
const TOKENS = { day: 'bday-day', month: 'bday-month', year: 'bday-year' } as const;

/**
 * A date that people know by heart, in three boxes: nobody scrolls a calendar back to their birth. Digits of any script and
 * names of months are taken as they come.
 */
export function BirthDateField({ item, spec, value, onValue }: FieldProps): ReactElement {
  const words = useFormWords();
  const { controlId } = useRfiControls();
  const { requirement } = useRfiItemContext();
  const typed = splitDate(typeof value === 'string' ? value : '');
  const problems = { day: useProblemText('day'), month: useProblemText('month'), year: useProblemText('year') };
  const whole = useProblemText('value');
  const wrong = PARTS.find((part) => problems[part] !== undefined) ?? (whole === undefined ? undefined : 'day');
  const missing = useMissingParts();
  const text = whole ?? (wrong === undefined ? undefined : problems[wrong]);
  const isOwn = requirement.subject.type === 'customer' && !spec.sensitive;
  // Several parts may change at once: each has to know of the ones before.
  const latest = useRef(typed);
  latest.current = typed;
  const set = (part: keyof DateParts, entered: string) => {
    if (entered === latest.current[part]) return;
    latest.current = withPart(latest.current, part, entered);
    onValue(joinDate(latest.current));
  };
  return (
    <Parts.Field className="csk-field" part="day" invalid={text !== undefined} described>
      <Parts.Group className="csk-field">
        <legend className="csk-visually-hidden">{words.text(item.requirement.title).text}</legend>
        <Parts.Hint className="csk-hint">{words.t('rfi-form.birth-hint')}</Parts.Hint>
        <FieldError text={text} />
        <div className="csk-rfi-form-date">
          {PARTS.map((part) => (
            <Parts.Field key={part} className="csk-field" part={part} invalid={wrong === part || missing.includes(part)}>
              <Parts.Label className="csk-hint">{words.t(`rfi-form.${part}`)}</Parts.Label>
              <Parts.Input
                {...inputAttributesOf(requirement)}
                className="csk-input"
                data-part={part}
                autoComplete={isOwn ? TOKENS[part] : 'off'}
                aria-required={spec.required || undefined}
                aria-describedby={text === undefined ? undefined : `${controlId(requirement.id, 'day')}-error`}
                value={typed[part]}
                onValueChange={(entered) => set(part, entered)}
                onBlur={part === 'month' ? () => set(part, monthAsNumber(typed.month, words.locale)) : undefined}
              />
            </Parts.Field>
          ))}
        </div>
      </Parts.Group>
    </Parts.Field>
  );
}

/** All that the error names is marked. */
function useMissingParts(): readonly string[] {
  return useRfiItemProblems().flatMap(({ fault }) => (fault?.code === 'required' ? PARTS : (fault?.missing ?? [])));
}

/** A minus would be taken for the sign between the parts. */
function withPart(parts: DateParts, part: keyof DateParts, entered: string): DateParts {
  return { ...parts, [part]: entered.replaceAll('-', '').trim() };
}
