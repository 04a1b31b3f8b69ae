'use client';
import type { ReactElement } from 'react';
import type { RfiForm } from '../../react/rfi-form/index.js';
import { Notice } from '../text/index.js';
import { useFormWords } from './use-form-words.js';

/** Says that it is being found out whether what was sent has arrived. The region is there before, so that it is spoken. */
export function RfiChecking({ form }: { form: RfiForm }): ReactElement {
  const words = useFormWords();
  return (
    <div role="status" className="csk-rfi-flow-said">
      {form.checking ? (
        <Notice tone="info" icon="refresh">
          <p className="csk-text">
            <strong>{words.t('rfi-flow.checking-title')}</strong>
          </p>
          <p className="csk-text">{words.t('rfi-flow.checking')}</p>
        </Notice>
      ) : null}
    </div>
  );
}
