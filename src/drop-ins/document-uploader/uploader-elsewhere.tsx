'use client';
import { type ReactElement, useState } from 'react';
import { takenTypes } from '../../files/index.js';
import { errorWords } from '../../messages/index.js';
import type { CustomerStatusError } from '../../model/index.js';
import type { DocumentUpload } from '../../react/document-uploader/index.js';
import { SupportContact, useHasSupport } from '../support/index.js';
import { safeHref } from '../support/safe-href.js';
import { Notice } from '../text/index.js';
import { useUploaderWords } from './use-uploader-words.js';

/** How files get to the backend: here, on a page elsewhere, by another way, or here but not just now. */
export type UploadWay = 'here' | 'locked' | 'hosted' | 'nowhere';

/** How files get to the backend just now. */
export function uploadWay({ client, editable, ask }: Pick<DocumentUpload, 'client' | 'editable' | 'ask'>): UploadWay {
  const mode = client.getCapabilities()?.upload?.mode;
  if (mode === 'hosted_url') return 'hosted';
  if (mode === 'none') return 'nowhere';
  // Where only kinds of file are asked for that cannot be taken here, every choice would be refused.
  if (editable) return takenTypes(ask.mime).length === 0 ? 'nowhere' : 'here';
  return client.supports('submitAnswers') && !client.supports('uploadFile') ? 'nowhere' : 'locked';
}

/** Says why no file is taken here, and where it is taken instead. Renders nothing where files are taken. */
export function UploaderElsewhere({ upload, way }: { upload: DocumentUpload; way: UploadWay }): ReactElement | null {
  const words = useUploaderWords();
  const hasSupport = useHasSupport();
  if (way === 'here') return null;
  if (way === 'locked') return <Notice icon="lock">{words.t('document-uploader.locked')}</Notice>;
  if (way === 'hosted') return <HostedPage upload={upload} />;
  return (
    <Notice>
      <p className="csk-text">{words.t(hasSupport ? 'document-uploader.nowhere' : 'document-uploader.nowhere-unsaid')}</p>
      {hasSupport ? (
        <div>
          <SupportContact />
        </div>
      ) : null}
    </Notice>
  );
}

interface HostedState {
  href?: string | undefined;
  error?: CustomerStatusError | undefined;
  busy: boolean;
}

/** The address is fetched when it is wanted: it may be good for one visit and for a short time. */
function HostedPage({ upload }: { upload: DocumentUpload }): ReactElement {
  const { client, requirement } = upload;
  const words = useUploaderWords();
  const [state, setState] = useState<HostedState>({ busy: false });
  const start = async (): Promise<void> => {
    setState({ busy: true });
    const result = await client.startAction(requirement.id, window.location.href);
    const href = result.ok && result.value.url !== undefined ? safeHref(result.value.url) : undefined;
    setState({ busy: false, href: href ?? '', ...(result.ok ? {} : { error: result.error }) });
  };
  const isLost = state.href === '' || !client.supports('startAction');
  return (
    <Notice>
      <p className="csk-text">{words.t('document-uploader.hosted')}</p>
      {state.href === undefined && !isLost ? (
        <div>
          <button
            type="button"
            className="csk-button"
            aria-disabled={state.busy || undefined}
            onClick={() => void (state.busy ? undefined : start())}
          >
            {words.t('document-uploader.hosted-start')}
          </button>
        </div>
      ) : null}
      {isLost ? <HostedLost error={state.error} /> : state.href === undefined ? null : <HostedLink href={state.href} />}
    </Notice>
  );
}

function HostedLink({ href }: { href: string }): ReactElement {
  const words = useUploaderWords();
  return (
    <div>
      <a
        className="csk-button"
        href={href}
        rel="noopener noreferrer"
        ref={(link) => {
          if (document.activeElement === document.body) link?.focus();
        }}
      >
        {words.t('document-uploader.hosted-open')}
      </a>
    </div>
  );
}

function HostedLost({ error }: { error: CustomerStatusError | undefined }): ReactElement {
  const words = useUploaderWords();
  return (
    <>
      <p className="csk-error" role="alert">
        {error === undefined ? words.t('document-uploader.hosted-missing') : errorWords(error, words)}
      </p>
      <div>
        <SupportContact />
      </div>
    </>
  );
}
