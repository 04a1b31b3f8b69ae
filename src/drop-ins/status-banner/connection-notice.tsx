'use client';
import { type ReactElement, useEffect } from 'react';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { useDropInSettings, useWords } from '../provider/index.js';
import { Notice } from '../text/index.js';

/** What the customer should know about the connection: nothing while changes arrive by themselves or are asked for quietly. */
export function ConnectionNotice({ view }: { view: CustomerStatusView }): ReactElement | null {
  const words = useWords();
  const announce = useAnnounce();
  const { connection, stale } = view;
  const ended = connection === 'ended' ? words.t('connection.ended.title') : undefined;
  const offline = connection === 'offline' ? words.t('connection.offline') : undefined;
  useEffect(() => {
    if (ended !== undefined) announce(ended, 'assertive');
    if (offline !== undefined) announce(offline);
  }, [ended, offline, announce]);
  if (ended !== undefined) return <SessionEnded title={ended} />;
  if (offline === undefined && !stale) return null;
  return (
    <Notice tone="caution" icon={offline === undefined ? 'info' : 'offline'}>
      <p className="csk-text">{offline ?? words.t('banner.stale')}</p>
    </Notice>
  );
}

function SessionEnded({ title }: { title: string }): ReactElement {
  const words = useWords();
  const { onSignIn } = useDropInSettings();
  return (
    <Notice tone="caution" icon="lock">
      <p className="csk-text">
        <strong>{title}</strong>
      </p>
      <p className="csk-text">{words.t('connection.ended.message')}</p>
      {onSignIn === undefined ? null : (
        <div className="csk-row">
          <button type="button" className="csk-button" data-size="small" onClick={() => onSignIn()}>
            {words.t('connection.ended.action')}
          </button>
        </div>
      )}
    </Notice>
  );
}
