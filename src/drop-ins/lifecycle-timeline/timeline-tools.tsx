'use client';
import { type ReactElement, useState } from 'react';
import type { LifecycleEvent } from '../../model/index.js';
import { sortEvents, timelineToCsv, timelineToJson, timelineToText } from '../../react/lifecycle-timeline/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import type { Words } from '../provider/index.js';
import { Notice, writeToClipboard } from '../text/index.js';
import { Disclosure } from './disclosure.js';
import { eventReasons } from './event-reasons.js';
import { byWords, eventTitle, type TimelineViewer } from './event-words.js';
import { saveText } from './save-text.js';
import type { TimelineData } from './timeline-data.js';
import { useTimelineWords } from './use-timeline-words.js';

const TOOLS = ['print', 'text', 'csv', 'json', 'copy'] as const;
type Tool = (typeof TOOLS)[number];

/** Prints, saves or copies the whole history: what is not loaded yet is loaded first. */
export function TimelineTools({ data, viewer }: { data: TimelineData; viewer: TimelineViewer }): ReactElement {
  const words = useTimelineWords();
  const { busy, hasFailed, use } = useTools(data, viewer);
  return (
    <Disclosure name="save" lazy summary={words.t('timeline.save.title')}>
      <div className="csk-stack" data-gap="small">
        <div className="csk-row">
          {TOOLS.map((tool) => (
            <button
              key={tool}
              type="button"
              className="csk-button"
              data-variant="secondary"
              data-size="small"
              aria-disabled={busy || undefined}
              onClick={() => void use(tool)}
            >
              {words.t(`timeline.save.${tool}`)}
            </button>
          ))}
        </div>
        {busy ? (
          <p className="csk-text" data-muted="" data-size="small">
            {words.t('timeline.save.loading')}
          </p>
        ) : null}
        {hasFailed ? <Notice tone="caution">{words.t('timeline.save.incomplete')}</Notice> : null}
      </div>
    </Disclosure>
  );
}

function useTools(data: TimelineData, viewer: TimelineViewer) {
  const words = useTimelineWords();
  const announce = useAnnounce();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const use = async (tool: Tool) => {
    if (state === 'busy') return;
    setState('busy');
    if (data.hasMore) announce(words.t('timeline.save.loading'));
    const events = await data.loadAll().catch(() => undefined);
    setState(events === undefined ? 'failed' : 'idle');
    if (events === undefined) return announce(words.t('timeline.save.incomplete'));
    if (tool === 'print') return window.print();
    if (tool === 'copy')
      return announce(
        words.t(
          (await writeToClipboard(inWords(sortEvents(events), viewer, words)))
            ? 'timeline.save.copied'
            : 'timeline.save.copy-failed',
        ),
      );
    return save(tool, sortEvents(events), viewer, words);
  };
  return { busy: state === 'busy', hasFailed: state === 'failed', use };
}

function save(
  tool: Exclude<Tool, 'print' | 'copy'>,
  events: readonly LifecycleEvent[],
  viewer: TimelineViewer,
  words: Words,
): void {
  const name = words.t('timeline.save.file-name');
  if (tool === 'text') return saveText(inWords(events, viewer, words), `${name}.txt`, 'text/plain');
  if (tool === 'json') return saveText(timelineToJson(events, { viewer }), `${name}.json`, 'application/json');
  // Spreadsheets take a text for UTF-8 only with this mark in front.
  return saveText(`\uFEFF${timelineToCsv(events, { viewer })}`, `${name}.csv`, 'text/csv');
}

function inWords(events: readonly LifecycleEvent[], viewer: TimelineViewer, words: Words): string {
  const describe = (event: LifecycleEvent) => {
    const [label, title] = [eventTitle(event, viewer, words), event.about?.title];
    const what = title === undefined ? label : words.t('common.labelled', { label, value: words.text(title).text });
    const told = [what, byWords(event, viewer, words)].filter((part) => part !== undefined).join(' ');
    const reasons = eventReasons(event, { viewer, words }).map(({ text }) => `  ${text}`);
    return [`${words.date(event.at, 'dateTime')}  ${told}`, ...reasons].join('\n');
  };
  const zone = words.t('timeline.time-zone', { zone: words.timeZoneName(words.now()) });
  const text = `${words.t('timeline.title')}\n${zone}\n\n${timelineToText(events, { viewer, describe })}`;
  // A file has no lines to keep together, and who searches it types plain spaces.
  return text.replaceAll(/[\u00A0\u202F]/g, ' ');
}
