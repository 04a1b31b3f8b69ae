import * as v from 'valibot';
import { sha256OfDigest, type UploadTarget } from '../../model/index.js';
import type { Call } from '../http/call.js';
import { declaredType } from './declared-type.js';
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
  v.object({ ...target, digest: v.optional(digest), mime: word, content: v.pipe(v.string(), v.base64()) }),
]);

/** Reads an upload in whatever form it came. Refuses what is no upload, is too large, or lacks a field. */
export function readUpload(call: Call): Promise<SentUpload> {
  const type = call.request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' ? readJsonUpload(call) : readFormUpload(call);
}

async function readFormUpload(call: Call): Promise<SentUpload> {
  assertContentType(call.request, 'multipart/form-data', false);
  const bytes = await readBytes(call, call.parts.limits.fileBytes + OVERHEAD, 'file_too_large');
  const headers = { 'content-type': call.request.headers.get('content-type') ?? '' };
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

async function readJsonUpload(call: Call): Promise<SentUpload> {
  const { limits } = call.parts;
  const bytes = await readBytes(call, Math.ceil(limits.fileBytes / 3) * 4 + OVERHEAD, 'file_too_large');
  const sent = readShape(jsonSchema, parseJson(bytes, limits));
  const { requirementId, documentType, side, mime, digest: sha } = sent;
  const content = 'staged' in sent ? sent.staged : decode(sent.content, mime);
  return { target: { requirementId, documentType, side }, mime, content, sha256: sha };
}

function decode(encoded: string, mime: string): Blob {
  return new Blob([Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))], { type: mime });
}
