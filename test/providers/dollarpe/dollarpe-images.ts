/** What was fetched by a link. */
export interface FetchedImage {
  url: string;
  type: string;
  bytes: number;
}

const SIGNATURES: Readonly<Record<string, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
};

/** Fetches an image as the provider does, over HTTP; `undefined` for what is none, or of a kind that is not taken. */
export async function fetchImage(url: string, kinds: readonly string[]): Promise<FetchedImage | undefined> {
  if (!URL.canParse(url)) return undefined;
  const response = await fetch(url, { redirect: 'error' }).catch(() => undefined);
  if (response === undefined || !response.ok) return undefined;
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isWhatItSays = SIGNATURES[type]?.every((byte, index) => bytes[index] === byte) ?? false;
  return kinds.includes(type) && isWhatItSays ? { url, type, bytes: bytes.length } : undefined;
}
