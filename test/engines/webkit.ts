import { existsSync } from 'node:fs';

/** Where the driver of WebKitGTK listens. */
export const DRIVER_PORT = Number(process.env['WEBKIT_DRIVER_PORT'] ?? 4567);

const USUAL_PATHS = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
];

/** The browser of WebKitGTK that its driver starts. */
export function findWebKit(): string | undefined {
  return [process.env['WEBKIT_PATH'], ...USUAL_PATHS].find((path) => path !== undefined && existsSync(path));
}
