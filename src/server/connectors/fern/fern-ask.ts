import type { AcceptedDocument, DocumentSpec, FieldInput, FieldOption, FieldSpec, LocalizedText } from '../../../model/index.js';
import type { SubjectRef } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';

/** Where a datum stands in the body of a request: names, and numbers in lists. */
export type FernPath = readonly (string | number)[];

/** How an answer is put there. */
export type FernPlace =
  /** As it is, or a percentage as a fraction. */
  | { kind: 'value'; as?: 'fraction' | undefined }
  /** As a new entry of the list at the path; what kind of entry the type of the document says. */
  | { kind: 'document' }
  /** As a member of the entry that answers another ask. */
  | { kind: 'detail'; of: string; member: string };

/** One thing that Fern wants to know, and where its answer goes. */
export interface FernAsk {
  /** The id of the requirement. */
  id: string;
  path: FernPath;
  place: FernPlace;
  title: LocalizedText;
  /** False for what Fern does without. */
  blocking: boolean;
  subject: SubjectRef;
  /** Asks of one bundle are answered together or not at all, because Fern takes them in one request only. */
  bundle?: string | undefined;
  spec: FieldSpec | DocumentSpec;
}

/** What Fern takes in the way of files. */
export interface FernDocumentRules {
  /** Bytes. */
  minBytes: number;
  /** Bytes, before they are encoded. */
  maxBytes: number;
  minPixels: { width: number; height: number };
}

/**
 * The published page says that the *encoded* file must have more than 10 KB and less than 10 MB; base64 makes four bytes of
 * three. Draft pages say 100 KB to 10 MB and at least 200 by 200 pixels: fewer pixels nobody could read.
 */
export const FERN_DOCUMENT_RULES: FernDocumentRules = {
  minBytes: 10_240,
  maxBytes: 7_400_000,
  minPixels: { width: 200, height: 200 },
};

/** Where asks belong: the path above them, the beginning of their ids, whom they are about, and what goes together. */
export interface AskPlace {
  root: FernPath;
  idRoot: string;
  subject: SubjectRef;
  bundle?: string | undefined;
}

/** How a field differs from a required text. */
type FieldDetails = Partial<Omit<FieldSpec, 'kind' | 'path' | 'input'>> & { as?: 'fraction' | undefined };

/** Asks for a value at `member` below the place. */
export function askField(
  { root, idRoot, subject, bundle }: AskPlace,
  member: string,
  title: LocalizedText,
  input: FieldInput = 'text',
  { as, ...details }: FieldDetails = {},
): FernAsk {
  const id = `${idRoot}.${member}`;
  const required = details.required ?? true;
  return {
    id,
    path: [...root, ...member.split('.')],
    place: { kind: 'value', as },
    title,
    blocking: required,
    subject,
    bundle,
    spec: { kind: 'field', path: id, input, ...details, required },
  };
}

/** Asks for a document that becomes an entry of the list at `list` below the place. */
export function askDocument(
  { root, idRoot, subject, bundle }: AskPlace,
  { list, name, title, accepted, blocking = true }: DocumentAsk,
  rules: FernDocumentRules,
): FernAsk {
  return {
    id: `${idRoot}.${name}`,
    path: [...root, list],
    place: { kind: 'document' },
    title,
    blocking,
    subject,
    bundle,
    spec: {
      kind: 'document',
      accepted: [...accepted],
      mime: ['image/jpeg', 'image/png', 'application/pdf'],
      ...rules,
      captureHint: 'any',
    },
  };
}

/** A document to ask for. */
interface DocumentAsk {
  /** The name of the list its entry goes into. */
  list: string;
  /** The end of its id. */
  name: string;
  title: LocalizedText;
  accepted: readonly AcceptedDocument[];
  blocking?: boolean | undefined;
}

/** Asks for something about the document that `document` asks for, such as its number. */
export function askDetail(
  place: AskPlace,
  document: FernAsk,
  member: string,
  title: LocalizedText,
  input: FieldInput,
  details: FieldDetails = {},
): FernAsk {
  const ask = askField(place, `${document.id.slice(place.idRoot.length + 1)}.${member}`, title, input, details);
  return { ...ask, path: document.path, place: { kind: 'detail', of: document.id, member } };
}

/** Choices whose codes are Fern's own; the words are those of the kit, or the code made readable. */
export function choicesOf(...codes: readonly string[]): FieldOption[] {
  return codes.map((value) => {
    const words = value.toLowerCase().replaceAll('_', ' ');
    return { value, label: term(value.toLowerCase(), words.charAt(0).toUpperCase() + words.slice(1)) };
  });
}
