import type { SimulatedAnswer, SimulatedRequest } from '../simulated-server.ts';

/** The partner that checks identities for OffBlocks: a page with one button, and the way back. */
export function identityPartner(onDone: (id: string) => void) {
  const done = new Set<string>();
  return {
    urlOf: (origin: string, id: string, returnUrl = ''): string =>
      `${origin}/partner/${id}?${new URLSearchParams({ return: returnUrl }).toString()}`,
    isDone: (id: string): boolean => done.has(id),
    answer({ path, query }: SimulatedRequest): SimulatedAnswer {
      const [, , id = '', step] = path.split('/');
      const back = query.get('return') ?? '';
      if (step !== 'finish')
        return page(`<a href="/partner/${encodeURIComponent(id)}/finish?${query.toString()}">Finish the check</a>`);
      done.add(id);
      onDone(id);
      const isLocal = URL.canParse(back) && ['127.0.0.1', 'localhost'].includes(new URL(back).hostname);
      return isLocal ? { status: 303, headers: { location: back } } : page('<p>You can close this page.</p>');
    },
  };
}

function page(content: string): SimulatedAnswer {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Identity check (simulated)</title>${content}</html>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}
