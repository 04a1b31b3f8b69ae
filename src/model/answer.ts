import type { DocumentSide, FieldValue } from './requirement-spec.js';

/** An answer to a field. */
export interface FieldAnswer {
  kind: 'field';
  requirementId: string;
  value: FieldValue;
}

/**
 * Files uploaded earlier that answer a request for a document. Their order is that of the pages. A file given for another
 * requirement may be named again where the backend's capabilities say so.
 */
export interface DocumentAnswer {
  kind: 'document';
  requirementId: string;
  documentType: string;
  fileIds: string[];
  /** The side each of these files is of, by id, where it is another than the one it was uploaded for. */
  sides?: Partial<Record<string, DocumentSide>> | undefined;
}

/** An answer to a reviewer's question. */
export interface ClarificationAnswer {
  kind: 'clarification';
  requirementId: string;
  text?: string | undefined;
  choice?: string | undefined;
  /** Files uploaded for the question, or given for something else where the backend's capabilities say so. */
  fileIds?: string[] | undefined;
}

/** An answer to one requirement. */
export type Answer = FieldAnswer | DocumentAnswer | ClarificationAnswer;
