import { type CustomerBackend, customerSnapshotSchema } from '../../model/index.js';
import { customerPath } from './customer-path.js';
import type { HttpSession } from './http-session.js';

/** The part of the contract that operators use. */
export type HttpOperator = Required<
  Pick<
    CustomerBackend,
    'setStatus' | 'activate' | 'deactivate' | 'requestInformation' | 'decideRequirement' | 'decideFile' | 'readFile'
  >
>;

/** What operators can do, each as one request. */
export function httpOperator({ write, load }: HttpSession): HttpOperator {
  const schema = customerSnapshotSchema;
  return {
    setStatus: async (id, status, options) =>
      write('PUT', customerPath(id, 'status'), { status, ...reasonOf(options) }, schema, options),
    activate: async (id, options) => write('POST', customerPath(id, 'activate'), {}, schema, options),
    deactivate: async (id, options) => write('POST', customerPath(id, 'deactivate'), reasonOf(options), schema, options),
    requestInformation: async (id, requests, options) =>
      write('POST', customerPath(id, 'requirements'), { requests }, schema, options),
    decideRequirement: async (id, requirementId, decision, options) =>
      write('POST', customerPath(id, 'requirements', requirementId, 'decision'), decision, schema, options),
    decideFile: async (id, fileId, decision, options) =>
      write('POST', customerPath(id, 'files', fileId, 'decision'), decision, schema, options),
    readFile: async (id, fileId, options) => load(customerPath(id, 'files', fileId, 'content'), options),
  };
}

function reasonOf({ reasonCode, message }: { reasonCode?: string | undefined; message?: string | undefined }) {
  return { reasonCode, message };
}
