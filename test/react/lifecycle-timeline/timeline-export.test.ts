import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../../src/model/index.js';
import {
  TIMELINE_CSV_COLUMNS,
  timelineToCsv,
  timelineToJson,
  timelineToText,
} from '../../../src/react/lifecycle-timeline/index.js';
import { event } from './timeline-events.js';

/** A reader of RFC 4180, written apart from the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!;
    if (isQuoted && character === '"' && text[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === ',') {
      row.push(cell);
      cell = '';
    } else if (!isQuoted && character === '\r' && text[index + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      index += 1;
    } else cell += character;
  }
  return rows;
}

const text = fc.oneof(fc.string(), fc.constantFrom('=1+1', '+49', '-x', '@sum', 'a"b', 'a,b', 'a\r\nb', '\t=1', '', 'Müller; ä'));
const eventArbitrary: fc.Arbitrary<LifecycleEvent> = fc
  .record({ id: fc.uuid(), label: text, title: text, reason: text, code: fc.constantFrom('data_invalid', 'other') })
  .map(({ id, label, title, reason, code }) =>
    event(id, '2026-01-01T00:00:00.000Z', {
      type: 'requirement_resolved',
      actor: { kind: 'operator', label },
      about: { type: 'requirement', id, title, outcome: 'rejected' },
      reasons: [{ code, message: reason, audience: 'customer' }],
    }),
  );

const secret = event('s', '2026-01-01T00:00:00.000Z', {
  type: 'status_changed',
  from: 'ACTIVE',
  to: 'REJECTED',
  irregular: true,
  reasons: [
    { code: 'screening_hit', message: 'List X', providerCode: 'PEP-1', audience: 'customer' },
    { code: 'other', message: 'Internal note', audience: 'operator' },
  ],
  steps: [{ name: 'Watch list', status: 'failed' }],
});

describe('a history written down', () => {
  it('as JSON reads back as the same events', () => {
    fc.assert(
      fc.property(fc.array(eventArbitrary, { maxLength: 8 }), (events) => {
        expect(JSON.parse(timelineToJson(events))).toEqual(JSON.parse(JSON.stringify(events)));
      }),
    );
  });

  it('as CSV reads back cell by cell, and no cell is a formula', () => {
    fc.assert(
      fc.property(fc.array(eventArbitrary, { maxLength: 8 }), (events) => {
        const [header, ...rows] = readCsv(timelineToCsv(events));
        expect(header).toEqual([...TIMELINE_CSV_COLUMNS]);
        expect(rows).toHaveLength(events.length);
        const columnOf = (name: (typeof TIMELINE_CSV_COLUMNS)[number], row: string[]) => row[TIMELINE_CSV_COLUMNS.indexOf(name)]!;
        rows.forEach((row, index) => {
          const { id, about, actor } = events[index]!;
          expect(row).toHaveLength(TIMELINE_CSV_COLUMNS.length);
          expect(columnOf('id', row)).toBe(id);
          expect(columnOf('aboutTitle', row).replace(/^'/, '')).toBe((about!.title as string).replace(/^'/, ''));
          expect(columnOf('actorLabel', row).replace(/^'/, '')).toBe(String(actor.label).replace(/^'/, ''));
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        });
      }),
    );
  });

  it('for a customer holds no finding that is confidential, nothing meant for operators, and no mark on an unusual change', () => {
    const written = [timelineToJson([secret]), timelineToCsv([secret]), timelineToText([secret])].join('\n');
    expect(written).not.toMatch(/screening|List X|PEP-1|Internal note|Watch list|"irregular"|,true,/);
  });

  it('for a customer reads of a confidential finding as it reads without any reason', () => {
    const [silent, told] = [
      { ...secret, reasons: [], steps: undefined },
      { ...secret, steps: undefined },
    ];
    for (const write of [timelineToJson, timelineToCsv, timelineToText]) expect(write([told])).toBe(write([silent]));
  });

  it('for an operator is whole', () => {
    const viewer = 'operator' as const;
    expect(JSON.parse(timelineToJson([secret], { viewer }))).toEqual(JSON.parse(JSON.stringify([secret])));
    expect(timelineToCsv([secret], { viewer })).toContain('screening_hit: List X');
  });

  it('as text is one paragraph for each event, in codes or in the words it is given', () => {
    expect(timelineToText([secret])).toBe('2026-01-01T00:00:00.000Z status_changed ACTIVE > REJECTED operator\n');
    expect(timelineToText([secret, secret], { describe: ({ id }) => id })).toBe('s\n\ns\n');
    expect(timelineToText([])).toBe('');
  });
});
