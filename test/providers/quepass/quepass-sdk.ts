import type { QuepassLifecycleInput, QuepassSdk, QuepassStatusInput } from 'customer-status-kit/server/connectors/quepass';
import type { QuepassCredentials } from './quepass-server.ts';

/** What a host holds: `init`, and the calls that need its session. */
export interface SimulatedQuepassSdk extends QuepassSdk {
  init(input: QuepassCredentials & { baseUrl: string }): Promise<unknown>;
}

/** An SDK as the pages describe it: one object that keeps its session to itself, and answers with a code instead of throwing. */
export function quepassSdk(): SimulatedQuepassSdk {
  let session: { baseUrl: string; token: string } | undefined;
  const post = async (path: string, body: object, { baseUrl, token }: { baseUrl: string; token?: string }): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const response = await fetch(`${baseUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.json();
  };
  const call = async (path: string, body: object) =>
    session === undefined
      ? { code: 400, errors: [{ code: 'SESSION_ERROR', message: 'init has not been called' }] }
      : post(path, body, session);
  return {
    async init({ baseUrl, ...credentials }) {
      const answer = (await post('/session', credentials, { baseUrl })) as { code: number; data?: { token: string } };
      if (answer.code === 200 && answer.data !== undefined) session = { baseUrl, token: answer.data.token };
      return answer;
    },
    customerStatus: (input: QuepassStatusInput) => call('/customer/status', input),
    customerLifecycle: (input: QuepassLifecycleInput) => call('/customer/lifecycle', input),
  };
}
