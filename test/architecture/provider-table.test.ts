import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withProviderTable } from '../../scripts/provider-table.ts';

it('the README says of each provider what its connector can do', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  // After a change: npm run providers.
  expect(withProviderTable(readme)).toBe(readme);
});
