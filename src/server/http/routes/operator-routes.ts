import { operatorDecisionSchema, operatorReasonSchema, requestInformationSchema, setStatusSchema } from '../../../model/index.js';
import { param, type Route } from '../call.js';
import { operate, operateWithoutBody } from './customer-routes.js';

const CUSTOMER = '/customers/{customerId}';

/** What an operator of the host does. */
export const operatorRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: `${CUSTOMER}/status`,
    for: 'operator',
    handle: (call) => operate(call, 'setStatus', setStatusSchema, (body) => body),
  },
  { method: 'POST', path: `${CUSTOMER}/activate`, for: 'operator', handle: (call) => operateWithoutBody(call, 'activate') },
  {
    method: 'POST',
    path: `${CUSTOMER}/deactivate`,
    for: 'operator',
    handle: (call) => operate(call, 'deactivate', operatorReasonSchema, (body) => body),
  },
  {
    method: 'POST',
    path: `${CUSTOMER}/requirements`,
    for: 'operator',
    handle: (call) => operate(call, 'requestInformation', requestInformationSchema, (body) => body),
  },
  {
    method: 'POST',
    path: `${CUSTOMER}/requirements/{requirementId}/decision`,
    for: 'operator',
    handle: (call) =>
      operate(call, 'decideRequirement', operatorDecisionSchema, (decision) => ({
        requirementId: param(call, 'requirementId'),
        decision,
      })),
  },
  {
    method: 'POST',
    path: `${CUSTOMER}/files/{fileId}/decision`,
    for: 'operator',
    handle: (call) =>
      operate(call, 'decideFile', operatorDecisionSchema, (decision) => ({ fileId: param(call, 'fileId'), decision })),
  },
];
