'use client';
import type { ReactElement } from 'react';
import { SkeletonLines } from '../text/index.js';
import { usePanelWords } from './use-panel-words.js';

/** The place of a section whose code is on its way. */
export function SectionLoading(): ReactElement {
  const words = usePanelWords();
  return (
    <div className="csk-root csk-card csk-customer-status-panel-loading" aria-busy>
      <p className="csk-visually-hidden">{words.t('common.loading')}</p>
      <SkeletonLines />
    </div>
  );
}
