import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { drawPage, PAGE } from '../../scripts/draw-charts.ts';
import { customerMachine, requirementMachine, syncMachine, uploadMachine } from '../../src/machine/index.js';

const CHARTS = { customer: customerMachine, sync: syncMachine, requirement: requirementMachine, upload: uploadMachine };
const page = readFileSync(PAGE, 'utf8');

function namesOf(machine: AnyStateMachine): string[] {
  const { guards, actions, actors, delays } = machine.implementations;
  const states = getStateNodes(machine).map(({ key }) => key);
  const events = machine.events.filter((type) => !type.startsWith('xstate.'));
  return [...states, ...events, ...[guards, actions, actors, delays].flatMap((names) => Object.keys(names))];
}

describe('docs/machine.md', () => {
  it('shows the charts as they are (make it anew with `npm run charts`)', () => {
    expect(drawPage(page, CHARTS)).toBe(page);
  });

  it('would show a chart that changed', () => {
    const { requirement, ...others } = CHARTS;
    expect(drawPage(page, { ...others, requirement: uploadMachine })).not.toBe(page);
    expect(() => drawPage('<!-- chart requirement.nowhere -->\n<!-- end -->', { requirement })).toThrow(/requirement\.nowhere/);
  });

  it.each(Object.entries(CHARTS))(
    'names every state, event, guard, action, actor and delay of the %s chart',
    (_name, machine) => {
      const written = new Set(
        [...page.matchAll(/`([^`\n]+)`|\[([\w ]+)\]/g)].flatMap(([, code, guard]) => [code, guard?.split(' ')[0]]),
      );
      expect(namesOf(machine).filter((name) => !written.has(name))).toEqual([]);
    },
  );
});
