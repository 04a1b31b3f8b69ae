import { describe, expect, it } from 'vitest';
import type { DraftState } from '../../../src/client/index.js';
import type { FieldSpec, Requirement } from '../../../src/model/index.js';
import { groupRequirements } from '../../../src/react/hooks/index.js';
import { arrangeItems, dueView, progressOf, type RfiItem } from '../../../src/react/rfi-form/index.js';
import { rfiItems, sendableItems } from '../../../src/react/rfi-form/rfi-items.js';
import { requirementOf } from './requirement-of.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');

interface Scene {
  typed?: Record<string, string>;
  choices?: Record<string, string[]>;
}

function itemsOf(requirements: Requirement[], { typed = {}, choices = {} }: Scene = {}): RfiItem[] {
  const drafts = Object.fromEntries(Object.entries(typed).map(([id, value]) => [id, draftOf(id, value)]));
  const dues = new Map(requirements.flatMap((one) => [dueView(one, NOW, 'UTC')].flatMap((due) => (due ? [[one.id, due]] : []))));
  const source = { drafts, uploads: [], customer: undefined, dues: dues as never, choices: new Map(Object.entries(choices)) };
  return rfiItems(groupRequirements(requirements), source, NOW);
}

function draftOf(requirementId: string, value: string): DraftState {
  return { requirementId, phase: 'editing', errors: [], answer: { kind: 'field', requirementId, value } };
}

function alternative(id: string, more: Partial<Requirement> = {}, min?: number): Requirement {
  return requirementOf(id, { group: { id: 'g', rule: 'any', min }, ...more });
}

const idsOf = (items: readonly RfiItem[]) => items.map(({ requirement }) => requirement.id);
const chosenIn = (items: readonly RfiItem[]) => idsOf(items.filter((item) => item.alternative?.chosen === true));
const THREE = [alternative('a'), alternative('b'), alternative('c')];
const TWO_OF_THREE = [alternative('a', {}, 2), alternative('b', {}, 2), alternative('c', {}, 2)];

describe('alternatives', () => {
  it('ask for a choice, once, while nothing is chosen', () => {
    const items = itemsOf(THREE);
    expect(chosenIn(items)).toEqual([]);
    expect(items.map(({ faults }) => faults)).toEqual([[{ code: 'group', part: 'alternative', limit: 1 }], [], []]);
    expect(sendableItems(items)).toEqual([]);
  });

  it('check and send only what is chosen, and keep what was typed elsewhere', () => {
    const items = itemsOf(THREE, { typed: { a: 'one', b: 'two' }, choices: { g: ['b'] } });
    expect(idsOf(sendableItems(items))).toEqual(['b']);
    expect(items.flatMap(({ faults }) => faults)).toEqual([]);
    expect(items[0]?.answer).toMatchObject({ value: 'one' });
  });

  it('want the chosen one answered', () => {
    const [a] = itemsOf(THREE, { choices: { g: ['a'] } });
    expect(a).toMatchObject({ needed: true, state: 'todo', faults: [{ code: 'required' }] });
  });

  it('begin with what somebody began, or with what is asked again', () => {
    expect(chosenIn(itemsOf(THREE, { typed: { c: 'x' } }))).toEqual(['c']);
    expect(chosenIn(itemsOf([alternative('a'), alternative('b', { status: 'rejected' })]))).toEqual(['b']);
  });

  it('of which two are needed are satisfied by any two of three', () => {
    const one = itemsOf(TWO_OF_THREE, { typed: { a: 'x' }, choices: { g: ['a'] } });
    expect(one.flatMap(({ faults }) => faults)).toEqual([{ code: 'group', part: 'alternative', limit: 2 }]);
    const two = itemsOf(TWO_OF_THREE, { typed: { a: 'x', b: 'y', c: 'z' }, choices: { g: ['a', 'c'] } });
    expect(two.flatMap(({ faults }) => faults)).toEqual([]);
    expect(idsOf(sendableItems(two))).toEqual(['a', 'c']);
  });

  it('count what the reviewer has already, and are gone once that is enough', () => {
    const sent = { status: 'submitted', awaiting: 'provider' } as const;
    const rest = itemsOf([alternative('a', sent, 2), alternative('b', {}, 2), alternative('c', {}, 2)]);
    expect(rest.map((item) => item.alternative?.needed)).toEqual([1, 1]);
    expect(itemsOf([alternative('a', sent), alternative('b'), alternative('c')])).toEqual([]);
  });

  it('are requests like others where every one of them is needed', () => {
    const items = itemsOf([alternative('a', { status: 'rejected' }, 2), alternative('b', {}, 2)]);
    expect(items.map((item) => [item.alternative, item.needed])).toEqual([
      [undefined, true],
      [undefined, true],
    ]);
  });

  it('that are not mandatory keep nobody from sending', () => {
    const optional = [alternative('a', { blocking: false }), alternative('b', { blocking: false })];
    expect(itemsOf(optional).flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('forget a choice of something that is no longer asked', () => {
    const items = itemsOf(THREE, { choices: { g: ['gone'] } });
    expect(items[0]?.faults).toEqual([{ code: 'group', part: 'alternative', limit: 1 }]);
  });
});

describe('the list', () => {
  const ana = { type: 'person', id: '1' } as const;

  it('stands by subject, in the backend’s order, and by what is to be done', () => {
    const items = itemsOf([
      requirementOf('later', { blocking: false }),
      requirementOf('annual', { blocking: false, due: { at: '2026-09-01', severity: 'eventual' } }),
      requirementOf('now'),
      requirementOf('ana', { subject: ana }),
    ]);
    const arranged = arrangeItems(items, { order: ['person 1', 'customer '] });
    const shape = arranged.map(({ key, sections }) => [
      key,
      sections.map(({ place, clusters }) => [place, clusters.flatMap((cluster) => idsOf(cluster.items))]),
    ]);
    expect(shape).toEqual([
      ['person 1', [['now', ['ana']]]],
      [
        'customer ',
        [
          ['now', ['now']],
          ['later', ['later']],
          ['upcoming', ['annual']],
        ],
      ],
    ]);
  });

  it.each([
    ['2026-03-20', 'upcoming'],
    ['2026-03-08', 'later'],
    ['2026-03-01', 'now'],
    ['2026-02-27', 'now'],
  ])('shows what is not mandatory and due on %s under "%s" on 1 March', (at, place) => {
    const items = itemsOf([requirementOf('x', { blocking: false, due: { at, severity: 'eventual' } })]);
    expect(arrangeItems(items)[0]?.sections.map((section) => section.place)).toEqual([place]);
  });

  it('keeps together what belongs together', () => {
    const all = { id: 'all', rule: 'all' } as const;
    const items = itemsOf([requirementOf('x', { group: all }), requirementOf('y'), requirementOf('z', { group: all }), ...THREE]);
    const clusters = arrangeItems(items)[0]?.sections[0]?.clusters.map(({ rule, items: own }) => [rule, idsOf(own)]);
    expect(clusters).toEqual([
      ['all', ['x', 'z']],
      [undefined, ['y']],
      ['any', ['a', 'b', 'c']],
    ]);
  });

  it('asks again only for the failing ones of requests that belong together', () => {
    const group = { id: 'all', rule: 'all' } as const;
    const items = itemsOf([
      requirementOf('good', { group, status: 'accepted', awaiting: 'provider' }),
      requirementOf('bad', { group, status: 'rejected' }),
      requirementOf('sent', { group, status: 'submitted', awaiting: 'provider' }),
    ]);
    expect(idsOf(items)).toEqual(['bad']);
  });
});

describe('progress', () => {
  it('counts what is settled or with the reviewer, and of alternatives only as many as are needed', () => {
    const groups = groupRequirements([
      requirementOf('sent', { status: 'submitted', awaiting: 'provider' }),
      requirementOf('good', { status: 'accepted', awaiting: 'provider' }),
      requirementOf('open'),
      requirementOf('spent', { status: 'rejected', attempts: { used: 2, max: 2 } }),
      ...TWO_OF_THREE.slice(0, 2),
      { ...alternative('c', { status: 'submitted', awaiting: 'provider' }, 2) },
    ]);
    expect(progressOf(groups)).toEqual({ done: 3, total: 6 });
    expect(progressOf(groups, ({ id }) => id === 'open')).toEqual({ done: 0, total: 1 });
  });
});

describe('what is sent', () => {
  const field = (id: string, spec: Partial<FieldSpec>, more: Partial<Requirement> = {}) =>
    requirementOf(id, { spec: { kind: 'field', path: id, input: 'text', required: true, ...spec }, ...more });
  const optional = (id: string, spec: Partial<FieldSpec>) => field(id, { required: false, ...spec }, { blocking: false });

  it('takes along what may be left out and was emptied, so that it does not stay on file', () => {
    const items = [optional('emptied', { currentValue: 'x' }), optional('kept', { currentValue: 'x' }), optional('never', {})];
    expect(idsOf(sendableItems(itemsOf(items, { typed: { emptied: ' ', never: '' } })))).toEqual(['emptied', 'kept']);
    const required = field('emptied', { currentValue: 'x' }, { blocking: false });
    expect(sendableItems(itemsOf([required], { typed: { emptied: '' } }))).toEqual([]);
  });

  it('says nothing about what can neither be changed nor seen', () => {
    const items = [field('secret', { sensitive: true, immutable: true }), field('fixed', { immutable: true, currentValue: 'x' })];
    expect(idsOf(sendableItems(itemsOf(items)))).toEqual(['fixed']);
  });

  it('is nothing that the control has not shown: what is on file in another form is asked for anew', () => {
    const items = itemsOf([
      field('yes', { input: 'boolean', currentValue: 'yes' }),
      field('list', { input: 'multi_choice', currentValue: 'a', options: [{ value: 'a', label: 'A' }] }),
      field('home', { input: 'address', currentValue: '1 Main St' }),
      field('number', { currentValue: 12_345 }),
    ]);
    expect(items.map(({ state }) => state)).toEqual(['todo', 'todo', 'todo', 'ready']);
    expect(items[3]?.answer).toMatchObject({ value: '12345' });
  });

  it('is no choice of last time that is offered no more', () => {
    const spec = { kind: 'clarification', question: 'Why?', answer: 'choice', currentAnswer: { choice: 'old' } } as const;
    const asked = requirementOf('why', { kind: 'clarification', spec: { ...spec, options: [{ value: 'new', label: 'New' }] } });
    expect(itemsOf([asked])[0]?.faults).toEqual([{ code: 'required_choice', part: 'choice' }]);
    expect(itemsOf([requirementOf('why', { kind: 'clarification', spec })])[0]?.faults).toEqual([]);
  });
});
