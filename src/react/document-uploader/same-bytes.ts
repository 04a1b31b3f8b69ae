/** The first of the given files that holds the same bytes. Names and dates say nothing: phones name every photo alike. */
export async function findSameBytes<Known extends { blob: Blob }>(
  file: Blob,
  known: readonly Known[],
): Promise<Known | undefined> {
  const candidates = known.filter(({ blob }) => blob.size === file.size);
  if (candidates.length === 0) return undefined;
  const bytes = await bytesOf(file);
  for (const candidate of candidates) {
    // oxlint-disable-next-line no-await-in-loop -- one file in memory at a time
    const other = await bytesOf(candidate.blob);
    if (bytes !== undefined && other !== undefined && isEqual(bytes, other)) return candidate;
  }
  return undefined;
}

async function bytesOf(file: Blob): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
