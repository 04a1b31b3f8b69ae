import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findWebKit } from '../test/engines/webkit.ts';
import { findFirefox } from './browsers.ts';
import { root, run, say } from './setup.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'csk-engines-'));
const webkitFolder = path.join(root, 'test/engines');
/** What was not as it should be, and what an engine's driver cannot do: both are said at the end. */
const failures = [];
const leftOut = [];

function hasCommand(name) {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Component tests of the given files in one engine; of all where none is given. */
function components(engine, given) {
  say(`Component tests in ${engine}`);
  return tests(engine, `test/engines/${engine}.config.ts`, given);
}

/** How many tests of a configuration passed in an engine. */
function tests(engine, config, given = []) {
  const report = path.join(reports, `${engine}.json`);
  rmSync(report, { force: true });
  const isGood = run('vitest', [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...given,
  ]);
  const { testResults = [] } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const results = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, name: `${engine}: ${path.relative(root, name)} › ${test.fullName}` })),
  );
  for (const { name, status, meta } of results) {
    if (meta?.leftOut) leftOut.push(`${name}: ${meta.leftOut}`);
    else if (status !== 'passed') failures.push(name);
  }
  if (!isGood && results.every(({ status }) => status !== 'failed'))
    failures.push(`${engine}: the runner failed${given.length > 0 ? ` (${given.join(' ')})` : ''}`);
  return results.filter(({ status }) => status === 'passed').length;
}

function firefox() {
  if (findFirefox() === undefined) {
    failures.push(
      'firefox is missing. Debian: "apt-get install -y --no-install-recommends firefox-esr"; elsewhere name one in FIREFOX_PATH.',
    );
    return;
  }
  if (!isJourneysOnly) say(`${components('firefox', files)} component tests passed in Firefox`);
  if (files.length > 0) return;
  say('The journeys in Firefox');
  if (!run('playwright', ['test', '--config', 'test/engines/playwright.config.ts'])) failures.push('firefox: a journey failed');
}

function webkit() {
  const missing = [
    ...(findWebKit() === undefined || !hasCommand('WebKitWebDriver') ? ['webkit2gtk-driver'] : []),
    ...(process.env.DISPLAY === undefined && spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error ? ['xvfb', 'xauth'] : []),
  ];
  if (missing.length > 0) {
    failures.push(
      `webkit: ${missing.join(', ')} missing. Debian: "apt-get install -y --no-install-recommends ${missing.join(' ')}".`,
    );
    return;
  }
  const isThere = existsSync(path.join(webkitFolder, 'node_modules/@vitest/browser-webdriverio'));
  const install = ['ci', '--prefix', webkitFolder, '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
  if (!isThere && !run('npm', install)) {
    failures.push('webkit: what drives it could not be installed from npm');
    return;
  }
  if (!isJourneysOnly) webkitComponents();
  if (files.length > 0) return;
  say('The journeys in WebKit');
  say(`${tests('webkit', 'test/engines/webkit-journeys.config.ts')} tests of journeys passed in WebKit`);
}

function webkitComponents() {
  // Its driver loses the browser when it is held for long: each file has one of its own.
  const all = readdirSync(path.join(root, 'test'), { recursive: true }).map((file) => path.join('test', file));
  const own = all.filter((file) => /\.browser\.test\.tsx?$/.test(file) && !file.includes('node_modules'));
  const each = files.length > 0 ? files : own.toSorted();
  const passed = each.reduce((sum, file) => sum + components('webkit', [file]), 0);
  say(`${passed} component tests passed in WebKit`);
}

const wanted = process.argv.slice(2);
const engines = wanted.filter((argument) => argument === 'firefox' || argument === 'webkit');
const isJourneysOnly = wanted.includes('journeys');
const files = wanted.filter((argument) => !engines.includes(argument) && argument !== 'journeys');

if (engines.length === 0 || engines.includes('firefox')) firefox();
if (engines.length === 0 || engines.includes('webkit')) webkit();

if (leftOut.length > 0) say(`Left out, because a driver cannot do it:\n${leftOut.map((line) => `  ${line}`).join('\n')}`);
if (failures.length > 0) say(`Failed:\n${failures.map((line) => `  ${line}`).join('\n')}`);
process.exitCode = failures.length > 0 ? 1 : 0;
