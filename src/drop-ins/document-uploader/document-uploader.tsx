'use client';
import { forwardRef, useId, useMemo } from 'react';
import { joinClasses } from '../class-names.js';
import type { CustomerClient } from '../../client/index.js';
import type { DocumentSide } from '../../model/index.js';
import { DocumentUploader as Parts, type DocumentUpload, useDocumentUpload } from '../../react/document-uploader/index.js';
import { Icon } from '../icon/index.js';
import { useWords } from '../provider/index.js';
import { UploaderSlot } from './uploader-slot.js';
import { UploaderTypes } from './uploader-types.js';
import { typesInWords } from './uploader-words.js';
import { useUploadAnnouncements } from './use-upload-announcements.js';

/**
 * Takes the files of one requirement: the kind of document where several are accepted, and one slot for each side, with
 * choosing, dropping, pasting and photographing, progress, cancelling, trying again and removing. Pictures are made upright,
 * smaller and free of place and device before they are sent. The draft answer follows the files by itself. Renders nothing
 * for a requirement that asks for no files.
 *
 * @example
 * ```tsx
 * import { type CustomerClient } from 'customer-status-kit/client';
 * import { CustomerStatusProvider, DocumentUploader } from 'customer-status-kit';
 *
 * export function Passport({ client }: { client: CustomerClient }) {
 *   return (
 *     <CustomerStatusProvider client={client}>
 *       <DocumentUploader requirementId="identity" />
 *     </CustomerStatusProvider>
 *   );
 * }
 * ```
 */
export const DocumentUploader = forwardRef<HTMLDivElement, DocumentUploaderProps>(function DocumentUploader(
  { requirementId, client, ...rest },
  ref,
) {
  const upload = useDocumentUpload(requirementId, client);
  return upload === undefined ? null : <UploaderView ref={ref} upload={upload} {...rest} />;
});

/** Props of `DocumentUploader`. */
export interface DocumentUploaderProps {
  /** A requirement of kind `document`, or a question with an attachment. */
  requirementId: string;
  /** Beats the provider's client. */
  client?: CustomerClient | undefined;
  className?: string | undefined;
  /** Ids of the controls by side, or `type`, so that a summary of errors can lead there. */
  idFor?: ((part: DocumentSide | 'type') => string) | undefined;
  /** What a form around it finds missing, by side or `type`. */
  problems?: Partial<Record<DocumentSide | 'type', string | undefined>> | undefined;
}

const UploaderView = forwardRef<
  HTMLDivElement,
  Omit<DocumentUploaderProps, 'requirementId' | 'client'> & { upload: DocumentUpload }
>(function UploaderView({ upload, className, idFor, problems = {} }, ref) {
  const words = useWords();
  const limitsId = useId();
  const items = useMemo(() => upload.slots.flatMap((slot) => slot.items), [upload.slots]);
  useUploadAnnouncements(items);
  const { document } = upload;
  return (
    <Parts.Root ref={ref} upload={upload} className={joinClasses('csk-root csk-document-uploader', className)}>
      {upload.editable ? null : (
        <p className="csk-notice">
          <Icon name="lock" />
          <span>{words.t(`document-uploader.${canEverUpload(upload) ? 'locked' : 'unavailable'}`)}</span>
        </p>
      )}
      <UploaderTypes firstId={idFor?.('type')} problem={problems.type} />
      {document === undefined ? null : (
        <>
          <p className="csk-hint" id={limitsId}>
            {limitsInWords(upload, words)}
          </p>
          {upload.slots.map(({ side }) => (
            <UploaderSlot
              key={`${document.type} ${side}`}
              document={document}
              side={side}
              triggerId={idFor?.(side)}
              limitsId={limitsId}
              problem={problems[side]}
            />
          ))}
        </>
      )}
    </Parts.Root>
  );
});

function canEverUpload({ client }: DocumentUpload): boolean {
  return client.getCapabilities()?.upload?.mode !== 'none' && client.supports('submitAnswers') === client.supports('uploadFile');
}

/** Types, size, age and count, as far as they are limited, and how to take a good photo. */
function limitsInWords({ ask, client, slots }: DocumentUpload, words: ReturnType<typeof useWords>): string {
  const types = typesInWords(ask.mime, words);
  const maxBytes = Math.min(ask.maxBytes ?? Infinity, client.getCapabilities()?.upload?.maxBytes ?? Infinity);
  const room = Math.max(1, ...slots.map((slot) => slot.capacity));
  return [
    Number.isFinite(maxBytes)
      ? words.t('document-uploader.limits', { types, size: words.fileSize(maxBytes) })
      : words.t('document-uploader.limits-types', { types }),
    room > 1 ? words.t('document-uploader.file-count', { count: room }) : '',
    ask.maxAgeDays === undefined ? '' : words.t('document-uploader.max-age', { count: ask.maxAgeDays }),
    ask.mime.some((mime) => mime.startsWith('image/')) ? words.t('document-uploader.photo-tip') : '',
  ]
    .filter(Boolean)
    .join(' ');
}
