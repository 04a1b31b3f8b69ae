import { toCustomerStatusError } from '../model/index.js';
import type { CustomerClient } from '../client/index.js';
import type { SettingFault } from './panel-attributes.js';
import type { ClientSettings } from './panel-client.js';
import type { PanelErrorDetail, TellPage } from './panel-events.js';

/** The client for the settings, or why there is none. With neither, the panel shows a sample. */
export interface FoundClient {
  client?: CustomerClient | undefined;
  fault?: SettingFault | undefined;
}

/** Finds the client. A backend that is named wrongly must not end in a sample. */
export function findClient(
  settings: ClientSettings,
  faults: readonly SettingFault[],
  clientOf: (settings: ClientSettings) => CustomerClient | undefined,
): FoundClient {
  const wrong = faults.find(({ setting }) => setting === 'base-url');
  if (wrong !== undefined && settings.client === undefined && settings.backend === undefined) return { fault: wrong };
  try {
    return { client: clientOf(settings) };
  } catch (reason) {
    const named = faults.find(({ setting }) => setting === 'customer-id');
    const setting = settings.customerId === undefined ? 'customer-id' : 'backend';
    return { fault: named ?? { setting, error: toCustomerStatusError(reason) } };
  }
}

/** Tells each fault once until it is mended. What no listener took care of goes to the console, as an uncaught error does. */
export function createFaultTeller(tell: TellPage): (faults: readonly SettingFault[]) => void {
  let known: readonly string[] = [];
  return (faults) => {
    const before = known;
    known = faults.map(({ setting, error }) => `${setting} ${error.message}`);
    for (const [index, { setting, error }] of faults.entries()) {
      const detail: PanelErrorDetail = { source: 'setting', setting, error };
      if (!before.includes(known[index] ?? '') && tell('csk-error', detail)) reportError(error);
    }
  };
}
