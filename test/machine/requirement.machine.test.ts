/* oxlint-disable typescript/no-unsafe-type-assertion -- values of every kind are tried on every field */
import { createActor } from 'xstate';
import { describe, expect, it } from 'vitest';
import { fitAnswer, requirementMachine, type RequirementEvent } from '../../src/machine/index.js';
import type { Answer, FieldSpec, RequirementSpec } from '../../src/model/index.js';
import { passport, requirement } from '../client/fixtures.js';
import { reachableStates } from './graph.js';

const ANSWER: Answer = { kind: 'field', requirementId: 'r1', value: 'a' };
const OTHER: Answer = { ...ANSWER, value: 'b' };
const declaration: FieldSpec = { kind: 'field', path: 'r1', input: 'declaration', required: true };

const EVENTS: RequirementEvent[] = [
  { type: 'DRAFT.CHANGED', answer: OTHER },
  { type: 'REQUIREMENT.CHANGED', requirement: requirement('r1'), isOpen: true },
  { type: 'REQUIREMENT.CHANGED', requirement: requirement('r1', { spec: declaration }), isOpen: true },
  { type: 'REQUIREMENT.CHANGED', requirement: requirement('r1'), isOpen: false },
  { type: 'REQUIREMENT.CHANGED', isOpen: false },
  { type: 'ANSWER.SENT' },
  { type: 'ANSWER.ACCEPTED' },
  { type: 'ANSWER.LOST' },
  { type: 'CONFLICT.RESOLVED', choice: 'keep' },
  { type: 'CONFLICT.RESOLVED', choice: 'discard' },
  { type: 'ANSWER.REFUSED', errors: [{ path: 'r1', code: 'data_invalid' }] },
];

describe('the requirement chart', () => {
  const states = reachableStates({
    machine: requirementMachine,
    input: { answer: ANSWER, isOpen: true, asked: requirement('r1') },
    events: EVENTS,
    distinguish: ({ context }) => context,
  });

  it('reaches exactly these states', () => {
    expect([...new Set(states.map(({ value }) => value))].toSorted()).toEqual(['editing', 'locked', 'sending', 'settled']);
  });

  it('has an answer in every state but the settled one, and can be written only while open', () => {
    for (const { value, context } of states) {
      if (value === 'editing' || value === 'locked') expect(context.answer).toBeDefined();
      if (value === 'settled') expect(context.answer).toBeUndefined();
      if (value === 'editing') expect(context.isOpen).toBe(true);
    }
  });

  it('keeps the errors of the backend until the answer is changed', () => {
    const actor = createActor(requirementMachine, { input: { answer: ANSWER, isOpen: true, asked: requirement('r1') } }).start();
    actor.send({ type: 'ANSWER.SENT' });
    actor.send({ type: 'ANSWER.REFUSED', errors: [{ path: 'r1', code: 'data_invalid' }] });
    expect(actor.getSnapshot()).toMatchObject({ value: 'editing', context: { errors: [{ code: 'data_invalid' }] } });
    actor.send({ type: 'DRAFT.CHANGED', answer: OTHER });
    expect(actor.getSnapshot().context.errors).toEqual([]);
  });

  it('is locked after a refusal when it was closed meanwhile, and keeps what was typed', () => {
    const actor = createActor(requirementMachine, { input: { answer: ANSWER, isOpen: true, asked: requirement('r1') } }).start();
    actor.send({ type: 'ANSWER.SENT' });
    actor.send({ type: 'REQUIREMENT.CHANGED', isOpen: false });
    expect(actor.getSnapshot().value).toBe('sending');
    actor.send({ type: 'ANSWER.REFUSED', errors: [] });
    expect(actor.getSnapshot()).toMatchObject({ value: 'locked', context: { answer: ANSWER } });
  });
});

const field = (input: string, ...options: string[]): RequirementSpec => ({
  kind: 'field',
  path: 'r1',
  input,
  required: true,
  ...(options.length ? { options: options.map((value) => ({ value, label: value })) } : {}),
});

const fit = (value: unknown, spec: RequirementSpec) => {
  const fitted = fitAnswer({ ...ANSWER, value } as Answer, requirement('r1', { spec }));
  return fitted?.kind === 'field' ? fitted.value : fitted;
};

describe('what still fits of an answer', () => {
  const address = { lines: ['x'], city: 'y', country: 'DE' };

  it.each([
    ['a text in a text', 'a', field('text'), 'a'],
    ['a number in a text', 1, field('number'), 1],
    ['nothing', null, field('choice', 'a'), null],
    ['a choice that is still offered', 'a', field('choice', 'a', 'b'), 'a'],
    ['no choice that is gone', 'c', field('choice', 'a', 'b'), undefined],
    ['the choices that are still offered', ['a', 'c'], field('multi_choice', 'a', 'b'), ['a']],
    ['no list in a text', ['a'], field('text'), undefined],
    ['no text in an address', 'a', field('address'), undefined],
    ['an address in an address', address, field('address'), address],
    ['no address in a text', address, field('text'), undefined],
    ['a yes in a declaration', true, field('declaration'), true],
    ['no yes in a text', true, field('text'), undefined],
    ['no field in a document', 'a', passport('r1').spec, undefined],
  ])('%s', (_title, value, spec, expected) => {
    expect(fit(value, spec)).toEqual(expected);
  });

  it('files of a kind of document that is still accepted', () => {
    const files: Answer = { kind: 'document', requirementId: 'r1', documentType: 'passport', fileIds: ['f'] };
    expect(fitAnswer(files, passport('r1'))).toBe(files);
    expect(fitAnswer({ ...files, documentType: 'visa' }, passport('r1'))).toBeUndefined();
  });

  it('the text of a clarification when only its choice is gone', () => {
    const spec: RequirementSpec = {
      kind: 'clarification',
      question: 'q',
      answer: 'choice',
      options: [{ value: 'b', label: 'b' }],
    };
    const answer: Answer = { kind: 'clarification', requirementId: 'r1', text: 't', choice: 'a' };
    expect(fitAnswer(answer, requirement('r1', { spec }))).toEqual({ kind: 'clarification', requirementId: 'r1', text: 't' });
    expect(fitAnswer({ ...answer, choice: 'b' }, requirement('r1', { spec }))).toEqual({ ...answer, choice: 'b' });
  });
});
