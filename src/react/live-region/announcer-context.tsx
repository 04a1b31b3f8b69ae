'use client';
import { createContext, type ReactElement, type ReactNode, useContext, useState } from 'react';
import { type Announcer, createAnnouncer, type Politeness } from './announcer.js';
import { LiveRegion } from './live-region.js';

const AnnouncerContext = createContext<Announcer | undefined>(undefined);

/** Gives its descendants an announcer and mounts its one region behind them. */
export function AnnouncerProvider({ children, className }: AnnouncerProviderProps): ReactElement {
  const [announcer] = useState(() => createAnnouncer());
  return (
    <AnnouncerContext.Provider value={announcer}>
      {children}
      <LiveRegion className={className} />
    </AnnouncerContext.Provider>
  );
}

/** Props of `AnnouncerProvider`. */
export interface AnnouncerProviderProps {
  children?: ReactNode;
  /** Class of the region, which must hide it from sight and not from screen readers. */
  className?: string | undefined;
}

/** The announcer in reach, or `undefined` outside a provider. */
export function useAnnouncer(): Announcer | undefined {
  return useContext(AnnouncerContext);
}

const SILENT = (): void => undefined;

/** A function that has a text spoken by the live region in reach; outside a provider it does nothing. */
export function useAnnounce(): (text: string, politeness?: Politeness) => void {
  return useAnnouncer()?.announce ?? SILENT;
}
