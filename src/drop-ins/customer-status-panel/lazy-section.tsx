'use client';
import { type ComponentType, lazy, memo, type MemoExoticComponent, type ReactElement, Suspense, useState } from 'react';
import { SectionLoading } from './section-loading.js';

/** A section whose code is a file of its own, fetched when it is shown first. */
export interface LazySection<Props> {
  Section: MemoExoticComponent<(props: Props) => ReactElement>;
  /** Fetches the code now. A failure is not remembered: showing the section tries again. */
  preload: () => Promise<void>;
}

/**
 * Makes a section of what a dynamic import gives. Once its code is there it renders at once. A server, which no one
 * waits for, fetches it on start, so that what it serves is complete; one that streams waits for it anyway.
 */
export function lazySection<Props extends object>(load: () => Promise<ComponentType<Props>>): LazySection<Props> {
  let known: ComponentType<Props> | undefined;
  let pending: Promise<ComponentType<Props>> | undefined;
  const fetchOnce = async () => {
    pending ??= load();
    try {
      known = await pending;
      return { default: known };
    } catch (error) {
      pending = undefined;
      // What lazy() has been refused it never asks for again.
      Waiting = lazy(fetchOnce);
      throw error;
    }
  };
  let Waiting = lazy(fetchOnce);
  // Remembered: React 18 throws away what a server sent of a section that is rendered again before its code has come.
  const Section = memo(function Section(props: Props): ReactElement {
    const [Part] = useState<ComponentType<Props>>(() => known ?? Waiting);
    return (
      <Suspense fallback={<SectionLoading />}>
        <Part {...props} />
      </Suspense>
    );
  });
  const preload = async () => void (await fetchOnce());
  if (typeof document === 'undefined') preload().catch(() => undefined);
  return { Section, preload };
}
