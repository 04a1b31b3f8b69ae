import { filesAskedBy, type RequirementSpec, roomFor } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';

const question = (more: object): RequirementSpec => ({ kind: 'clarification', question: 'Why?', answer: 'attachment', ...more });
const statement = { type: 'statement', label: 'Statement', sides: ['single' as const], maxFiles: 3 };
const card = { type: 'card', label: 'Card', sides: ['front' as const, 'back' as const], maxFiles: 3 };

describe('what files are asked for', () => {
  it('is said by a request for a document, and by a question that takes an attachment', () => {
    const document: RequirementSpec = { kind: 'document', accepted: [card], mime: [] };
    expect(filesAskedBy(document)).toBe(document);
    expect(filesAskedBy(question({}))).toEqual({ accepted: [], mime: [] });
    expect(filesAskedBy(question({ answer: 'text_and_attachment' }))).toEqual({ accepted: [], mime: [] });
    expect(filesAskedBy(question({ answer: 'text' }))).toBeUndefined();
    expect(filesAskedBy({ kind: 'action', action: 'accept_terms' })).toBeUndefined();
  });

  it('says how many a place holds', () => {
    const asked = { accepted: [statement, card], mime: [] };
    expect(roomFor(asked, { documentType: 'statement' })).toBe(3);
    expect(roomFor(asked, { documentType: 'statement', side: 'single' })).toBe(3);
    expect(roomFor(asked, { documentType: 'card', side: 'front' })).toBe(1);
    expect(roomFor(asked, { documentType: 'other' })).toBe(1);
    expect(roomFor({ accepted: [], mime: [] }, { documentType: 'attachment' })).toBe(1);
    expect(roomFor({ accepted: [], mime: [], maxTotalFiles: 4 }, { documentType: 'attachment' })).toBe(4);
  });
});
