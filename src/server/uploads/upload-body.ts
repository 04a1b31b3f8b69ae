import * as v from 'valibot';
import { sha256OfDigest, type UploadTarget } from '../../model/index.js';
import { fromBase64 } from '../bytes.js';
import type { Call } from '../http/call.js';
import { declaredType } from './declared-type.js';
import { formType } from './form-parts.js';
import type { Holding } from './held-bytes.js';
import { malformed } from '../../model/wire/problem.js';
import { assertContentType, parseJson, readBytes, readShape } from '../http/read-body.js';
import type { StagedBy } from './staged-upload.js';

/** What somebody wants to be stored. */
export interface SentUpload {
  target: UploadTarget;
  /** The type that was declared. */
  mime: string;
  /** The bytes, or where they have been put before. */
  content: Blob | StagedBy;
  /** SHA-256 of the bytes as the sender knows them, hexadecimal. */
  sha256?: string | undefined;
}

/** Room for the fields of a form and its boundaries beside the file. */
const OVERHEAD = 64 * 1024;

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const digest = v.pipe(v.string(), v.maxLength(500), v.transform(sha256OfDigest), v.string('there is no sha-256 in the digest'));

/** Decoded and not matched: a pattern over megabytes runs out of stack. */
const base64 = v.pipe(v.string(), v.transform(fromBase64), v.instance(Uint8Array, 'the content is not base64'));

const target = {
  requirementId: word,
  documentType: word,
  side: v.optional(v.picklist(['front', 'back', 'single'])),
};

/** What a place, a type and a size are asked for with. */
export const linkSchema = v.object({ ...target, mime: word, size: v.pipe(v.number(), v.integer(), v.minValue(1)) });

const formSchema = v.object({ ...target, digest: v.optional(digest), file: v.instance(Blob) });

const jsonSchema = v.union([
  v.object({ ...target, digest: v.optional(digest), mime: word, staged: v.picklist(['link', 'resumable']) }),
  v.object({ ...target, digest: v.optional(digest), mime: word, content: base64 }),
]);

/** Reads an upload in whatever form it came. Refuses what is no upload, is too large, or lacks a field. */
export function readUpload(call: Call, room: Holding): Promise<SentUpload> {
  const type = call.request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' ? readJsonUpload(call, room) : readFormUpload(call, room);
}

async function readFormUpload(call: Call, room: Holding): Promise<SentUpload> {
  assertContentType(call.request, 'multipart/form-data', false);
  const bytes = await readBytes(call, call.parts.limits.fileBytes + OVERHEAD, { code: 'file_too_large', room });
  const headers = { 'content-type': formType(call.request.headers.get('content-type') ?? '', bytes) };
  const form = await new Response(bytes, { headers }).formData().catch(() => {
    throw malformed(400, 'the body is not a multipart form');
  });
  const names = [...form.keys()];
  if (new Set(names).size !== names.length) throw malformed(400, 'the form names a field twice');
  const { file, digest: sha, ...place } = readShape(formSchema, Object.fromEntries(form));
  const mime = declaredType(bytes) ?? file.type;
  const content = mime === file.type ? file : new File([file], file instanceof File ? file.name : '', { type: mime });
  return { target: place, mime, content, sha256: sha };
}

async function readJsonUpload(call: Call, room: Holding): Promise<SentUpload> {
  const { limits } = call.parts;
  const bytes = await readBytes(call, Math.ceil(limits.fileBytes / 3) * 4 + OVERHEAD, { code: 'file_too_large', room });
  const sent = readShape(jsonSchema, parseJson(bytes, limits));
  const { requirementId, documentType, side, mime, digest: sha } = sent;
  const content = 'staged' in sent ? sent.staged : new Blob([sent.content], { type: mime });
  return { target: { requirementId, documentType, side }, mime, content, sha256: sha };
}
