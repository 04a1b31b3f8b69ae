import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DocumentsOverview } from '../../src/drop-ins/customer-status-panel/documents-overview.js';
import type { CustomerSnapshot, DocumentFile, DocumentRecord, Reason, StatusInfo } from '../../src/model/index.js';
import { ask, openAsked } from './asked-page.js';

const EXPIRED = 'The document has expired.';
const HINT = /Please use one that is still valid/;

const because = (code: string): Reason[] => [{ code, audience: 'customer' }];

function file(more: Partial<DocumentFile> = {}): DocumentFile {
  return { id: 'f1', mime: 'image/png', size: 2_000, uploadedAt: '2026-02-20T10:00:00Z', ...more };
}

function passport(more: Partial<DocumentRecord> = {}): DocumentRecord {
  return { id: 'd1', type: 'passport', subject: { type: 'customer' }, status: 'rejected', files: [file()], reasons: [], ...more };
}

async function open(document: DocumentRecord, more: Partial<CustomerSnapshot> = {}) {
  const { unmount } = openAsked(<DocumentsOverview level={2} />, [ask('Passport', { id: 'r1' })], {
    more: { documents: [document], ...more },
  });
  const section = await screen.findByRole('region', { name: 'Your documents' });
  const markup = section.innerHTML.replaceAll(/id="[^"]*"/g, '');
  return { section: within(section), text: section.textContent ?? '', markup, unmount };
}

describe('a document that was not accepted', () => {
  it('says why under its name, and what to do about it', async () => {
    const { text } = await open(passport({ reasons: because('document_expired') }));
    expect(text).toContain('Not accepted');
    expect(text).toContain(EXPIRED);
    expect(text).toMatch(HINT);
  });

  it('says once what its file says', async () => {
    const reasons = because('document_expired');
    const { text } = await open(passport({ reasons, files: [file({ status: 'rejected', reasons })] }));
    expect(text.split(EXPIRED)).toHaveLength(2);
  });

  it('says what was found and not what to do where the account has ended', async () => {
    const status: StatusInfo = { status: 'REJECTED', reasons: [], terminal: true, recovery: 'none', editable: false };
    const { text } = await open(passport({ reasons: because('document_expired') }), { status });
    expect(text).toContain(EXPIRED);
    expect(text).not.toMatch(HINT);
  });

  it.each(['the document', 'the file'])('is the same, where the reason of %s must not be told, as without any', async (place) => {
    const reasons = because('fraud');
    const told = place === 'the file' ? passport({ files: [file({ reasons })] }) : passport({ reasons });
    const plain = await open(passport());
    plain.unmount();
    const confidential = await open(told);
    expect(confidential.markup).toBe(plain.markup);
  });
});

describe('a file that was sent', () => {
  it.each([
    ['2026-02-20T10:00:00+02:00', '2026-02-20T08:30:00Z', 'Being checked'],
    ['2026-02-20T10:00:00+02:00', '2026-02-20T07:30:00Z', 'Not sent yet'],
  ])('is told by the instant, whatever the zone: uploaded %s, sent %s', async (uploadedAt, submittedAt, words) => {
    const document = passport({ status: 'pending', requirementId: 'r1', files: [file({ uploadedAt })], submittedAt });
    const { section } = await open(document);
    expect(section.getByText(words)).toBeInTheDocument();
  });
});
