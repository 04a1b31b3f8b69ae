export * as DocumentUploader from './parts.js';
export { answerWithFiles, ATTACHMENT_TYPE, documentAskOf, type DocumentAsk } from './document-ask.js';
export { DOCUMENT_UPLOADER_ANATOMY } from './document-uploader.anatomy.js';
export { DocumentUploaderCancel, type DocumentUploaderCancelProps } from './document-uploader-cancel.js';
export { useSlotContext, useUploaderContext } from './document-uploader-context.js';
export {
  DocumentUploaderDropzone,
  type DocumentUploaderDropzoneProps,
  type DocumentUploaderDropzoneState,
} from './document-uploader-dropzone.js';
export { DocumentUploaderError, type DocumentUploaderErrorProps } from './document-uploader-error.js';
export { DocumentUploaderInput, type DocumentUploaderInputProps } from './document-uploader-input.js';
export {
  DocumentUploaderItem,
  type DocumentUploaderItemProps,
  type DocumentUploaderItemState,
} from './document-uploader-item.js';
export { DocumentUploaderKeep, type DocumentUploaderKeepProps } from './document-uploader-keep.js';
export {
  DocumentUploaderMove,
  type DocumentUploaderMoveProps,
  type DocumentUploaderMoveState,
} from './document-uploader-move.js';
export { DocumentUploaderPause, type DocumentUploaderPauseProps } from './document-uploader-pause.js';
export { DocumentUploaderPreview, type DocumentUploaderPreviewProps } from './document-uploader-preview.js';
export { DocumentUploaderProgress, type DocumentUploaderProgressProps } from './document-uploader-progress.js';
export { DocumentUploaderRemove, type DocumentUploaderRemoveProps } from './document-uploader-remove.js';
export { DocumentUploaderRetry, type DocumentUploaderRetryProps } from './document-uploader-retry.js';
export {
  DocumentUploaderRoot,
  type DocumentUploaderRootProps,
  type DocumentUploaderRootState,
} from './document-uploader-root.js';
export {
  DocumentUploaderSlot,
  type DocumentUploaderSlotProps,
  type DocumentUploaderSlotState,
} from './document-uploader-slot.js';
export { DocumentUploaderReuse, type DocumentUploaderReuseProps } from './document-uploader-reuse.js';
export { DocumentUploaderSwap, type DocumentUploaderSwapProps } from './document-uploader-swap.js';
export { DocumentUploaderTrigger, type DocumentUploaderTriggerProps } from './document-uploader-trigger.js';
export { DocumentUploaderType, type DocumentUploaderTypeProps } from './document-uploader-type.js';
export { type ItemScope, useItemContext, useItemScope } from './item-scope.js';
export { isUnderway, progressOf, type SlotItem, type SlotItemState } from './slot-items.js';
export type { SlotFault } from './choose-files.js';
export type { ReusableFile } from './reusable-files.js';
export type { SlotOrders } from './slot-orders.js';
export { steadyUploads, uploadById } from './steady-uploads.js';
export type { DocumentSlot } from './use-document-slot.js';
export { useLiveItem } from './use-live-item.js';
export type { FileSource, SlotPicker } from './use-slot-picker.js';
export { showPicture } from './show-picture.js';
export { useDocumentUpload, type DocumentUpload, type DocumentUploadOptions } from './use-document-upload.js';
export { describeUpload, isFilled, type SlotView, type UploadView } from './upload-view.js';
