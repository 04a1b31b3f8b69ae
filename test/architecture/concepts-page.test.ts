import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAvailableFeatures, PRESENTED_STATUSES } from 'customer-status-kit/model';
import { expect, it } from 'vitest';

const page = readFileSync(join(import.meta.dirname, '../../docs/concepts.md'), 'utf8');

it('the page about concepts has every state with what it opens', () => {
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| [^|]+ \| (.+) \|$/gm)].map(([, state, opened = '']) => ({
    state,
    opens: [...opened.matchAll(/`(\w+)`/g)].map(([, feature]) => feature),
  }));
  expect(rows).toEqual(PRESENTED_STATUSES.map((state) => ({ state, opens: getAvailableFeatures(state) })));
});
