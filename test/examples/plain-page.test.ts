import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainPage } from '../../examples/plain-html/plain-page.ts';
import { openDesk } from '../server/fixtures/desk.ts';

let server: Server;

beforeAll(async () => {
  server = createServer(plainPage(openDesk().handler));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => void server.close());

/** The status of an answer to a path that is sent as it is written here. */
function statusOf(path: string): Promise<number | undefined> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode));
    });
    asked.on('error', reject).end();
  });
}

describe('the server of the plain page', () => {
  it('gives the page its own files, also with a query', async () => {
    for (const path of ['/', '/?from=mail', '/page.css', '/page.js']) expect(await statusOf(path), path).toBe(200);
  });

  it('hands on what is for the API', async () => {
    expect(await statusOf('/api/customer-status/health')).toBe(200);
  });

  it.each(['/server.ts', '/plain-page.ts', '/.env', '/kit/../server.ts', '/kit/../../package.json', '/..%2fserver.ts'])(
    'keeps to itself what lies beside the page: %s',
    async (path) => expect(await statusOf(path)).toBe(404),
  );

  it.each(['//', '//[', '/%', '*', 'http://[/'])('goes on after an address that is none: %s', async (path) => {
    expect(await statusOf(path)).toBe(404);
    expect(await statusOf('/')).toBe(200);
  });
});
