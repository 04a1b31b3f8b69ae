'use client';
import { createElement, type ReactElement } from 'react';
import { type CustomFieldType, useRfiField } from '../../../react/rfi-form/index.js';
import { useFormWords } from '../form-words.js';
import { FieldFrame } from './field-frame.js';
import type { FieldProps } from './field-props.js';
import { hintOf } from './text-field.js';

/** A control of the host in the kit's frame: label, hint and error are the kit's. */
export function CustomField({ control, spec }: FieldProps & { control: CustomFieldType }): ReactElement {
  const words = useFormWords();
  return (
    <FieldFrame hint={hintOf(spec, words)} isWhole>
      <HostControl control={control} />
    </FieldFrame>
  );
}

function HostControl({ control }: { control: CustomFieldType }): ReactElement {
  return createElement(control, useRfiField());
}
