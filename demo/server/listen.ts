import { createServer, type RequestListener, type Server } from 'node:http';

/** Listens on the wished port of the loopback address, or on the next free one. Resolves with the port taken. */
export async function listen(listener: RequestListener, wishedPort: number): Promise<{ server: Server; port: number }> {
  const server = createServer(listener);
  for (let port = wishedPort; port < wishedPort + 50; port += 1) {
    if (await tryPort(server, port)) {
      const address = server.address();
      return { server, port: typeof address === 'object' && address ? address.port : port };
    }
  }
  throw new Error(`Every port from ${wishedPort} to ${wishedPort + 49} is taken. Free one, or name another with --port.`);
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error);
    server.once('error', onError);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}
