import {
  customerSnapshotSchema,
  CustomerStatusError,
  lifecycleEventPageSchema,
  parse,
  startedActionSchema,
  type Answer,
  type CustomerBackend,
  type OperationName,
  type ReadOptions,
  type WriteOptions,
} from '../model/index.js';
import type { CommandAnswer, CommandRequest } from './command.js';

type Request<Operation extends OperationName> = Extract<CommandRequest, { operation: Operation }>;

/** Everything a command needs of its surroundings. */
export interface PerformOptions {
  backend: CustomerBackend;
  customerId: string;
  read: ReadOptions;
  write: WriteOptions;
}

/** Makes the one call of the backend that a command stands for. Rejects with `unsupported` where the backend lacks it. */
export async function performCommand(request: CommandRequest, options: PerformOptions): Promise<CommandAnswer> {
  switch (request.operation) {
    case 'removeFile':
      await offered(options.backend.removeFile?.(options.customerId, request.fileId, options.write));
      return {};
    case 'startAction':
      return { value: parse(startedActionSchema, await startAction(request, options)) };
    case 'listEvents':
      return { value: parse(lifecycleEventPageSchema, await listEvents(request, options)) };
    default:
      return { snapshot: parse(customerSnapshotSchema, await writeCustomer(request, options)) };
  }
}

type CustomerRequest = Exclude<CommandRequest, Request<'removeFile' | 'startAction' | 'listEvents'>>;

/** The calls that answer with the customer as it is afterwards. */
function writeCustomer(request: CustomerRequest, { backend, customerId: id, write }: PerformOptions): Promise<unknown> {
  switch (request.operation) {
    case 'submitAnswers':
      return offered(backend.submitAnswers?.(id, inOrder(request.answers), write));
    case 'submitForReview':
      return offered(backend.submitForReview?.(id, write));
    case 'completeAction':
      return offered(backend.completeAction?.(id, request.requirementId, request.proof, write));
    case 'requestExtension':
      return offered(backend.requestExtension?.(id, request.requirementId, write));
    case 'setStatus':
      return offered(backend.setStatus?.(id, request.to, { ...write, ...reasonOf(request) }));
    case 'activate':
      return offered(backend.activate?.(id, write));
    case 'deactivate':
      return offered(backend.deactivate?.(id, { ...write, ...reasonOf(request) }));
    case 'requestInformation':
      return offered(backend.requestInformation?.(id, request.requests, write));
    case 'decideRequirement':
      return offered(backend.decideRequirement?.(id, request.requirementId, request.decision, write));
    case 'decideFile':
      return offered(backend.decideFile?.(id, request.fileId, request.decision, write));
    default:
      return request satisfies never;
  }
}

/** The same answers are the same bytes in whatever order they were entered: a key stands for one content. */
function inOrder(answers: readonly Answer[]): readonly Answer[] {
  return answers.toSorted((a, b) => (a.requirementId < b.requirementId ? -1 : 1));
}

function startAction(request: Request<'startAction'>, { backend, customerId, write }: PerformOptions): Promise<unknown> {
  const options = request.returnUrl === undefined ? write : { ...write, returnUrl: request.returnUrl };
  return offered(backend.startAction?.(customerId, request.requirementId, options));
}

function listEvents(request: Request<'listEvents'>, { backend, customerId, read }: PerformOptions): Promise<unknown> {
  return offered(backend.listEvents?.(customerId, { ...request.query, ...read }));
}

function reasonOf({ reasonCode, message }: Request<'setStatus' | 'deactivate'>) {
  return { ...(reasonCode === undefined ? {} : { reasonCode }), ...(message === undefined ? {} : { message }) };
}

function offered<Value>(answer: Promise<Value> | undefined): Promise<Value> {
  if (answer !== undefined) return answer;
  throw new CustomerStatusError('unsupported', { message: 'the backend lacks the method, so nothing was sent' });
}
