'use client';
import type { ReactElement, ReactNode } from 'react';
import { useLanguage } from './use-words.js';
import { useDropInSettings } from './words-context.js';

/** A `<div>` without a box that says language, direction and theme. Portals repeat it, because they leave the page's own. */
export function Scope({ children }: { children: ReactNode }): ReactElement {
  const { theme } = useDropInSettings();
  const { locale, direction } = useLanguage();
  return (
    <div className="csk-scope" lang={locale} dir={direction} data-csk-theme={theme}>
      {children}
    </div>
  );
}
