'use client';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { MessageOverrides, PartialCatalogue, TranslateHook } from '../../messages/index.js';
import { AnnouncerProvider } from '../../react/live-region/index.js';
import { CustomerProvider } from '../../react/provider/index.js';
import { Scope } from './scope.js';
import { DropInContext, type DropInSettings, type SupportContact } from './words-context.js';

/**
 * Gives the drop-ins below it the customer, the words and the looks, runs the client while it is mounted, and holds the
 * page's one live region. Renders a `<div>` that takes no part in the layout.
 */
export function CustomerStatusProvider({ client, children, ...options }: CustomerStatusProviderProps): ReactElement {
  const settings = useSettings(options);
  return (
    <DropInContext.Provider value={settings}>
      <Scope>
        <AnnouncerProvider className="csk-visually-hidden">
          <CustomerProvider client={client}>{children}</CustomerProvider>
        </AnnouncerProvider>
      </Scope>
    </DropInContext.Provider>
  );
}

/** Words, looks and ways out that a host sets for all drop-ins. */
export interface CustomerStatusProviderOptions {
  /** BCP 47; English unless said. */
  locale?: string | undefined;
  /** The host's own sentences by key; keep the object stable. */
  messages?: MessageOverrides | undefined;
  /** The compiled sentences of the locale, from `customer-status-kit/messages/…`. */
  catalogue?: PartialCatalogue | undefined;
  /** The host's own translation system; asked first. */
  translate?: TranslateHook | undefined;
  /** IANA name; the reader's own unless said. */
  timeZone?: string | undefined;
  /** The clock for words such as "today", in milliseconds since 1970. */
  now?: (() => number) | undefined;
  /** Follows the page's `color-scheme` unless said. */
  theme?: 'light' | 'dark' | 'high-contrast' | undefined;
  /** Follows the locale unless said. */
  direction?: 'ltr' | 'rtl' | undefined;
  /** Where support is to be found; shown in the same place in every status. */
  support?: SupportContact | undefined;
  /** Called when the session has ended and the customer asks to sign in again. */
  onSignIn?: (() => void) | undefined;
}

/** Props of `CustomerStatusProvider`. */
export interface CustomerStatusProviderProps extends CustomerStatusProviderOptions {
  client: CustomerClient;
  children?: ReactNode;
}

function useSettings(options: CustomerStatusProviderOptions): DropInSettings {
  const { locale, messages, catalogue, translate, timeZone, now, theme, direction, support, onSignIn } = options;
  const words = useMemo(
    () => ({ locale, overrides: messages, catalogue, translate, timeZone }),
    [locale, messages, catalogue, translate, timeZone],
  );
  return useMemo(() => ({ words, now, theme, direction, support, onSignIn }), [words, now, theme, direction, support, onSignIn]);
}
