import { httpBackend } from '../backends/http/index.js';
import { firstSnapshots } from '../client/first-snapshots.js';
import { createCustomerClient, type CustomerClient } from '../client/index.js';
import { type CustomerBackend, CustomerStatusError } from '../model/index.js';
import type { PanelAttributes } from './panel-attributes.js';
import type { PanelProperties } from './panel-properties.js';

/** Everything that decides which client there is. */
export interface ClientSettings
  extends Pick<PanelAttributes, 'baseUrl' | 'customerId' | 'credentials'>,
    Partial<Pick<PanelProperties, 'backend' | 'getToken' | 'headers' | 'fetch' | 'features' | 'initialSnapshot' | 'drafts'>> {
  /** The host's own. */
  client: CustomerClient | undefined;
}

/**
 * Gives the client for the settings: the host's own, the same as before while nothing that decides has changed, or another.
 * `undefined` where there is no backend at all. Throws a `CustomerStatusError` where there is one that cannot be asked.
 */
export function panelClientSource(
  newest: () => ClientSettings,
  locale: () => string | undefined,
): (settings: ClientSettings) => CustomerClient | undefined {
  let made: { of: readonly unknown[]; client: CustomerClient } | undefined;
  const known = firstSnapshots();
  return (settings) => {
    const { client, backend, baseUrl, customerId, features, drafts } = settings;
    if (client !== undefined) return client;
    if (backend === undefined && baseUrl === undefined) return undefined;
    const { credentials, fetch, getToken } = settings;
    const over = backend === undefined ? [baseUrl, credentials, fetch, getToken !== undefined] : [backend];
    const of = [...over, customerId, features, drafts];
    if (made === undefined || !isSame(made.of, of)) {
      const initialSnapshot = customerId === undefined ? undefined : known(customerId, settings.initialSnapshot);
      made = { of, client: makeClient({ ...settings, initialSnapshot }, newest, locale) };
    }
    return made.client;
  };
}

function makeClient(settings: ClientSettings, newest: () => ClientSettings, locale: () => string | undefined): CustomerClient {
  const { customerId, features, drafts, initialSnapshot } = settings;
  if (customerId === undefined) {
    throw new CustomerStatusError('validation_failed', {
      message:
        '<customer-status-panel> has a backend and no "customer-id", so there is nobody to show; give both, ' +
        'or put the element into the page when the customer is known',
    });
  }
  const backend = settings.backend ?? backendAt(settings, newest);
  return createCustomerClient({ backend, customerId, features, drafts, initialSnapshot, locale });
}

/** Functions of the host are asked for when they are called, so that a framework may give new ones at each render. */
function backendAt(
  { baseUrl = '', credentials, fetch, getToken }: ClientSettings,
  newest: () => ClientSettings,
): CustomerBackend {
  return httpBackend({
    baseUrl,
    credentials,
    fetch,
    getToken: getToken === undefined ? undefined : (options) => newest().getToken?.(options),
    customerHeaders: () => newest().headers?.() ?? {},
  });
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((value, index) => Object.is(value, now[index]));
}
