'use client';
import { useEffect, useState } from 'react';
import { describeFile } from '../../files/index.js';
import { type SlotItem, useItemScope } from '../../react/document-uploader/index.js';

/** How many pages a PDF of this page has; `undefined` while that is not known. */
export function usePdfPages({ upload, mime }: SlotItem): number | undefined {
  const { client } = useItemScope();
  const [known, setKnown] = useState<{ id: string; pages: number | undefined }>();
  const id = mime === 'application/pdf' ? upload?.id : undefined;
  useEffect(() => {
    const blob = id === undefined ? undefined : client.getUploadedBlob(id);
    if (id === undefined || blob === undefined) return undefined;
    let isWanted = true;
    describeFile(blob).then(
      ({ pages }) => (isWanted ? setKnown({ id, pages }) : undefined),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [client, id]);
  return known !== undefined && known.id === id ? known.pages : undefined;
}
