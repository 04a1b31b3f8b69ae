export { allowPictureWorker, type PictureWorkerOptions } from './allow-picture-worker.js';
export { type ActiveContentPolicy } from './check-content.js';
export { checkFile, takeFile, type CheckFileHooks, type TakenFile } from './check-file.js';
export { type MislabelledPolicy } from './check-type.js';
export { describeFile, type FileDescription } from './describe-file.js';
export { drawPreview } from './draw-preview.js';
export { readDroppedFiles, type DroppedFiles } from './dropped-files.js';
export { isTurned, readOrientation, type Orientation } from './exif-orientation.js';
export { FILE_FAULT_CODES, type FileFault, type FileFaultCode, type FileLimits } from './file-faults.js';
export { safeDisplayName } from './file-name.js';
export { acceptAttribute, FILE_EXTENSIONS, fileTypeOfMime, fileTypeOfName, takenTypes, type FileType } from './file-type.js';
export { hashFile } from './hash-file.js';
export {
  convertPicture,
  type Conversion,
  type ConversionProblem,
  type ConvertOptions,
  type ImageConverter,
} from './image-converter.js';
export { MAX_DECODED_PIXELS, readImageSize, type PixelSize } from './image-size.js';
export { PDF_ACTIVE_CONTENT, type PdfActiveContent } from './pdf-facts.js';
export {
  hintsFor,
  INSPECTED_SIDE,
  PICTURE_HINT_CODES,
  PICTURE_THRESHOLDS,
  type Luminance,
  type PictureHint,
  type PictureHintCode,
} from './picture-hints.js';
export { inspectPicture, prepareImage } from './prepare-image.js';
export { type PrepareLimits } from './prepare-picture.js';
export { sniffFile } from './sniff-file.js';
export { stripMetadata } from './strip-metadata.js';
export { type SizeLimits } from './target-size.js';
