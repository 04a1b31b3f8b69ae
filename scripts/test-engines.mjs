import { checkNode } from './check-node.mjs';

checkNode();
const { ensureInstalled, ensurePackageBuilt, run } = await import('./setup.mjs');

ensureInstalled();
ensurePackageBuilt();
// The Node that the project brings reads TypeScript; the one that runs this may not.
process.exitCode = run('node', ['scripts/run-engines.mjs', ...process.argv.slice(2)]) ? 0 : 1;
