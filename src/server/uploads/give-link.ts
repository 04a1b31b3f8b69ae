import { CustomerStatusError } from '../../model/index.js';
import { checkQuota } from '../files/check-quota.js';
import { checkSize } from '../files/check-upload.js';
import type { PresignTerms } from '../files/file-storage.js';
import type { Call } from '../http/call.js';
import { readJson } from '../http/read-body.js';
import { jsonResponse } from '../../model/wire/json-response.js';
import { assertTaken } from './receive-upload.js';
import { MAX_UNFINISHED, stagedId, stagedPrefix, tooManyBegun } from './staged-upload.js';
import { linkSchema } from './upload-body.js';

/** A link for one file, after everything that can be known before its bytes has been checked. */
export async function giveLink(call: Call): Promise<Response> {
  assertTaken(call);
  const { files, limits, clock, uploads, service } = call.parts;
  if (files.presign === undefined)
    throw new CustomerStatusError('unsupported', { message: 'the file storage makes no links; send the file as a form' });
  const { body } = await readJson(call, linkSchema);
  const { requirementId, mime, size } = body;
  const { snapshot } = await service.read(call.customerId);
  checkSize(snapshot, requirementId, { mime, size }, limits.fileBytes);
  const now = clock();
  const expiresAt = now + uploads.linkMs;
  const id = await open(call, { mime, maxBytes: size, now, expiresAt });
  const link = await files.presign(id, { mime, maxBytes: size, now, expiresAt });
  return jsonResponse({ ...link, method: 'PUT', expiresAt: new Date(expiresAt).toISOString() });
}

/**
 * Bytes that come by a link are nobody's file until they are confirmed: what is under way counts as if it had come. Of links
 * that were used and of links that were given the larger number counts, because nobody says which are both.
 */
async function open(call: Call, { maxBytes, now, expiresAt }: PresignTerms): Promise<string> {
  const { files, limits, service, uploadPlaces } = call.parts;
  const id = await stagedId(call);
  const prefix = await stagedPrefix(call);
  const kept = (await files.count?.(prefix)) ?? 0;
  const { snapshot } = await service.read(call.customerId);
  // Nothing is waited for from here on: of many that come at once, each sees the others.
  const others = uploadPlaces.links.of(prefix, now).filter((link) => link.id !== id);
  if (Math.max(kept, others.length) >= MAX_UNFINISHED) throw tooManyBegun();
  const bytes = others.reduce((sum, { size }) => sum + size, maxBytes);
  checkQuota(snapshot, { bytes, files: others.length + 1 }, limits);
  uploadPlaces.links.add({ id, size: maxBytes, expiresAt });
  return id;
}
