import * as v from 'valibot';
import {
  actionProofSchema,
  type CustomerSnapshot,
  operatorDecisionSchema,
  operatorReasonSchema,
  requestInformationSchema,
  setStatusSchema,
  startActionSchema,
  submitAnswersSchema,
  type WriteOptions,
} from '../../model/index.js';
import { jsonResponse } from '../../model/wire/json-response.js';
import { type ProtocolCall, readBody, told, writeOptionsOf } from './protocol-call.js';
import type { ProtocolRoute } from './protocol-route.js';

const CUSTOMER = '/customers/{customerId}';
const REQUIREMENT = `${CUSTOMER}/requirements/{requirementId}`;
const ACTION = `${CUSTOMER}/actions/{requirementId}`;

type Write<Body> = (call: ProtocolCall, body: Body, options: WriteOptions) => Promise<CustomerSnapshot>;

/** A write whose answer is the customer as they are then. */
function write<Body>(schema: v.GenericSchema<unknown, Body>, run: Write<Body>): ProtocolRoute['handle'] {
  return async (call) => told(call, await run(call, await readBody(call, schema), writeOptionsOf(call)));
}

/** The requirement of the path. */
function requirementId({ params }: ProtocolCall): string {
  return params['requirementId'] ?? '';
}

/** What a customer sends, files and drafts apart. */
export const customerRoutes: readonly ProtocolRoute[] = [
  {
    method: 'POST',
    path: `${CUSTOMER}/answers`,
    operation: 'submitAnswers',
    handle: write(submitAnswersSchema, ({ backend, customerId }, { answers }, options) =>
      backend.submitAnswers(customerId, answers, options),
    ),
  },
  {
    method: 'POST',
    path: `${CUSTOMER}/submit`,
    operation: 'submitForReview',
    handle: write(v.unknown(), ({ backend, customerId }, _body, options) => backend.submitForReview(customerId, options)),
  },
  { method: 'POST', path: `${ACTION}/start`, operation: 'startAction', handle: startAction },
  {
    method: 'POST',
    path: `${ACTION}/complete`,
    operation: 'completeAction',
    handle: write(actionProofSchema, (call, proof, options) =>
      call.backend.completeAction(call.customerId, requirementId(call), proof, options),
    ),
  },
  {
    method: 'POST',
    path: `${REQUIREMENT}/extension`,
    operation: 'requestExtension',
    handle: write(v.unknown(), (call, _body, options) =>
      call.backend.requestExtension(call.customerId, requirementId(call), options),
    ),
  },
];

/** What operators write. */
export const operatorRoutes: readonly ProtocolRoute[] = (
  [
    {
      method: 'PUT',
      path: `${CUSTOMER}/status`,
      operation: 'setStatus',
      handle: write(setStatusSchema, ({ backend, customerId }, { status, ...reason }, options) =>
        backend.setStatus(customerId, status, { ...options, ...reason }),
      ),
    },
    {
      method: 'POST',
      path: `${CUSTOMER}/activate`,
      operation: 'activate',
      handle: write(v.unknown(), ({ backend, customerId }, _body, options) => backend.activate(customerId, options)),
    },
    {
      method: 'POST',
      path: `${CUSTOMER}/deactivate`,
      operation: 'deactivate',
      handle: write(operatorReasonSchema, ({ backend, customerId }, reason, options) =>
        backend.deactivate(customerId, { ...options, ...reason }),
      ),
    },
    {
      method: 'POST',
      path: `${CUSTOMER}/requirements`,
      operation: 'requestInformation',
      handle: write(requestInformationSchema, ({ backend, customerId }, { requests }, options) =>
        backend.requestInformation(customerId, requests, options),
      ),
    },
    {
      method: 'POST',
      path: `${REQUIREMENT}/decision`,
      operation: 'decideRequirement',
      handle: write(operatorDecisionSchema, (call, decision, options) =>
        call.backend.decideRequirement(call.customerId, requirementId(call), decision, options),
      ),
    },
    {
      method: 'POST',
      path: `${CUSTOMER}/files/{fileId}/decision`,
      operation: 'decideFile',
      handle: write(operatorDecisionSchema, ({ backend, customerId, params }, decision, options) =>
        backend.decideFile(customerId, params['fileId'] ?? '', decision, options),
      ),
    },
  ] as const
).map((route) => ({ ...route, forOperators: true }));

async function startAction(call: ProtocolCall): Promise<Response> {
  const { returnUrl } = await readBody(call, startActionSchema);
  const options = { ...writeOptionsOf(call), returnUrl };
  return jsonResponse(await call.backend.startAction(call.customerId, requirementId(call), options));
}
