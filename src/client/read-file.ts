import { CustomerStatusError, toCustomerStatusError, type CustomerBackend } from '../model/index.js';
import type { ClientHub } from './client-hub.js';
import type { CustomerClient } from './customer-client.js';

/** Reads files of the customer past the chart: nothing about the customer changes by it, and nothing is kept. */
export function fileReader(backend: CustomerBackend, customerId: string, hub: ClientHub): CustomerClient['readFile'] {
  return async (fileId, signal) => {
    try {
      if (backend.readFile === undefined) {
        throw new CustomerStatusError('unsupported', {
          message: 'the backend has no readFile(): it shows no files to operators',
        });
      }
      return { ok: true, value: await backend.readFile(customerId, fileId, { signal }) };
    } catch (reason) {
      const error = toCustomerStatusError(reason);
      if (error.code !== 'aborted') hub.emit('errorOccurred', { error, operation: 'readFile' });
      return { ok: false, error };
    }
  };
}
