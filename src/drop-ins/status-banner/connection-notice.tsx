'use client';
import { type ReactElement, useEffect } from 'react';
import type { CustomerStatusView } from '../../react/hooks/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { useDropInSettings } from '../provider/index.js';
import { Notice, useLasting } from '../text/index.js';
import { useBannerWords } from './use-banner-words.js';

/** What the customer should know about the connection: nothing while changes arrive by themselves or are asked for quietly. */
export function ConnectionNotice({ view }: { view: CustomerStatusView }): ReactElement | null {
  const words = useBannerWords();
  const announce = useAnnounce();
  const { connection, stale } = view;
  const isCutOff = useLasting(view.phase === 'ready' && view.error !== undefined, TOLD_AFTER_MS);
  const isRevoked = view.endedBy === 'access';
  const ended = connection === 'ended' ? words.t(isRevoked ? 'connection.revoked.title' : 'connection.ended.title') : undefined;
  const offline = connection === 'offline' ? words.t('connection.offline') : undefined;
  const unreachable = isCutOff ? words.t('banner.unreachable') : undefined;
  useEffect(() => {
    if (ended !== undefined) announce(ended, 'assertive');
    if (offline !== undefined) announce(offline);
    else if (unreachable !== undefined && ended === undefined) announce(unreachable);
  }, [ended, offline, unreachable, announce]);
  if (ended !== undefined) return isRevoked ? <AccessRevoked title={ended} /> : <SessionEnded title={ended} />;
  const text = offline ?? unreachable ?? (stale ? words.t('banner.stale') : undefined);
  if (text === undefined) return null;
  return (
    <Notice tone="caution" icon={text === offline ? 'offline' : 'info'}>
      <p className="csk-text">{text}</p>
    </Notice>
  );
}

/** How long a fault may last before the customer is told: a single read that fails is none of their business. */
const TOLD_AFTER_MS = 1_500;

/** To ask again and to contact somebody stand at the end of the banner, as they always do. */
function AccessRevoked({ title }: { title: string }): ReactElement {
  const words = useBannerWords();
  return (
    <Notice tone="caution" icon="lock">
      <p className="csk-text">
        <strong>{title}</strong>
      </p>
      <p className="csk-text">{words.t('connection.revoked.message')}</p>
    </Notice>
  );
}

function SessionEnded({ title }: { title: string }): ReactElement {
  const words = useBannerWords();
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
