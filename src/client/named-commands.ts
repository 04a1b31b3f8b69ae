import type { CommandAnswer, CommandRequest } from '../machine/index.js';
import type { StartedAction } from '../model/index.js';
import type { CommandResult } from './client-snapshot.js';
import type { Commands } from './commands.js';
import type { CustomerClient } from './customer-client.js';
import type { Reads } from './reads.js';
import type { Uploads } from './uploads.js';

type PersonCommands = Pick<
  CustomerClient,
  'submitForReview' | 'removeFile' | 'startAction' | 'completeAction' | 'requestExtension'
>;

type OperatorCommands = Pick<
  CustomerClient,
  'setStatus' | 'activate' | 'deactivate' | 'requestInformation' | 'decideRequirement' | 'decideFile'
>;

/** The single steps of a customer, besides answers and uploads. */
export function personCommands(commands: Commands, reads: Reads, uploads: Pick<Uploads, 'forget'>): PersonCommands {
  return {
    submitForReview: () => complete(commands, { operation: 'submitForReview' }),
    async removeFile(fileId) {
      const result = await complete(commands, { operation: 'removeFile', fileId });
      if (!result.ok) return result;
      uploads.forget(fileId);
      // The backend answers nothing: what is left has to be read.
      await reads.refreshAfterChange();
      return result;
    },
    async startAction(requirementId, returnUrl) {
      const result = await commands.run({ operation: 'startAction', requirementId, returnUrl });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the chart has checked the shape of the answer
      return result.ok ? { ok: true, value: result.value.value as StartedAction } : result;
    },
    completeAction: (requirementId, proof) => complete(commands, { operation: 'completeAction', requirementId, proof }),
    requestExtension: (requirementId) => complete(commands, { operation: 'requestExtension', requirementId }),
  };
}

/** The steps of an operator. */
export function operatorCommands(commands: Commands): OperatorCommands {
  return {
    setStatus: (to, reason) => complete(commands, { operation: 'setStatus', to, ...reason }),
    activate: () => complete(commands, { operation: 'activate' }),
    deactivate: (reason) => complete(commands, { operation: 'deactivate', ...reason }),
    requestInformation: (requests) => complete(commands, { operation: 'requestInformation', requests }),
    decideRequirement: (requirementId, decision) =>
      complete(commands, { operation: 'decideRequirement', requirementId, decision }),
    decideFile: (fileId, decision) => complete(commands, { operation: 'decideFile', fileId, decision }),
  };
}

async function complete(commands: Commands, request: CommandRequest): Promise<CommandResult> {
  const result: CommandResult<CommandAnswer> = await commands.run(request);
  return result.ok ? { ok: true, value: undefined } : result;
}
