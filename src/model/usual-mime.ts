const ALIASES: ReadonlyMap<string, string> = new Map([
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['image/heif', 'image/heic'],
  ['application/x-pdf', 'application/pdf'],
]);

/** A MIME type by its usual name, without parameters. */
export function usualMime(mime: string): string {
  const plain = mime.split(';')[0]?.trim().toLowerCase() ?? '';
  return ALIASES.get(plain) ?? plain;
}

/** True where files of a type are taken, by whichever of its names they are asked for; every type where none is named. */
export function takesMime(asked: readonly string[], mime: string): boolean {
  const usual = usualMime(mime);
  return asked.length === 0 || asked.some((entry) => usualMime(entry) === usual);
}
