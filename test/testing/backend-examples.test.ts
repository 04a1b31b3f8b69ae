import type { AddressInfo } from 'node:net';
import { httpBackend } from 'customer-status-kit/backends/http';
import { type OperationName, OPERATION_NAMES } from 'customer-status-kit/model';
import { backendContract, type ContractSubject } from 'customer-status-kit/testing';
import { describe, expect, it } from 'vitest';
import { inHouseBackend } from '../../examples/backend/in-house-backend.ts';
import { protocolServer } from '../../examples/backend/protocol-server.ts';

const TOKEN = 'Bearer ada';

/** Everything a backend can do, apart from the given operations. */
const allBut = (...operations: OperationName[]) => OPERATION_NAMES.filter((name) => !operations.includes(name));

async function overProtocol(customerId = 'ada'): Promise<ContractSubject> {
  const server = protocolServer((request) => (request.headers.authorization === TOKEN ? customerId : undefined));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    backend: httpBackend({ baseUrl: `http://127.0.0.1:${String(port)}/api/customer-status`, getToken: () => 'ada' }),
    customerId,
    dispose: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const account = { id: 'ada', state: 'checking', revision: 7, changedAt: '2026-03-02T09:00:00.000Z' };
const load = async (id: string) => (id === account.id ? account : undefined);

describe('a server of one’s own keeps the contract', () => {
  const cases = backendContract(() => overProtocol(), { without: allBut('submitAnswers') });
  for (const { title, run } of cases) it(title, run);

  it('on more than reading', () => expect(cases.length).toBeGreaterThan(12));

  it('for a customer whose id cannot stand in an address as it is', async () => {
    const { backend, customerId, dispose } = await overProtocol('ada@example.com');
    expect((await backend.getCustomer(customerId)).id).toBe('ada@example.com');
    await dispose?.();
  });

  it.each([[[]], [[{ kind: 'field' as const, requirementId: 'birth', value: '2026-02-31' }]]])(
    'and takes nothing that answers nothing: %j',
    async (answers) => {
      const { backend, customerId, dispose } = await overProtocol();
      const before = await backend.getCustomer(customerId);
      const write = { idempotencyKey: 'key' };
      await expect(backend.submitAnswers?.(customerId, answers, write)).rejects.toMatchObject({ code: 'validation_failed' });
      expect(await backend.getCustomer(customerId)).toEqual(before);
      await dispose?.();
    },
  );
});

describe('a backend of one’s own keeps the contract', () => {
  const make = () => ({ backend: inHouseBackend(load), customerId: 'ada' });
  for (const { title, run } of backendContract(make, { without: [...OPERATION_NAMES, 'getCapabilities'] })) it(title, run);

  it('with a state nobody has named open to nothing', async () => {
    const { status } = await inHouseBackend(async () => ({ ...account, state: 'constructor' })).getCustomer('ada');
    expect(status.status).toBe('UNKNOWN');
  });
});
