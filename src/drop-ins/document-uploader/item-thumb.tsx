'use client';
import type { ReactElement } from 'react';
import { DocumentUploader as Parts, type SlotItem } from '../../react/document-uploader/index.js';
import { Icon } from '../icon/index.js';
import { useUploaderWords } from './use-uploader-words.js';

/** A small picture of the file, or a drawing of its kind where there is nothing to see. */
export function ItemThumb({ item, name }: { item: SlotItem; name: string }): ReactElement {
  const words = useUploaderWords();
  return (
    <span className="csk-document-uploader-thumb">
      <Icon name={item.mime.startsWith('image/') ? 'image' : 'file'} />
      <Parts.Preview
        className="csk-document-uploader-preview"
        maxSide={240}
        aria-label={words.t('document-uploader.preview-of', { name })}
      />
    </span>
  );
}
