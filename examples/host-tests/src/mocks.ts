import { customerStatusHandlers, protocolResponder, type ProtocolResponder, SCENARIO_NAMES } from 'customer-status-kit/testing';
import { http } from 'msw';
import { setupWorker } from 'msw/browser';

declare global {
  interface Window {
    /** The other side, for a test to play. */
    customerStatus?: ProtocolResponder;
  }
}

/** Answers the kit's protocol in a service worker. The address says which scenario: `?scenario=under_review`. */
export async function startMocks(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('scenario');
  const scenario = SCENARIO_NAMES.find((name) => name === asked);
  const responder = protocolResponder({ baseUrl: '/api/customer-status', scenario });
  window.customerStatus = responder;
  const worker = setupWorker(...customerStatusHandlers(http, responder));
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
}
