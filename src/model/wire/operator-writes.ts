import type { OperationName } from '../customer-snapshot.js';

/** What only operators write. */
export const OPERATOR_WRITES = [
  'setStatus',
  'activate',
  'deactivate',
  'requestInformation',
  'decideRequirement',
  'decideFile',
] as const satisfies readonly OperationName[];
