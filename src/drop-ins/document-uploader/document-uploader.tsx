'use client';
import { forwardRef, type ReactElement, type Ref, useId, useMemo } from 'react';
import { joinClasses } from '../class-names.js';
import type { CustomerClient } from '../../client/index.js';
import type { ImageConverter } from '../../files/index.js';
import type { DocumentSide } from '../../model/index.js';
import { DocumentUploader as Parts, type DocumentUpload, useDocumentUpload } from '../../react/document-uploader/index.js';
import { Icon } from '../icon/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { useCustomerClient } from '../../react/provider/index.js';
import { type CameraMode, useDropInSettings } from '../provider/index.js';
import { UploaderElsewhere, uploadWay } from './uploader-elsewhere.js';
import { UploaderSlot } from './uploader-slot.js';
import { UploaderTypes } from './uploader-types.js';
import { typesInWords } from './uploader-words.js';
import { useUploadAnnouncements } from './use-upload-announcements.js';
import { useUploaderWords } from './use-uploader-words.js';

/**
 * Takes the files of one requirement: the kind of document where several are accepted, and one slot for each side, with
 * choosing, dropping, pasting and photographing, files given earlier, progress, pausing, cancelling, trying again, removing,
 * swapping sides and ordering pages. Pictures are made upright, smaller and free of place and device before they are sent.
 * The draft answer follows the files by itself. Renders nothing for a requirement that asks for no files.
 *
 * @example
 * ```tsx
 * import type { CustomerClient } from 'customer-status-kit/client';
 * import { CustomerStatusProvider, DocumentUploader } from 'customer-status-kit';
 *
 * export function Passport({ client }: { client: CustomerClient }) {
 *   return (
 *     <CustomerStatusProvider client={client}>
 *       <DocumentUploader requirementId="identity" camera="in_page" />
 *     </CustomerStatusProvider>
 *   );
 * }
 * ```
 */
export const DocumentUploader = forwardRef<HTMLDivElement, DocumentUploaderProps>(function DocumentUploader(props, ref) {
  const { customerId } = useCustomerClient(props.client);
  return <CustomersUploader key={`${customerId} ${props.requirementId}`} {...props} uploaderRef={ref} />;
});

/** What was arranged and said for one customer is nothing of the next one's. */
function CustomersUploader(props: DocumentUploaderProps & { uploaderRef: Ref<HTMLDivElement> }): ReactElement | null {
  const { requirementId, client, convertImage, camera, uploaderRef, ...rest } = props;
  const settings = useDropInSettings();
  const upload = useDocumentUpload(requirementId, client, { convertImage: convertImage ?? settings.convertImage });
  if (upload === undefined) return null;
  return <UploaderView ref={uploaderRef} upload={upload} camera={camera ?? settings.camera ?? 'native'} {...rest} />;
}

/** Props of `DocumentUploader`. */
export interface DocumentUploaderProps {
  /** A requirement of kind `document`, or a question with an attachment. */
  requirementId: string;
  /** Beats the provider's client. */
  client?: CustomerClient | undefined;
  className?: string | undefined;
  /**
   * How photos are taken. `native`, unless said here or at the provider: a phone's own camera. `in_page`: a camera in the
   * page with a frame for the document; it asks for permission, and a file can be chosen instead. `off`: files only.
   */
  camera?: CameraMode | undefined;
  /** Makes a picture that the browser cannot show, such as HEIC, into one it can; keep the object stable. */
  convertImage?: ImageConverter | undefined;
  /** True where the browser may open a file that is dropped beside the uploader. */
  allowStrayDrops?: boolean | undefined;
  /** Ids of the controls by side, or `type`, so that a summary of errors can lead there. */
  idFor?: ((part: DocumentSide | 'type') => string) | undefined;
  /** What a form around it finds missing, by side or `type`. */
  problems?: Partial<Record<DocumentSide | 'type', string | undefined>> | undefined;
}

interface UploaderViewProps extends Pick<DocumentUploaderProps, 'className' | 'idFor' | 'problems' | 'allowStrayDrops'> {
  upload: DocumentUpload;
  camera: CameraMode;
}

const UploaderView = forwardRef<HTMLDivElement, UploaderViewProps>(function UploaderView(
  { className, allowStrayDrops, ...rest },
  ref,
) {
  const { upload, idFor, problems = {} } = rest;
  const items = useMemo(() => upload.slots.flatMap((slot) => slot.items), [upload.slots]);
  useUploadAnnouncements(items, upload.client);
  const way = uploadWay(upload);
  const isElsewhere = way === 'hosted' || way === 'nowhere';
  return (
    <Parts.Root
      ref={ref}
      upload={upload}
      allowStrayDrops={allowStrayDrops}
      className={joinClasses('csk-root csk-container csk-document-uploader', className)}
    >
      <UploaderElsewhere upload={upload} way={way} />
      {isElsewhere ? null : <UploaderTypes firstId={idFor?.('type')} problem={problems.type} />}
      {isElsewhere && items.length === 0 ? null : <UploaderSlots {...rest} isElsewhere={isElsewhere} />}
    </Parts.Root>
  );
});

/** The slots of the chosen document; also where files are taken elsewhere, as long as some stand here. */
function UploaderSlots({ upload, camera, idFor, problems = {}, isElsewhere }: UploaderSlotsProps): ReactElement | null {
  const words = useUploaderWords();
  const limitsId = useId();
  const { document } = upload;
  if (document === undefined) return null;
  return (
    <>
      {isElsewhere ? null : (
        <p className="csk-hint" id={limitsId}>
          {limitsInWords(upload, words)}
        </p>
      )}
      {upload.slots.map(({ side }) => (
        <UploaderSlot
          key={`${document.type} ${side}`}
          document={document}
          side={side}
          triggerId={idFor?.(side)}
          limitsId={limitsId}
          problem={problems[side]}
          camera={camera}
        />
      ))}
      <SwapSides />
    </>
  );
}

type UploaderSlotsProps = Omit<UploaderViewProps, 'className' | 'allowStrayDrops'> & { isElsewhere: boolean };

/** The two sides of a card are easily mixed up. */
function SwapSides(): ReactElement {
  const words = useUploaderWords();
  const announce = useAnnounce();
  return (
    <div className="csk-document-uploader-swap">
      <Parts.Swap
        className="csk-button"
        data-variant="quiet"
        data-size="small"
        onSwapped={() => announce(words.t('document-uploader.said-swapped'))}
      >
        <Icon name="swap" />
        {words.t('document-uploader.swap')}
      </Parts.Swap>
    </div>
  );
}

/** Types, size, age and count, as far as they are limited, and how to take a good photo. */
function limitsInWords({ ask, client, slots }: DocumentUpload, words: ReturnType<typeof useUploaderWords>): string {
  const types = typesInWords(ask.mime, words);
  const maxBytes = Math.min(ask.maxBytes ?? Infinity, client.getCapabilities()?.upload?.maxBytes ?? Infinity);
  const room = Math.max(1, ...slots.map((slot) => slot.capacity));
  return [
    Number.isFinite(maxBytes)
      ? words.t('document-uploader.limits', { types, size: words.fileSize(maxBytes) })
      : words.t('document-uploader.limits-types', { types }),
    room > 1 ? words.t('document-uploader.file-count', { count: room }) : '',
    ask.maxAgeDays === undefined ? '' : words.t('document-uploader.max-age', { count: ask.maxAgeDays }),
    photoTip(ask, words),
  ]
    .filter(Boolean)
    .join(' ');
}

/** A face is no document: it has no corners. */
function photoTip({ mime, accepted }: DocumentUpload['ask'], words: ReturnType<typeof useUploaderWords>): string {
  if (!mime.some((type) => type.startsWith('image/'))) return '';
  const isFace = accepted.length > 0 && accepted.every(({ type }) => type === 'selfie');
  return words.t(isFace ? 'document-uploader.photo-tip-face' : 'document-uploader.photo-tip');
}
