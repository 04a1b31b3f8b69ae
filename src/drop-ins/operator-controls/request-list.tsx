'use client';
import { type ReactElement, useId } from 'react';
import type { NewRequirement } from '../../model/index.js';
import { Icon } from '../icon/index.js';
import { useOperatorWords } from './use-operator-words.js';

/** The requests written so far, and the button that sends them. Nothing while there are none. */
export function RequestList({ requests, onRemove, onSend, busy }: RequestListProps): ReactElement | null {
  const words = useOperatorWords();
  const titleId = useId();
  if (requests.length === 0) return null;
  return (
    <div className="csk-stack csk-operator-controls-list">
      <strong id={titleId}>{words.t('operator.request.list')}</strong>
      <ol className="csk-list" aria-labelledby={titleId}>
        {requests.map((request, index) => (
          // The list only grows at its end, and two requests may have the same title.
          // oxlint-disable-next-line react/no-array-index-key
          <RequestRow key={index} request={request} onRemove={() => onRemove(index)} />
        ))}
      </ol>
      <div className="csk-row">
        <button type="button" className="csk-button" aria-disabled={busy || undefined} onClick={onSend}>
          {words.t('operator.request.send', { count: requests.length })}
        </button>
      </div>
    </div>
  );
}

interface RequestListProps {
  requests: readonly NewRequirement[];
  onRemove: (index: number) => void;
  onSend: () => void;
  busy: boolean;
}

function RequestRow({ request, onRemove }: { request: NewRequirement; onRemove: () => void }): ReactElement {
  const words = useOperatorWords();
  const title = words.text(request.title).text;
  return (
    <li className="csk-row" data-justify="between">
      <span className="csk-operator-controls-name">
        {title}
        {request.due?.at === undefined ? null : (
          <span className="csk-text" data-muted="" data-size="small">
            {` · ${words.t('common.due-on', { date: words.date(request.due.at) })}`}
          </span>
        )}
      </span>
      <button
        type="button"
        className="csk-button"
        data-variant="quiet"
        data-size="small"
        aria-label={words.t('operator.request.remove', { title })}
        onClick={onRemove}
      >
        <Icon name="trash" />
      </button>
    </li>
  );
}
