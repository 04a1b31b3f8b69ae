import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { httpBackend } from 'customer-status-kit/backends/http';
import {
  customerStatusHandlers,
  documentFixture,
  protocolResponder,
  type ProtocolResponderOptions,
} from 'customer-status-kit/testing';
import { customerStatusPage } from 'customer-status-kit/testing/react';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Account } from '../src/account.tsx';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

/** The page as customers get it: over HTTP, with everything that stands between. */
function open(options: Omit<ProtocolResponderOptions, 'baseUrl'>) {
  const responder = protocolResponder({ baseUrl: '/api/customer-status', ...options });
  server.use(...customerStatusHandlers(http, responder));
  const backend = httpBackend({ baseUrl: '/api/customer-status' });
  const view = render(<Account backend={backend} customerId="cus_1" />);
  return { responder, view, page: customerStatusPage(userEvent.setup()) };
}

it('news reach the page by themselves', { timeout: 30_000 }, async () => {
  const { responder, page } = open({ scenario: 'under_review' });
  expect(await page.status()).toBe('UNDER_REVIEW');
  await waitFor(() => expect(responder.requests.map(({ operation }) => operation)).toContain('subscribe'));
  responder.simulate.approve();
  expect(await screen.findByRole('button', { name: 'Send money' })).toBeDefined();
  expect(await page.status()).toBe('ACTIVE');
});

it('a request for information is answered over HTTP, once', { timeout: 30_000 }, async () => {
  const { responder, page } = open({ scenario: 'request_for_information' });
  await page.answer('Source of funds', 'Both pay into it. I teach.');
  await page.upload('Identity document', documentFixture(), { document: 'Passport' });
  await page.send();
  expect(await page.status()).toBe('UNDER_REVIEW');
  expect(responder.requests.filter(({ operation }) => operation === 'submitAnswers')).toHaveLength(1);
});

it('a session that is over is said', { timeout: 30_000 }, async () => {
  const { responder, page } = open({ scenario: 'under_review' });
  await page.status();
  await waitFor(() => expect(responder.requests.map(({ operation }) => operation)).toContain('subscribe'));
  responder.faults.fail('unauthenticated');
  responder.faults.cutStreams();
  // A stream is opened again after a second or two: longer than Testing Library waits unless told.
  expect(await screen.findByText('You have been signed out', { selector: 'strong' }, { timeout: 10_000 })).toBeDefined();
});
