'use client';
import { type ReactElement, useRef, useState } from 'react';
import { writeToClipboard } from '../drop-ins/text/write-to-clipboard.js';
import { Choice, Input, Row } from './controls.js';
import { factsText, filterEntries, LOG_SOURCES, type LogEntry, type LogSource } from './event-log.js';
import { usePanel, useWatched } from './panel-context.js';
import { WORDS } from './words.js';

const SOURCES = [{ name: '' as const, label: WORDS.events.anySource }, ...LOG_SOURCES];

/** So many lines are drawn; all that pass the filter are copied. */
const DRAWN = 200;

/** What happened, newest first: filtered, copied, cleared. */
export function EventsTab(): ReactElement {
  const { tools } = usePanel();
  const all = useWatched(tools.log);
  const [text, setText] = useState('');
  const [source, setSource] = useState<LogSource | ''>('');
  const [copied, setCopied] = useState('');
  const lines = useRef<HTMLOListElement>(null);
  const entries = filterEntries(all, text, source);
  const copy = async () => {
    const isCopied = await writeToClipboard(JSON.stringify(entries, null, 2));
    if (!isCopied && lines.current !== null) getSelection()?.selectAllChildren(lines.current);
    setCopied(isCopied ? WORDS.events.copied : WORDS.events.selected);
  };
  return (
    <>
      <Row>
        <Input label={WORDS.events.filter} type="search" value={text} onChange={setText} />
        <Choice label={WORDS.events.source} value={source} options={SOURCES} onChoose={setSource} />
        <button type="button" className="csk-devtools-button" onClick={() => void copy()}>
          {WORDS.events.copy}
        </button>
        <button type="button" className="csk-devtools-button" onClick={tools.log.clear}>
          {WORDS.events.clear}
        </button>
        <span role="status">
          {WORDS.events.count(entries.length, all.length)} {copied}
        </span>
      </Row>
      <ol className="csk-devtools-log" aria-label={WORDS.events.list} ref={lines}>
        {entries.slice(0, DRAWN).map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ol>
    </>
  );
}

function Line({ entry: { at, from, type, facts } }: { entry: LogEntry }): ReactElement {
  return (
    <li>
      <time dateTime={at}>{timeOf(at)}</time> <b>{from}</b> {type} <span>{factsText(facts)}</span>
    </li>
  );
}

/** The time of day of an instant, in UTC and to the millisecond. */
export function timeOf(at: string): string {
  return at.slice(11, 23);
}
