import type { FieldValue } from './requirement-spec.js';

/** An answer to a field. */
export interface FieldAnswer {
  kind: 'field';
  requirementId: string;
  value: FieldValue;
}

/** Files uploaded earlier that answer a request for a document. */
export interface DocumentAnswer {
  kind: 'document';
  requirementId: string;
  documentType: string;
  fileIds: string[];
}

/** An answer to a reviewer's question. */
export interface ClarificationAnswer {
  kind: 'clarification';
  requirementId: string;
  text?: string | undefined;
  choice?: string | undefined;
  fileIds?: string[] | undefined;
}

/** An answer to one requirement. */
export type Answer = FieldAnswer | DocumentAnswer | ClarificationAnswer;
