import type { Server } from 'node:http';

/** Listens on a free port of the loopback and resolves with it. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  return address.port;
}
