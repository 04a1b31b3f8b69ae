import { type CustomerBackend, customerSnapshotSchema } from '../../model/index.js';
import type { HttpSession } from './http-session.js';

/** The part of the contract that operators use. */
export type HttpOperator = Required<
  Pick<
    CustomerBackend,
    'setStatus' | 'activate' | 'deactivate' | 'requestInformation' | 'decideRequirement' | 'decideFile' | 'readFile'
  >
>;

/** What operators can do, each as one request. */
export function httpOperator(
  { write, load }: HttpSession,
  pathOf: (customerId: string, ...rest: string[]) => string,
): HttpOperator {
  const schema = customerSnapshotSchema;
  return {
    setStatus: (id, status, options) => write('PUT', pathOf(id, 'status'), { status, ...reasonOf(options) }, schema, options),
    activate: (id, options) => write('POST', pathOf(id, 'activate'), {}, schema, options),
    deactivate: (id, options) => write('POST', pathOf(id, 'deactivate'), reasonOf(options), schema, options),
    requestInformation: (id, requests, options) => write('POST', pathOf(id, 'requirements'), { requests }, schema, options),
    decideRequirement: (id, requirementId, decision, options) =>
      write('POST', pathOf(id, 'requirements', requirementId, 'decision'), decision, schema, options),
    decideFile: (id, fileId, decision, options) =>
      write('POST', pathOf(id, 'files', fileId, 'decision'), decision, schema, options),
    readFile: (id, fileId, options) => load(pathOf(id, 'files', fileId, 'content'), options),
  };
}

function reasonOf({ reasonCode, message }: { reasonCode?: string | undefined; message?: string | undefined }) {
  return { reasonCode, message };
}
