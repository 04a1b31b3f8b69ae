'use client';
import type { ReactElement } from 'react';
import { Icon } from '../icon/index.js';
import { useCopy } from './use-copy.js';
import { useTextWords } from './use-text-words.js';

/** An id to quote to support, with a button that copies it. Where the browser refuses, the id is selected instead. */
export function Reference({ value }: { value: string }): ReactElement {
  const words = useTextWords();
  const said = { copied: words.t('common.reference-copied'), selected: words.t('common.reference-selected') };
  const { shown, outcome, copy } = useCopy<HTMLSpanElement>(value, said);
  return (
    <div className="csk-reference">
      <span ref={shown} className="csk-text" data-size="small">
        {words.t('common.reference', { reference: value })}
      </span>
      <button type="button" className="csk-button" data-variant="quiet" data-size="small" onClick={copy}>
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
        {outcome === 'copied' ? said.copied : words.t('common.copy-reference')}
      </button>
      {outcome === 'selected' ? <span className="csk-hint">{said.selected}</span> : null}
    </div>
  );
}
