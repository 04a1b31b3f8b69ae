'use client';
import { useEffect, useRef } from 'react';
import type { RfiForm } from '../../react/rfi-form/index.js';
import type { RFIFormHostProps } from './rfi-form-host.js';
import { useFormWords } from './use-form-words.js';

/** Tells the host what to put before the title of the page while there is a summary of errors. */
export function useErrorTitle({ failure, step, problems }: RfiForm, handler: RFIFormHostProps['onErrorTitle']): void {
  const words = useFormWords();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const isShown = failure !== undefined || (step === 'list' && problems.length > 0);
  const prefix = isShown ? words.t('rfi-form.title-prefix') : undefined;
  useEffect(() => {
    if (prefix === undefined) return undefined;
    latest.current?.(prefix);
    return () => latest.current?.(undefined);
  }, [prefix]);
}
