import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findReachableStates, type KitParts } from '../../scripts/reachable-states.js';
import { writeStories } from '../../scripts/write-stories.js';
import { SCENARIO_NAMES, SCENARIOS } from '../../src/backends/memory/index.js';
import * as machine from '../../src/machine/index.js';
import * as model from '../../src/model/index.js';
import { SCENARIO_OF } from '../../stories/states/scenario-of.js';

const customers = Object.fromEntries(Object.entries(SCENARIO_OF).map(([status, name]) => [status, SCENARIOS[name](0).snapshot]));
const parts: KitParts = { machine, model, customers };

describe('the stories that are written by `npm run stories:states`', () => {
  const written = writeStories(parts, SCENARIO_NAMES);

  it.each(Object.keys(written))('%s is up to date', (path) => {
    expect(readFileSync(path, 'utf8')).toBe(written[path]);
  });

  it('are all that is in their folder', () => {
    const names = readdirSync('stories/generated').map((name) => `stories/generated/${name}`);
    expect(names.toSorted()).toEqual(Object.keys(written).toSorted());
  });

  it('show every state of the customer chart, and every connection', () => {
    const states = findReachableStates(parts);
    const { routing: _passed, ...resting } = machine.customerMachine.states;
    expect(new Set(states.map(({ place }) => place))).toEqual(new Set(Object.keys(resting)));
    const connections = Object.keys(machine.syncMachine.states['connection']?.states ?? {});
    expect(new Set(states.map(({ connection }) => connection))).toEqual(new Set(connections));
    // A verification that failed for good is not watched.
    expect(states.filter(({ place }) => place === 'REJECTED').map(({ connection }) => connection)).toEqual(['paused']);
  });
});
