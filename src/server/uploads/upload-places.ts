import { keyedQueue } from '../service/keyed-queue.js';
import { heldBytes, type Holding } from './held-bytes.js';
import { openLinks, type OpenLinks } from './open-links.js';

/** What uploads of this process take up while they are under way. */
export interface UploadPlaces {
  /** Begins to count the bytes of one upload of a customer. */
  hold: (customerId: string) => Holding;
  links: OpenLinks;
  /** Uploads in pieces that are being begun, by their ids, and one question after another whether there is room for one more. */
  beginning: { ids: Set<string>; inTurn: ReturnType<typeof keyedQueue> };
}

/** The places of a process. */
export function uploadPlaces({ uploadBytes }: { uploadBytes: number }): UploadPlaces {
  return { hold: heldBytes(uploadBytes), links: openLinks(), beginning: { ids: new Set(), inTurn: keyedQueue() } };
}
