import type { ProtocolResponder } from './protocol-responder.js';

/** The part of MSW's `http` that is needed. */
export interface MswHttp<Handler> {
  all: (path: string, resolver: (info: { request: Request }) => Promise<Response | undefined>) => Handler;
}

/**
 * Handlers of MSW, version 2 or later, for Node and for the browser: everything below the responder's base address is
 * answered by it. MSW's own `http` is passed in, so that nothing of MSW is loaded here.
 *
 * @example
 * ```ts
 * import { customerStatusHandlers, protocolResponder } from 'customer-status-kit/testing';
 * import { http } from 'msw';
 * import { setupServer } from 'msw/node';
 *
 * const responder = protocolResponder({ baseUrl: '/api/customer-status', scenario: 'request_for_information' });
 * export const server = setupServer(...customerStatusHandlers(http, responder));
 * ```
 */
export function customerStatusHandlers<Handler>(http: MswHttp<Handler>, responder: ProtocolResponder): Handler[] {
  const base = responder.baseUrl.replace(/\/+$/, '');
  const path = base.startsWith('/') ? `*${base}/*` : `${base}/*`;
  return [http.all(path, ({ request }) => responder(request))];
}
