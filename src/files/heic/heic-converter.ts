import { CustomerStatusError } from '../../model/index.js';
import type { ImageConverter } from '../image-converter.js';

/** The part of a HEIC library that is used. `heic-to` fits. */
export interface HeicLibrary {
  heicTo: (input: { blob: Blob; type: 'image/jpeg'; quality: number }) => Promise<Blob>;
}

/** How HEIC pictures are converted. */
export interface HeicConverterOptions {
  /** Quality of the JPEG between 0 and 1, 0.9 unless said: it is prepared once more afterwards. */
  quality?: number | undefined;
  /** Loads the library, once, when the first picture needs it: `heic-to/csp` unless said. */
  load?: (() => Promise<HeicLibrary>) | undefined;
}

/**
 * Makes JPEGs of HEIC photographs, with the library `heic-to` (LGPL-3.0, 0.7 MB compressed), which the host installs and
 * which is fetched when the first HEIC needs it. Without the library `convert` rejects with `unsupported` and the command
 * that installs it. The library does not need `unsafe-eval`; it starts a worker of its own at a `blob:` address, which a
 * host's policy has to allow (`worker-src 'self' blob:`) and which a page that enforces Trusted Types forbids unless it has
 * a default policy. Where it is forbidden, `load` may bring another decoder; without one HEIC files are sent as they are.
 *
 * @example
 * ```ts
 * import { heicConverter } from 'customer-status-kit/files/heic';
 *
 * const convertImage = heicConverter({ quality: 0.85 });
 * console.assert(convertImage.types.includes('image/heic'));
 * ```
 */
export function heicConverter({ quality = 0.9, load = loadHeicTo }: HeicConverterOptions = {}): ImageConverter {
  let loading: Promise<HeicLibrary> | undefined;
  return {
    types: ['image/heic', 'image/heif'],
    async convert(picture, signal) {
      signal.throwIfAborted();
      loading ??= load();
      const library = await loading.catch((cause: unknown) => {
        loading = undefined;
        throw missing(cause);
      });
      signal.throwIfAborted();
      return library.heicTo({ blob: picture, type: 'image/jpeg', quality });
    },
  };
}

function loadHeicTo(): Promise<HeicLibrary> {
  return import('heic-to/csp');
}

function missing(cause: unknown): CustomerStatusError {
  const message = 'HEIC pictures need the optional library heic-to, which could not be loaded; run: npm install heic-to';
  return new CustomerStatusError('unsupported', { message, cause });
}
