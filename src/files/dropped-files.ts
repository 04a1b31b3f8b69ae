/** What was dropped or pasted: files, and how many folders were among them. */
export interface DroppedFiles {
  files: File[];
  folders: number;
}

/**
 * The files of a drop or paste. A folder, which browsers hand over as a file without content, is counted and left out.
 * Read it within the event: browsers empty the list afterwards.
 */
export function readDroppedFiles(transfer: DataTransfer | null): DroppedFiles {
  const items = Array.from(transfer?.items ?? []).filter((item) => item.kind === 'file');
  if (items.length === 0) return { files: Array.from(transfer?.files ?? []), folders: 0 };
  const folders = items.filter((item) => isFolder(item)).length;
  const files = items.filter((item) => !isFolder(item)).map((item) => item.getAsFile());
  return { files: files.filter((file) => file !== null), folders };
}

function isFolder(item: DataTransferItem): boolean {
  return item.webkitGetAsEntry?.()?.isDirectory === true;
}
