import { checkNode } from './check-node.mjs';

checkNode();
const { spawn } = await import('node:child_process');
const { ensureInstalled, ensurePackageBuilt, ensureWritable, root, toolEnvironment } = await import('./setup.mjs');

ensureWritable();
ensureInstalled();
ensurePackageBuilt();

const server = spawn('node', ['demo/server/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: toolEnvironment,
});
// The terminal sends Ctrl-C to the server as well; this process only waits for it to close its store.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
