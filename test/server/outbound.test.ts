import { createServer, type IncomingMessage, request as openPlain, type Server } from 'node:http';
import type { request as openSecure, RequestOptions } from 'node:https';
import { assertPublicUrl, isPublicAddress } from 'customer-status-kit/server';
import { publicFetch } from 'customer-status-kit/server/node';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

const PUBLIC = '93.184.216.34';

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'good',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  );

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:93.184.216.34',

    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'fe80::1%eth0',
    '0x7f.1',
    '0177.0.0.1',
    '2130706433',
    '127.1',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    '1::2::3',
    '12345::1',
    ':::',
    '',
    'example.com',
  ])('%s is not one of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    PUBLIC,
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '2606:4700::1111',
    '2a00:1450:4001:80b::200e',
    '2001:4860:4860::8888',
  ])('%s is one of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('of a private network is told as one however it is written', () => {
    const v4 = fc
      .constantFrom([10, 0], [127, 0], [169, 254], [192, 168], [172, 20], [100, 100])
      .chain(([a, b]) => fc.tuple(fc.nat(255), fc.nat(255)).map(([c, d]) => [a, b, c, d] as number[]));
    fc.assert(
      fc.property(v4, (parts) => {
        const hex = parts.map((part) => part.toString(16).padStart(2, '0'));
        const tail = `${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`;
        const spellings = [
          parts.join('.'),
          `::ffff:${parts.join('.')}`,
          `::ffff:${tail}`,
          `0:0:0:0:0:ffff:${tail}`,
          `64:ff9b::${tail}`,
          `2002:${tail}::`,
        ];
        for (const spelling of spellings) expect(isPublicAddress(spelling), spelling).toBe(false);
      }),
    );
  });
});

describe('a URL that came from outside', () => {
  const resolve = async (host: string) =>
    ({ 'files.example.com': [PUBLIC], 'mixed.example.com': [PUBLIC, '10.0.0.1'], 'inner.example.com': ['10.0.0.1'] })[host] ?? [];
  const check = (url: string, hosts?: readonly string[]) => codeOf(assertPublicUrl(url, { resolve, hosts }));

  it.each([
    'http://files.example.com/a',
    'ftp://files.example.com/a',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:0',

    'https://user@files.example.com/',
    'https://:secret@files.example.com/',
    'https://files.example.com:8443/',
    'files.example.com',
    '',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://0/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fd00:ec2::254]/',
    'https://１２７.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/',
    'https://localhost./',
    'https://metadata/',
    'https://intranet/',
    'https://inner.example.com/',
    'https://mixed.example.com/',
    'https://nobody.example.com/',
    'https://inner.example.com./',
  ])('%s is not asked', async (url) => {
    expect(await check(url)).toBe('forbidden');
  });

  it('is asked when it is public', async () => {
    expect(await check('https://files.example.com/a?b=c')).toBe('good');
    expect(await check(`https://${PUBLIC}/`)).toBe('good');
    expect(await check('https://FILES.example.com./a')).toBe('good');
  });

  it.each([
    ['https://files.example.com/', ['files.example.com'], 'good'],
    ['https://files.example.com/', ['*.example.com'], 'good'],
    ['https://files.example.com/', ['FILES.EXAMPLE.COM'], 'good'],
    ['https://files.example.com/', [], 'forbidden'],
    ['https://files.example.com/', ['example.com'], 'forbidden'],
    ['https://files.example.com/', ['iles.example.com'], 'forbidden'],
    ['https://files.example.com/', ['*.ample.com'], 'forbidden'],
    ['https://files.example.com/?x=https://allowed.test', ['allowed.test'], 'forbidden'],
    ['https://files.example.com/#allowed.test', ['allowed.test', '*.allowed.test'], 'forbidden'],
    ['https://files.example.com/', ['files.example.com.evil.test'], 'forbidden'],
  ] as const)('%s with the hosts %j is %s', async (url, hosts, expected) => {
    expect(await check(url, hosts)).toBe(expected);
  });

  it('says nothing of itself in the error', async () => {
    const told = await assertPublicUrl('https://10.0.0.1/secret-path', { resolve }).then(String, String);
    expect(told).toContain('not public');
    expect(told).not.toMatch(/10\.0|secret/);
  });
});

describe('reading a URL that came from outside', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** A provider on this machine; connections go there, and where they were told to go is noted. */
  async function serve(answer: Parameters<typeof createServer>[1]) {
    server = createServer(answer);
    await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const connected: string[] = [];
    const open = ((url: URL, settings: RequestOptions, tell: (response: IncomingMessage) => void) => {
      settings.lookup?.(url.hostname, {}, (_error, address) => connected.push(typeof address === 'string' ? address : ''));
      const { signal } = settings;
      const where = { host: '127.0.0.1', port, path: url.pathname };
      return openPlain(signal ? { ...where, signal } : where, (response) => tell(response));
    }) as unknown as typeof openSecure;
    return { open, connected };
  }

  it('connects to the address that was checked, whatever the name says a moment later', async () => {
    const { open, connected } = await serve((_request, response) => response.end('a document'));
    const answers = [[PUBLIC], ['127.0.0.1']];
    const answer = await publicFetch('https://files.example.com/a', { open, resolve: async () => answers.shift() ?? [] });
    expect([answer.status, new TextDecoder().decode(answer.body)]).toEqual([200, 'a document']);
    expect([connected, answers]).toEqual([[PUBLIC], [['127.0.0.1']]]);
  });

  it('follows no redirect', async () => {
    const { open } = await serve((_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    expect(await codeOf(publicFetch('https://files.example.com/', { open, resolve: async () => [PUBLIC] }))).toBe('forbidden');
  });

  it('breaks off what is too long, and what never comes', async () => {
    const { open } = await serve((request, response) => {
      if (request.url === '/long') response.end('x'.repeat(2_000));
    });
    const options = { open, resolve: async () => [PUBLIC] };
    expect(await codeOf(publicFetch('https://files.example.com/long', { ...options, maxBytes: 1_000 }))).toBe('file_too_large');
    expect(await codeOf(publicFetch('https://files.example.com/never', { ...options, timeoutMs: 50 }))).toBe('timeout');
  });

  it('opens no connection for what may not be asked', async () => {
    const { open, connected } = await serve((_request, response) => response.end());
    expect(await codeOf(publicFetch('https://inner.example.com/', { open, resolve: async () => ['10.0.0.1'] }))).toBe(
      'forbidden',
    );
    expect(connected).toEqual([]);
  });
});
