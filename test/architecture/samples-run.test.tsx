import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { render, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { ComponentType } from 'react';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const workshop = join(root, '.cache/samples-run');
const server = setupServer();

beforeAll(() => {
  mkdirSync(workshop, { recursive: true });
  server.listen();
});
afterEach(() => server.resetHandlers());
afterAll(() => {
  server.close();
  rmSync(workshop, { recursive: true, force: true });
});

/** Runs the first sample of a page that holds the given words, as a reader who has copied it. */
async function runSample(page: string, words: string): Promise<Record<string, unknown>> {
  const samples = readFileSync(join(root, page), 'utf8').matchAll(/^```tsx?\n([\s\S]*?)^```/gm);
  const code = [...samples].map((match) => match[1] ?? '').find((text) => text.includes(words));
  const file = join(workshop, `${page.replaceAll(/\W/g, '-')}.tsx`);
  writeFileSync(file, code ?? '');
  return (await import(/* @vite-ignore */ file)) as Record<string, unknown>;
}

describe('the samples, run', () => {
  it('of SEP-12 ask the wallet once, however many calls want a token at once', { timeout: 30_000 }, async () => {
    let asked = 0;
    const signInWithWallet = async () => `token ${String((asked += 1))}`;
    Object.assign(globalThis, { signInWithWallet });
    server.use(http.get('https://anchor.example.com/sep12/customer', () => HttpResponse.json({ id: '1', status: 'ACCEPTED' })));
    const { Verification } = (await runSample('docs/sep12.md', 'sep12Backend')) as { Verification: ComponentType };
    render(<Verification />);
    expect(await screen.findByRole('heading', { name: 'Account active' })).toBeDefined();
    expect(asked).toBe(1);
  });

  it('of the element say that nobody is signed in, whatever the page for that looks like', { timeout: 30_000 }, async () => {
    const signIn = () => new HttpResponse('<html>\n<body>Sign in</body>\n</html>', { status: 401 });
    const refused = { type: 'about:blank', title: 'no', status: 401, code: 'unauthenticated', requestId: 'r' };
    server.use(
      http.get('/session', signIn),
      http.get('/api/customer-status/*', () => HttpResponse.json(refused, { status: 401 })),
    );
    const main = document.body.appendChild(document.createElement('main'));
    await runSample('docs/element.md', 'getToken');
    expect((await screen.findAllByText('You have been signed out')).length).toBeGreaterThan(0);
    main.remove();
  });
});
