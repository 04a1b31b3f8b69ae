import type { FileType } from '../../files/index.js';
import { CustomerStatusError, type CustomerSnapshot } from '../../model/index.js';
import { documentSpec } from '../files/check-place.js';
import { checkUpload } from '../files/check-upload.js';
import type { Call } from '../http/call.js';
import { within } from '../service/within.js';

/** The checks of one file, made before it is the customer's turn. */
export interface AheadCheck {
  /** Makes them against what is asked for now. */
  ahead: () => Promise<void>;
  /** The type of the bytes. Checks anew only where something else is asked for by then. */
  typeIn: (snapshot: CustomerSnapshot) => Promise<FileType>;
}

/**
 * Looks into a file while other changes of the customer go on: a scanner that takes long, or never answers, holds up this
 * file alone. Rejects with `unavailable` when it is not done in time.
 */
export function checkAhead({ parts, customerId }: Call, requirementId: string, file: Blob): AheadCheck {
  const { limits, service, timeouts, uploads } = parts;
  let done: { asked: string; type: FileType } | undefined;
  const typeIn = async (snapshot: CustomerSnapshot) => {
    const asked = JSON.stringify(documentSpec(snapshot, requirementId));
    if (done?.asked === asked) return done.type;
    const check = () => checkUpload(snapshot, requirementId, file, limits.fileBytes, uploads);
    const type = await within(timeouts.connectorMs, check, () => tooSlow(requirementId));
    done = { asked, type };
    return type;
  };
  return {
    ahead: async () => {
      const { snapshot } = await service.read(customerId);
      // What is not allowed is refused in its turn, and nobody has to look into it.
      if (snapshot.allowed.uploadFile !== false) await typeIn(snapshot);
    },
    typeIn,
  };
}

function tooSlow(requirementId: string): CustomerStatusError {
  const message = 'the file was not looked into in time: it was not stored';
  return new CustomerStatusError('unavailable', { message, retryAfterMs: 5_000, requirementId });
}
