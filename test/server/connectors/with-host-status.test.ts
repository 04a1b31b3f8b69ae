import type { HostStatus } from 'customer-status-kit/model';
import { createStatusHandler } from 'customer-status-kit/server';
import { withHostStatus } from 'customer-status-kit/server/connectors';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Caller, PROFILE, problemOf, readToken } from '../fixtures/desk.js';

/** A host with account states of its own. */
function openHost() {
  const states = new Map<string, HostStatus>();
  const connector = withHostStatus(sandboxConnector(), (id) => states.get(id));
  const handler = createStatusHandler({ connector, authorize: readToken });
  onTestFinished(() => handler.close());
  const say = async (state: HostStatus | undefined) => {
    if (state === undefined) states.delete('ada');
    else states.set('ada', state);
    return handler.service.refresh('ada');
  };
  return { handler, say, customer: new Caller(handler, 'customer/ada'), operator: new Caller(handler, 'operator') };
}

describe('a host that closes an account by itself', () => {
  it('shows it as closed, and as it was when the host takes that back', async () => {
    const { customer, operator, say } = openHost();
    await operator.write('PUT', '/status', { status: 'ACTIVE' });
    await say({ status: 'DEACTIVATED', substatus: 'closed_by_customer', recovery: 'support' });
    expect((await customer.customer()).status).toMatchObject({ status: 'DEACTIVATED', substatus: 'closed_by_customer' });
    await say(undefined);
    expect((await customer.customer()).status.status).toBe('ACTIVE');
    const told = (await customer.events()).events.map(({ to }) => to).filter((to) => to !== undefined);
    expect(told).toEqual(['ACTIVE', 'DEACTIVATED', 'ACTIVE', 'CREATED']);
  });

  it('takes nothing more from its customer meanwhile, and does afterwards', async () => {
    const { customer, say } = openHost();
    await customer.customer();
    await say({ status: 'DEACTIVATED' });
    const refused = await customer.send('POST', '/customers/ada/answers', { body: PROFILE });
    expect(await problemOf(refused)).toMatchObject({ code: 'state_conflict' });
    await say(undefined);
    expect((await customer.send('POST', '/customers/ada/answers', { body: PROFILE })).status).toBe(200);
  });

  it('gives back what the provider allowed, and nothing that it did not', async () => {
    const { customer, operator, say } = openHost();
    await customer.customer();
    await operator.write('PUT', '/status', { status: 'UNDER_REVIEW' });
    const { allowed } = await operator.customer();
    expect(allowed.submitAnswers).toBe(false);
    await say({ status: 'DEACTIVATED' });
    expect((await customer.customer()).allowed).toMatchObject({ submitAnswers: false, uploadFile: false });
    await say(undefined);
    expect((await operator.customer()).allowed).toEqual(allowed);
    const refused = await customer.send('POST', '/customers/ada/answers', { body: PROFILE });
    expect(await problemOf(refused)).toMatchObject({ code: 'state_conflict' });
  });

  it('tells customers nothing of what the provider says behind it, and operators everything', async () => {
    const { customer, operator, say } = openHost();
    await operator.write('PUT', '/status', { status: 'ACTIVE' });
    await say({ status: 'DEACTIVATED' });
    expect((await customer.customer()).status.provider).toBeUndefined();
    expect((await operator.customer()).status.provider?.verification?.status).toBe('ACTIVE');
  });

  it('lets the provider’s own changes go on behind it', async () => {
    const { customer, operator, say } = openHost();
    await operator.write('PUT', '/status', { status: 'ACTIVE' });
    await say({ status: 'DEACTIVATED' });
    await operator.write('PUT', '/status', { status: 'REJECTED' });
    expect((await customer.customer()).status.status).toBe('REJECTED');
  });
});
