import type { UploadOptions } from '../../model/index.js';

/** The body is a little longer than the file, or a third longer in text, and a retry begins anew: progress is held within the file and never falls. */
export function risingProgress(
  parts: { canTellProgress: boolean },
  { file, options }: { file: Blob; options: Pick<UploadOptions, 'onProgress'> },
  bytesPerByte = 1,
): (sent: number) => void {
  let told = -1;
  const tell = (sent: number) => {
    const next = Math.min(Math.floor(sent / bytesPerByte), file.size);
    if (next <= told) return;
    told = next;
    options.onProgress?.(next, file.size);
  };
  if (parts.canTellProgress) tell(0);
  return tell;
}
