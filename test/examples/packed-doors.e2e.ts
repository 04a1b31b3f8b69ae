import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { folderOf } from './running-example.ts';

const IMPORT_EVERY_DOOR = `
  import { readFileSync } from 'node:fs';
  const { exports } = JSON.parse(readFileSync('node_modules/customer-status-kit/package.json', 'utf8'));
  const doors = Object.keys(exports).filter((door) => typeof exports[door] === 'object' && !door.endsWith('.css'));
  const closed = [];
  for (const door of doors) await import('customer-status-kit' + door.slice(1)).catch(() => closed.push(door));
  console.log(JSON.stringify({ count: doors.length, closed, hasWindow: 'window' in globalThis }));
`;

// The one with none of the packages that are asked for only where they are used.
const folder = folderOf('express-server');

if (folder !== undefined) {
  test('every door of the packed package can be imported by plain Node, without a window', () => {
    const { stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', IMPORT_EVERY_DOOR], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { count, ...told } = JSON.parse(stdout || '{}') as { count?: number };
    expect(count, stderr).toBeGreaterThan(40);
    // That one is for tests, and stands on a library that tests have.
    expect(told).toEqual({ closed: ['./testing/react'], hasWindow: false });
  });
}
