import type { CustomerSnapshot } from '../../model/index.js';
import type { Connector, ConnectorContext, ConnectorOperation, ConnectorOperations } from '../connector.js';

/** An operation of a connector, whatever its input. */
export type RunOperation<Input> = (context: ConnectorContext, input: Input) => Promise<CustomerSnapshot>;

/** Puts something around an operation. Whatever calls it has to keep the connector as `this`. */
export type WrapOperation = <Input>(name: ConnectorOperation, run: RunOperation<Input>) => RunOperation<Input>;

/** Every operation that a connector offers, wrapped; what it does not offer stays absent. */
export function wrapOperations(connector: Connector, wrap: WrapOperation): ConnectorOperations {
  return {
    ...(connector.submitAnswers && { submitAnswers: wrap('submitAnswers', connector.submitAnswers) }),
    ...(connector.uploadFile && { uploadFile: wrap('uploadFile', connector.uploadFile) }),
    ...(connector.removeFile && { removeFile: wrap('removeFile', connector.removeFile) }),
    ...(connector.submitForReview && { submitForReview: wrap('submitForReview', connector.submitForReview) }),
    ...(connector.completeAction && { completeAction: wrap('completeAction', connector.completeAction) }),
    ...(connector.requestExtension && { requestExtension: wrap('requestExtension', connector.requestExtension) }),
    ...(connector.setStatus && { setStatus: wrap('setStatus', connector.setStatus) }),
    ...(connector.activate && { activate: wrap('activate', connector.activate) }),
    ...(connector.deactivate && { deactivate: wrap('deactivate', connector.deactivate) }),
    ...(connector.requestInformation && { requestInformation: wrap('requestInformation', connector.requestInformation) }),
    ...(connector.decideRequirement && { decideRequirement: wrap('decideRequirement', connector.decideRequirement) }),
    ...(connector.decideFile && { decideFile: wrap('decideFile', connector.decideFile) }),
  };
}
