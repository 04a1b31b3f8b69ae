export { DocumentUploader, type DocumentUploaderProps } from './document-uploader.js';
