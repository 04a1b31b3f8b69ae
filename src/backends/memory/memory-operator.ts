import type { Actor, CustomerBackend } from '../../model/index.js';
import {
  activate,
  changeStatus,
  deactivate,
  decideFile,
  decideRequirement,
  requestInformation,
} from '../../model/sandbox/index.js';
import type { MemoryWrite } from './memory-write.js';
import { REVIEWER } from './scenarios/tale.js';

/** The part of the contract that operators use. */
type OperatorMethods = Required<
  Pick<CustomerBackend, 'setStatus' | 'activate' | 'deactivate' | 'requestInformation' | 'decideRequirement' | 'decideFile'>
>;

/** What operators can do, each as one write by the review team. */
export function memoryOperator(write: MemoryWrite): OperatorMethods {
  const by: Actor = REVIEWER;
  return {
    setStatus: (id, to, { reasonCode, message, ...options }) => {
      const reason = { reasonCode, message };
      return write('setStatus', id, options, [to, reason], by, (snapshot, context) =>
        changeStatus(snapshot, to, reason, context),
      );
    },
    activate: (id, options) => write('activate', id, options, [], by, activate),
    deactivate: (id, { reasonCode, message, ...options }) => {
      const reason = { reasonCode, message };
      return write('deactivate', id, options, [reason], by, (snapshot, context) => deactivate(snapshot, reason, context));
    },
    requestInformation: (id, requests, options) =>
      write('requestInformation', id, options, [requests], by, (snapshot, context) =>
        requestInformation(snapshot, requests, context),
      ),
    decideRequirement: (id, requirementId, decision, options) =>
      write('decideRequirement', id, options, [requirementId, decision], by, (snapshot, context) =>
        decideRequirement(snapshot, requirementId, decision, context),
      ),
    decideFile: (id, fileId, decision, options) =>
      write('decideFile', id, options, [fileId, decision], by, (snapshot, context) =>
        decideFile(snapshot, fileId, decision, context),
      ),
  };
}
