import { type EventQuery, type LifecycleEvent, lifecycleEventPageSchema, parse } from '../../model/index.js';
import { check, checkSame, needed } from './check.js';
import type { ContractPromise, ContractSubject } from './contract-case.js';
import { answerAll } from './subject-actions.js';

/** The history. */
export const eventPromises: readonly ContractPromise[] = [
  {
    title: 'lists events newest first, in the agreed shape, and tells of a change of status',
    needs: ['listEvents', 'submitAnswers'],
    run: async (subject) => {
      const after = await answerAll(subject);
      const page = await list(subject);
      checkSame(parse(lifecycleEventPageSchema, page), page, 'a page of events must fit the schema');
      check(page.events.every(isNotNewer), 'events must come newest first');
      check(new Set(idsOf(page.events)).size === page.events.length, 'each event must have an id of its own');
      const change = page.events.find((event) => event.type === 'status_changed');
      check(change?.to === after.status.status, 'the newest change of status must lead to the present status');
    },
  },
  {
    title: 'pages through all events without a gap or a repetition',
    needs: ['listEvents', 'submitAnswers'],
    run: async (subject) => {
      await answerAll(subject);
      const all = idsOf((await list(subject, { limit: 200 })).events);
      check(all.length > 2, 'answering must leave at least three events');
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        // oxlint-disable-next-line no-await-in-loop -- the cursor of the next page comes with this one
        const page = await list(subject, { limit: 2, cursor });
        check(page.events.length > 0 && page.events.length <= 2, 'a page must hold some events and no more than asked for');
        paged.push(...idsOf(page.events));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      checkSame(paged, all, 'the pages together must be the whole list');
    },
  },
  {
    title: 'lists events of the types that were asked for, and no others',
    needs: ['listEvents', 'submitAnswers'],
    run: async (subject) => {
      await answerAll(subject);
      const all = (await list(subject)).events;
      const types = ['status_changed'] as const;
      const some = (await list(subject, { types })).events;
      checkSame(idsOf(some), idsOf(all.filter(({ type }) => type === 'status_changed')), 'only the types asked for may come');
    },
  },
  {
    title: 'lists events from an instant on, and up to one',
    needs: ['listEvents', 'submitAnswers'],
    run: async (subject) => {
      await answerAll(subject);
      const all = (await list(subject)).events;
      const pivot = all[Math.floor(all.length / 2)]?.at ?? '';
      const isBefore = (event: LifecycleEvent) => Date.parse(event.at) < Date.parse(pivot);
      const from = idsOf((await list(subject, { from: pivot })).events);
      const to = idsOf((await list(subject, { to: pivot })).events);
      checkSame(from, idsOf(all.filter((event) => !isBefore(event))), '`from` is part of the range');
      checkSame(to, idsOf(all.filter(isBefore)), '`to` is not part of the range');
    },
  },
];

function list({ backend, customerId }: ContractSubject, query?: EventQuery) {
  return needed('listEvents', backend.listEvents?.(customerId, query));
}

function idsOf(events: readonly LifecycleEvent[]): string[] {
  return events.map(({ id }) => id);
}

function isNotNewer(event: LifecycleEvent, index: number, events: readonly LifecycleEvent[]): boolean {
  const before = events[index - 1];
  return before === undefined || Date.parse(event.at) <= Date.parse(before.at);
}
