'use client';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { MessageOverrides, PartialCatalogue, TranslateHook } from '../../messages/index.js';
import { AnnouncerProvider } from '../../react/live-region/index.js';
import { CustomerProvider } from '../../react/provider/index.js';
import { Scope } from './scope.js';
import { speakerOf } from './speaker.js';
import { type ClientSource, useProvidedClient } from './use-provided-client.js';
import { DropInContext, type DropInManners, type DropInSettings } from './words-context.js';

/**
 * Gives the drop-ins below it the customer, the words and the looks, runs the client while it is mounted, and holds the
 * page's one live region. Takes a client, or a backend and a customer id to make one of. Renders a `<div>` that takes no
 * part in the layout.
 *
 * @example
 * ```tsx
 * import { CustomerStatusProvider, StatusBanner } from 'customer-status-kit';
 * import { httpBackend } from 'customer-status-kit/backends/http';
 *
 * const backend = httpBackend({ baseUrl: '/api/customer-status' });
 *
 * export const Account = ({ customerId }: { customerId: string }) => (
 *   <CustomerStatusProvider backend={backend} customerId={customerId} support={{ href: 'mailto:help@example.com' }}>
 *     <StatusBanner />
 *   </CustomerStatusProvider>
 * );
 * ```
 */
export function CustomerStatusProvider(props: CustomerStatusProviderProps): ReactElement {
  const { children } = props;
  const client = useProvidedClient(props);
  return (
    <SettingsProvider {...props}>
      <CustomerSurroundings client={client}>{children}</CustomerSurroundings>
    </SettingsProvider>
  );
}

/** The words and looks alone, without a customer. Renders no element. */
export function SettingsProvider({
  children,
  ...options
}: CustomerStatusProviderOptions & { children?: ReactNode }): ReactElement {
  const settings = useSettings(options);
  return <DropInContext.Provider value={settings}>{children}</DropInContext.Provider>;
}

/** The customer and the page's one live region, in the words and looks in reach. Renders a `<div>` without a box. */
export function CustomerSurroundings({ client, children }: { client: CustomerClient; children?: ReactNode }): ReactElement {
  return (
    <Scope>
      <AnnouncerProvider className="csk-visually-hidden">
        <CustomerProvider client={client}>{children}</CustomerProvider>
      </AnnouncerProvider>
    </Scope>
  );
}

/** Words, looks and ways out that a host sets for all drop-ins. */
export interface CustomerStatusProviderOptions extends DropInManners {
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
}

/** Props of `CustomerStatusProvider`: a client the host made, or what one is made of. */
export type CustomerStatusProviderProps = CustomerStatusProviderOptions & { children?: ReactNode } & (
    | { client: CustomerClient }
    | ClientSource
  );

function useSettings(options: CustomerStatusProviderOptions): DropInSettings {
  const { locale, messages, catalogue, translate, timeZone, now, theme, direction, support, onSignIn, onAction, featureLabels } =
    options;
  const { camera, convertImage, wallet } = options;
  const speaker = useMemo(
    () => speakerOf({ locale, overrides: messages, catalogue, translate }),
    [locale, messages, catalogue, translate],
  );
  return useMemo(
    () => ({
      speaker,
      timeZone,
      now,
      theme,
      direction,
      support,
      onSignIn,
      onAction,
      featureLabels,
      camera,
      convertImage,
      wallet,
    }),
    [speaker, timeZone, now, theme, direction, support, onSignIn, onAction, featureLabels, camera, convertImage, wallet],
  );
}
