import * as v from 'valibot';
import { actionProofSchema, startActionSchema, submitAnswersSchema } from '../../../model/index.js';
import type { ConnectorInputs, ConnectorOperation, ConnectorOperations } from '../../connector.js';
import { type Call, param, type Route } from '../call.js';
import { readJson } from '../read-body.js';
import { snapshotAnswer } from '../respond.js';
import { writeCustomer } from '../write-customer.js';
import { offered } from './read-routes.js';

const CUSTOMER = '/customers/{customerId}';

/** What a customer sends: answers, the wish to be reviewed or to get more time, and actions done elsewhere. */
export const customerRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${CUSTOMER}/answers`,
    for: 'customer',
    handle: (call) => operate(call, 'submitAnswers', submitAnswersSchema, (body) => body),
  },
  { method: 'POST', path: `${CUSTOMER}/submit`, for: 'customer', handle: (call) => operateWithoutBody(call, 'submitForReview') },
  { method: 'POST', path: `${CUSTOMER}/actions/{requirementId}/start`, for: 'customer', handle: startAction },
  {
    method: 'POST',
    path: `${CUSTOMER}/actions/{requirementId}/complete`,
    for: 'customer',
    handle: (call) =>
      operate(call, 'completeAction', actionProofSchema, (proof) => ({ requirementId: param(call, 'requirementId'), proof })),
  },
  {
    method: 'POST',
    path: `${CUSTOMER}/requirements/{requirementId}/extension`,
    for: 'customer',
    handle: (call) => operate(call, 'requestExtension', v.unknown(), () => ({ requirementId: param(call, 'requirementId') })),
  },
];

/** Reads a JSON body, carries out an operation of the connector, and answers with the customer as they are then. */
export async function operate<Body, Operation extends ConnectorOperation>(
  call: Call,
  operation: Operation,
  schema: v.GenericSchema<unknown, Body>,
  toInput: (body: Body) => ConnectorInputs[Operation],
): Promise<Response> {
  const { content, body } = await readJson(call, schema, { mayBeEmpty: true });
  const operations: ConnectorOperations = call.parts.connector;
  const run = offered(operations[operation], operation);
  return writeCustomer(call, {
    content,
    operation,
    work: async (context) => ({ snapshot: await run.call(operations, context, toInput(body)), extra: undefined }),
    answer: ({ snapshot }) => snapshotAnswer(call.reader, snapshot),
  });
}

/** An operation that needs nothing but the customer. A body, if there is one, must be JSON and is not read further. */
export function operateWithoutBody(call: Call, operation: 'submitForReview' | 'activate'): Promise<Response> {
  return operate(call, operation, v.unknown(), () => ({}));
}

async function startAction(call: Call): Promise<Response> {
  const { content, body } = await readJson(call, startActionSchema, { mayBeEmpty: true });
  const { connector } = call.parts;
  const start = offered(connector.startAction, 'startAction');
  const input = { requirementId: param(call, 'requirementId'), returnUrl: body.returnUrl };
  return writeCustomer(call, {
    content,
    operation: 'startAction',
    work: async (context) => {
      const { snapshot, started } = await start.call(connector, context, input);
      return { snapshot, extra: started };
    },
    answer: (_change, started) => ({ status: 200, body: JSON.stringify(started) }),
  });
}
