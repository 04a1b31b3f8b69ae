import { toHex } from '../model/hex.js';
import type { UploadTarget } from '../model/index.js';
import type { IntentMemory } from './intent-memory.js';

/** A smaller file is sent anew as quickly as it is recognised. */
const SMALLEST_KEPT = 1_000_000;

/** Bytes that are looked at at a time. */
const PIECE = 1024 * 1024;

/** The keys of uploads under way, kept beyond the life of the page: the same file chosen again goes on where it was. */
export interface UploadKeys {
  /** True when an earlier page was sending something to the place, so that it is worth looking at the bytes. */
  mayKnow: (target: UploadTarget) => boolean;
  /** The key an earlier page gave to the same bytes for the same place. */
  find: (target: UploadTarget, blob: Blob) => Promise<string | undefined>;
  /** Keeps the key of an upload that begins. Nothing waits for it. */
  keep: (uploadId: string, sent: { target: UploadTarget; blob: Blob; key: string }) => void;
  /** To be called when an upload came to an end after which its key is of no use. */
  settle: (uploadId: string) => void;
  reset: () => void;
}

/** Keys by place, size and a mark of the bytes. Files that are small, and pages without cryptography, keep none. */
export function createUploadKeys(memory: IntentMemory): UploadKeys {
  const open = new Map<string, { key: string; slot?: string }>();
  const used = new Set<string>();
  const drop = ({ key, slot }: { key: string; slot?: string }) => {
    if (slot !== undefined && memory.find(slot) === key) memory.drop(slot);
  };
  return {
    mayKnow: (target) => memory.slots().some((slot) => slot.startsWith(placeOf(target))),
    async find(target, blob) {
      const slot = await slotOf(target, blob);
      const key = slot === undefined ? undefined : memory.find(slot);
      return key === undefined || used.has(key) ? undefined : key;
    },
    keep(uploadId, { target, blob, key }) {
      const entry: { key: string; slot?: string } = { key };
      open.set(uploadId, entry);
      used.add(key);
      const note = (slot: string | undefined) => {
        if (slot === undefined) return;
        const isOver = open.get(uploadId) !== entry;
        entry.slot = slot;
        if (isOver) drop(entry);
        else memory.keep(slot, key);
      };
      slotOf(target, blob).then(note, () => undefined);
    },
    settle(uploadId) {
      const entry = open.get(uploadId);
      open.delete(uploadId);
      if (entry !== undefined) drop(entry);
    },
    reset: () => open.clear(),
  };
}

function placeOf({ requirementId, documentType, side = 'single' }: UploadTarget): string {
  return `uploadFile ${JSON.stringify([requirementId, documentType, side])} `;
}

async function slotOf(target: UploadTarget, blob: Blob): Promise<string | undefined> {
  if (blob.size <= SMALLEST_KEPT || globalThis.crypto?.subtle === undefined) return undefined;
  return `${placeOf(target)}${blob.size} ${await markOf(blob)}`;
}

/** Tells files apart: the hash of the hashes of their pieces, so that no file is in memory whole and no step is long. */
async function markOf(blob: Blob): Promise<string> {
  const hashes: ArrayBuffer[] = [];
  for (let at = 0; at < blob.size; at += PIECE) {
    // oxlint-disable-next-line no-await-in-loop -- one piece in memory at a time
    hashes.push(await crypto.subtle.digest('SHA-256', await blob.slice(at, at + PIECE).arrayBuffer()));
  }
  const whole = new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(hashes).arrayBuffer()));
  return toHex(whole.subarray(0, 16));
}
