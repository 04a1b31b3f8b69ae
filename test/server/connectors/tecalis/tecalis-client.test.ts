import { CustomerStatusError } from 'customer-status-kit/model';
import { tecalisClient } from 'customer-status-kit/server/connectors/tecalis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { simulateTecalis, type TecalisSimulatorOptions } from '../../../providers/tecalis/simulate-tecalis.js';

async function open(options: TecalisSimulatorOptions = {}, apiKey?: string, timeoutMs = 5_000) {
  const tecalis = await simulateTecalis(options);
  onTestFinished(() => tecalis.close());
  const pauses: number[] = [];
  const client = tecalisClient({
    apiKey: apiKey ?? tecalis.apiKey,
    connection: { baseUrl: tecalis.origin, timeoutMs, random: () => 1, pause: async (ms) => void pauses.push(ms) },
  });
  const authUuid = tecalis.addProcess();
  const write = (more: Partial<Parameters<typeof client.setState>[0]> = {}) =>
    client.setState({ authUuid, state: 'KO', ...more }, { signal: new AbortController().signal });
  return { tecalis, write, authUuid, pauses };
}

async function errorOf(call: Promise<unknown>): Promise<CustomerStatusError> {
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  if (error instanceof CustomerStatusError) return error;
  throw new Error('the call did not reject with an error of the kit');
}

describe('writing a state', () => {
  it('sends key and authorization under their own names, and the process comes back', async () => {
    const { tecalis, write, authUuid } = await open();
    expect(await write({ reasons: 'The status is changed manually' })).toMatchObject({ status: 'KO' });
    expect(tecalis.requests[0]).toMatchObject({ method: 'PATCH', path: '/customer/status' });
    expect(JSON.parse(tecalis.requests[0]?.body ?? '')).toEqual({
      auth_uuid: authUuid,
      api_key: tecalis.apiKey,
      state: 'KO',
      reasons: 'The status is changed manually',
    });
    expect(tecalis.processOf(authUuid)).toMatchObject({ status: 'KO', status_reasons: 'The status is changed manually' });
  });

  it('without reasons leaves the key out, so that those at Tecalis stay', async () => {
    const { tecalis, write, authUuid } = await open();
    await write({ reasons: 'Kept' });
    await write({ state: 'OK' });
    expect(tecalis.requests[1]?.body).not.toContain('reasons');
    expect(tecalis.processOf(authUuid)).toMatchObject({ status: 'OK', status_reasons: 'Kept' });
  });

  it.each([true, false])(
    'follows the table of the page, also where the values of its example are taken (%s)',
    async (takesSwapped) => {
      const { tecalis, write, authUuid } = await open({ takesSwapped });
      const body = JSON.stringify({ api_key: authUuid, auth_uuid: tecalis.apiKey, state: 'OK' });
      const headers = { 'content-type': 'application/json' };
      const swapped = await fetch(`${tecalis.origin}/customer/status`, { method: 'PATCH', headers, body });
      expect(swapped.status).toBe(takesSwapped ? 200 : 401);
      expect((await write()).status).toBe('KO');
    },
  );

  it('takes an answer whose auth_uuid is another one, as on the page', async () => {
    const { write } = await open({ answersOtherAuthUuid: true });
    expect((await write({ state: 'CANCELLED' })).status).toBe('CANCELLED');
  });
});

describe('a key or an authorization that Tecalis does not take', () => {
  it('is "unauthenticated", tried once, and neither is repeated in the error', async () => {
    for (const [key, more] of [
      ['canary-wrong-key', {}],
      [undefined, { authUuid: 'canary-nobody' }],
    ] as const) {
      const { tecalis, write } = await open({}, key);
      const error = await errorOf(write(more));
      expect([error.code, error.retryable, tecalis.requests.length]).toEqual(['unauthenticated', false, 1]);
      expect(error.message + JSON.stringify(error)).not.toContain('canary');
    }
  });

  it('is refused here where the key is empty, as when a variable is not set', () => {
    const connection = { baseUrl: 'https://tecalis.example' };
    expect(() => tecalisClient({ apiKey: ' ', connection })).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  });
});

describe('Tecalis when it is not well', () => {
  it('is asked again, because the same state twice is the same', async () => {
    const { tecalis, write } = await open();
    tecalis.fail('cut', { status: 503 });
    expect((await write()).status).toBe('KO');
    expect([tecalis.requests.length, tecalis.effects()]).toEqual([3, 1]);
  });

  it('has done it once when the line broke after the work', async () => {
    const { tecalis, write } = await open();
    tecalis.fail({ thenCut: true });
    expect((await write()).status).toBe('KO');
    expect([tecalis.requests.length, tecalis.effects()]).toEqual([2, 1]);
  });

  it('is waited for as it says', async () => {
    const { tecalis, write, pauses } = await open();
    tecalis.fail({ status: 429, headers: { 'retry-after': '2' } });
    await write();
    expect(pauses).toEqual([2_000]);
  });

  it.each([
    ['hang' as const, 'timeout'],
    ['cut' as const, 'network'],
    [{ status: 500, body: { internal_code: 500, message: 'canary' } }, 'unavailable'],
    [{ status: 200, body: '<html>canary</html>' }, 'protocol_error'],
    [{ status: 200, body: { data: { status: ['canary'] } } }, 'protocol_error'],
    [{ status: 302, headers: { location: 'https://canary.example' } }, 'protocol_error'],
    [{ status: 422, body: { internal_code: 422, message: 'canary' } }, 'validation_failed'],
  ])('is an error with a code and nothing of what it said: %j', async (fault, code) => {
    const { tecalis, write } = await open({}, undefined, fault === 'hang' ? 100 : undefined);
    tecalis.fail(fault, fault, fault);
    const error = await errorOf(write());
    expect(error.code).toBe(code);
    expect(error.message).not.toContain('canary');
  });
});
