import type { DocumentFile, DocumentRecord, Requirement } from '../../model/index.js';
import { shownStatus } from '../customer-status-panel/documents-overview.js';

/** True while nobody has decided about a file. What says nothing of itself stands as its document does. */
export function isUndecided(file: DocumentFile, document: DocumentRecord): boolean {
  return (file.status ?? document.status) === 'pending';
}

/**
 * Documents that are being checked, as their customer is told, though they belong to no answer that waits for a decision: a
 * provider may have them without any request, or ask anew while it still checks the other side. Without the files that the
 * customer has not sent yet.
 */
export function looseDocuments(
  documents: readonly DocumentRecord[],
  requirements: readonly Requirement[],
): readonly DocumentRecord[] {
  return documents.flatMap((document) => {
    const requirement = requirements.find(({ id }) => id === document.requirementId);
    if (requirement?.status === 'submitted' || requirement?.status === 'waived') return [];
    const files = document.files.filter((file) => shownStatus(file, document, requirement) !== 'unsent');
    return files.some((file) => isUndecided(file, document)) ? [{ ...document, files }] : [];
  });
}
