'use client';
import { type FormEvent, forwardRef } from 'react';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { RfiControlsContext, useRfiRoot } from './rfi-controls.js';
import { RfiFormContext } from './rfi-form-context.js';
import type { RfiForm } from './use-rfi-form.js';

/** The form. Sending it goes on to the review, and from there sends the answers. Renders a `<form novalidate>`. */
export const RFIFormRoot = forwardRef<HTMLFormElement, RFIFormRootProps>(function RFIFormRoot({ form, ...consumer }, ref) {
  const composed = useComposedRefs<HTMLFormElement>(ref, form.formRef);
  const state: RFIFormRootState = { step: form.step, busy: form.sending, locked: !form.editable };
  const props = {
    noValidate: true,
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      if (form.step === 'review') void form.send();
      else form.review();
    },
  };
  const { holder, controls } = useRfiRoot(form);
  return (
    <RfiFormContext.Provider value={holder}>
      <RfiControlsContext.Provider value={controls}>
        {renderPart('form', { props, state, ref: composed }, consumer)}
      </RfiControlsContext.Provider>
    </RfiFormContext.Provider>
  );
});

/** State of `RFIFormRoot`. */
export interface RFIFormRootState {
  step: RfiForm['step'];
  busy: boolean;
  locked: boolean;
}

/** Props of `RFIFormRoot`. */
export interface RFIFormRootProps extends PartComponentProps<'form', RFIFormRootState> {
  /** From `useRfiForm`. */
  form: RfiForm;
}
