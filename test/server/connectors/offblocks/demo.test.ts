import { createServer } from 'node:http';
import { toNodeHandler } from 'customer-status-kit/server/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { offblocksDemo } from '../../../../demo/server/providers/offblocks-demo.ts';
import { openDesk } from '../../fixtures/desk.ts';

/** Northwind on a simulated OffBlocks, at a real address, because notices are really sent. */
async function open() {
  const demo = await offblocksDemo({ clock: Date.now });
  onTestFinished(() => demo.close());
  const desk = openDesk({ connector: demo.connector, clock: Date.now });
  const server = createServer(toNodeHandler(desk.handler));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  demo.ready(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  const ada = { id: 'ada', name: 'Ada Example', type: 'INDIVIDUAL' as const, createdAt: new Date().toISOString() };
  await demo.addCustomer(ada);
  await demo.addCustomer(ada);
  const shown = async () => {
    const { status } = await desk.ada.customer();
    return [status.status, status.substatus];
  };
  return { demo, desk, shown };
}

describe('Northwind on OffBlocks', () => {
  it('runs from the first look to an open account by notices alone', async () => {
    const { demo, desk, shown } = await open();
    expect(await desk.ada.customer()).toMatchObject({ displayName: 'Ada Example', status: { status: 'CREATED' } });
    expect(await demo.move('ada', 'prove')).toBe('done');
    expect(await shown()).toEqual(['UNDER_REVIEW', 'screening']);
    expect(await demo.move('ada', 'pass_screening')).toBe('done');
    expect(await shown()).toEqual(['NEEDS_ADDITIONAL_INFORMATION', 'identity_session_required']);
    const body = { returnUrl: 'http://localhost:1/account' };
    const { url } = await desk.ada.json<{ url: string }>('POST', '/customers/ada/actions/identity-check/start', { body });
    const page = await (await fetch(url)).text();
    const finish = /href="([^"]+)"/.exec(page)?.[1] ?? '';
    const back = await fetch(new URL(finish, url), { redirect: 'manual' });
    expect(back.headers.get('location')).toBe(body.returnUrl);
    await expect.poll(shown).toEqual(['UNDER_REVIEW', 'automated_checks']);
    for (const [move, status] of [
      ['verify', 'ACTIVE'],
      ['deactivate', 'DEACTIVATED'],
      ['activate', 'ACTIVE'],
      ['reject', 'REJECTED'],
    ] as const) {
      expect(await demo.move('ada', move)).toBe('done');
      expect((await shown())[0]).toBe(status);
    }
    expect(desk.faults).toEqual([]);
  });

  it('refuses what cannot be now, and shows what nobody knows', async () => {
    const { demo, shown } = await open();
    expect(await demo.move('ada', 'verify')).toBe('refused');
    expect(await demo.move('nobody', 'verify')).toBe('refused');
    expect(await demo.move('ada', 'constructor')).toBe('refused');
    await shown();
    expect(await demo.move('ada', 'unheard_of')).toBe('done');
    expect((await shown())[0]).toBe('UNKNOWN');
  });
});
