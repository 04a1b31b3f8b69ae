import { customerSnapshotSchema, isAnswerable, type CustomerSnapshot, parse } from '../../model/index.js';
import { check, checkSame } from '../contract/check.js';
import type { ConnectorPromise, ConnectorSubject } from './connector-subject.js';

/** What the mapping of a provider's objects must keep. */
export const mappingPromises: readonly ConnectorPromise[] = [
  {
    title: 'shows every published state as what it means',
    run: async ({ published, toSnapshot }) => {
      check(published.length > 0, 'name at least one published state');
      for (const { name, object, status } of published) {
        const shown = toSnapshot(object).status.status;
        check(shown === status, `"${name}" must be shown as ${status}, not as ${shown}`);
      }
    },
  },
  {
    title: 'maps to snapshots of the agreed shape, with nothing of the provider in them besides',
    run: async (subject) => {
      for (const snapshot of everySnapshot(subject))
        checkSame(parse(customerSnapshotSchema, snapshot), snapshot, 'a snapshot must fit the schema and hold nothing else');
    },
  },
  {
    title: 'keeps everything closed for a value nobody has published',
    run: async ({ unknown, toSnapshot }) => {
      check(unknown.length > 0, 'give at least one object with an unknown value');
      for (const object of unknown) {
        const { status } = toSnapshot(object);
        check(status.status !== 'ACTIVE', 'an unknown value must never be shown as ACTIVE');
        check(!status.editable || status.status === 'CREATED', 'an unknown value must not open the data');
      }
    },
  },
  {
    title: 'maps the same object to the same snapshot, also where one is stored already',
    run: async ({ published, toSnapshot }) => {
      for (const { name, object } of published) {
        const first = toSnapshot(object);
        checkSame(toSnapshot(object), first, `"${name}" mapped twice must be the same`);
        checkSame(toSnapshot(object, first), first, `"${name}" that comes again must change nothing`);
      }
    },
  },
  {
    title: 'tells no text for operators and no secret',
    run: async (subject) => {
      const told = JSON.stringify(everySnapshot(subject));
      check(!told.includes('"audience":"operator"'), 'a reason for operators must be dropped');
      for (const text of subject.hidden) check(!told.includes(text), 'a snapshot must hold no hidden text');
    },
  },
  {
    title: 'leaves no customer without a way on',
    run: async ({ published, toSnapshot }) => {
      for (const { name, object } of published)
        check(hasWayOn(toSnapshot(object)), `"${name}" must ask something, wait for somebody, or lead to support`);
    },
  },
];

function everySnapshot({ published, unknown, toSnapshot }: ConnectorSubject): CustomerSnapshot[] {
  return [...published.map(({ object }) => object), ...unknown].map((object) => toSnapshot(object));
}

/** A final refusal is an end, and says so. */
function hasWayOn({ status, requirements }: CustomerSnapshot): boolean {
  if (requirements.some(isAnswerable)) return true;
  if (status.status === 'ACTIVE' || status.status === 'UNDER_REVIEW' || status.status === 'UNKNOWN') return true;
  return status.recovery === 'support' || (status.terminal && status.recovery === 'none');
}
