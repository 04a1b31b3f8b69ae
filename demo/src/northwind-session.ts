/** The customer that Northwind signed in. */
export interface NorthwindCustomer {
  id: string;
  name: string;
  type: 'INDIVIDUAL' | 'BUSINESS';
}

/** A provider that the browser speaks to itself. */
export interface DirectProvider {
  server: string;
  getToken: NorthwindSession['getToken'];
}

/** A session held in memory only: a reload opens a new one. */
export interface NorthwindSession {
  customer?: NorthwindCustomer;
  direct?: DirectProvider;
  /** At the desk: true where the browser of the customer speaks to the provider itself. */
  isDirect: boolean;
  getToken: (options?: { refresh?: boolean | undefined }) => Promise<string>;
  request: (path: string, init?: RequestInit) => Promise<Response>;
}

/** Signs in, which the demo only pretends to do, and keeps the token fresh. */
export async function openSession(as: 'customer' | 'operator'): Promise<NorthwindSession> {
  let opened = await requestSession(as);
  const getToken: NorthwindSession['getToken'] = async (options) => {
    if (options?.refresh) opened = await requestSession(as);
    return opened.token;
  };
  const getDirectToken: NorthwindSession['getToken'] = async (options) => {
    if (options?.refresh) opened = await requestSession(as);
    return opened.direct?.token ?? '';
  };
  return {
    ...(opened.customer ? { customer: opened.customer } : {}),
    ...(opened.direct ? { direct: { server: opened.direct.server, getToken: getDirectToken } } : {}),
    isDirect: opened.isDirect === true,
    getToken,
    request: async (path, init) => fetch(path, { ...init, headers: withToken(init?.headers, await getToken()) }),
  };
}

function withToken(given: HeadersInit | undefined, token: string): Headers {
  const headers = new Headers(given);
  headers.set('Authorization', `Bearer ${token}`);
  return headers;
}

interface OpenedSession {
  token: string;
  customer?: NorthwindCustomer;
  direct?: { server: string; token: string };
  isDirect?: boolean;
}

async function requestSession(as: string): Promise<OpenedSession> {
  const response = await fetch('/northwind/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ as }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error('Northwind could not sign in.');
  return (await response.json()) as OpenedSession;
}
