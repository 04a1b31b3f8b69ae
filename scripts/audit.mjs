import { spawnSync } from 'node:child_process';
import { root, toolEnvironment } from './setup.mjs';

/**
 * Asks the registry what is known against the packages that installing the kit installs, and fails from `high` on. Where nobody
 * can be asked it says so and fails too: what was not looked at is not clean.
 */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--omit=optional', '--omit=peer', '--audit-level=high', '--json'], {
  cwd: root,
  env: toolEnvironment,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const report = read(stdout);
const counts = report?.metadata?.vulnerabilities;
if (counts === undefined) {
  console.error(`✖ Not audited: ${report?.message === undefined ? 'nobody answered' : 'the registry has no such service'}.`);
  process.exit(2);
}
console.log(
  `• ${Object.entries(counts)
    .map(([severity, count]) => `${severity} ${count}`)
    .join(', ')}`,
);
const names = Object.values(report.vulnerabilities ?? {}).map(({ name, severity }) => `  ${severity}: ${name}`);
for (const line of names) console.log(line);
process.exit(counts.high + counts.critical === 0 ? 0 : 1);

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
