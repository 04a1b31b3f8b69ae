import type { CustomerSnapshot, DocumentSide } from 'customer-status-kit/model';
import { documentFileName } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { attachFile, detachFile } from '../../../src/model/requirements/index.js';
import { decideFile, decideRequirement, takeAnswers } from '../../../src/model/sandbox/index.js';
import { asked, IDENTITY, sandboxContext } from './provider.js';

const LICENCE = { requirementId: 'id-1', documentType: 'licence' };

function attach(snapshot: CustomerSnapshot, id: string, side: DocumentSide, more: object = {}): CustomerSnapshot {
  const file = { id, mime: 'image/jpeg', size: 10, name: 'front.jpg', ...more };
  const target = { ...LICENCE, side, ...(side === 'single' ? { documentType: 'passport' } : {}) };
  return attachFile(snapshot, target, file, sandboxContext());
}

function send(snapshot: CustomerSnapshot, documentType: string, fileIds: string[]): CustomerSnapshot {
  return takeAnswers(snapshot, [{ kind: 'document', requirementId: 'id-1', documentType, fileIds }], sandboxContext());
}

function sentLicence(): CustomerSnapshot {
  return send(attach(attach(asked(IDENTITY), 'f', 'front'), 'b', 'back'), 'licence', ['f', 'b']);
}

function fileStates(snapshot: CustomerSnapshot): string[] {
  return snapshot.documents.flatMap(({ files }) => files.map(({ id, status }) => `${id} ${status}`));
}

function statusOf(snapshot: CustomerSnapshot): string | undefined {
  return snapshot.requirements.find(({ id }) => id === 'id-1')?.status;
}

const REFUSED = { decision: 'rejected', reasonCode: 'document_unreadable', message: 'Blurred.' } as const;

describe('a file', () => {
  it('takes its slot, and gives way to another on the same side', () => {
    const once = attach(asked(IDENTITY), 'f1', 'front');
    expect(fileStates(attach(once, 'f2', 'front'))).toEqual(['f2 pending']);
    expect(attach(once, 'f2', 'front').documents).toHaveLength(1);
  });

  it('is gone when it is taken away, with a document that holds no other, and again changes nothing', () => {
    const held = attach(asked(IDENTITY), 'f', 'front');
    const empty = detachFile(held, 'f', sandboxContext());
    expect(empty.documents).toEqual([]);
    expect(detachFile(empty, 'f', sandboxContext())).toBe(empty);
  });

  it.each([
    ['of a type nobody asked for', { mime: 'image/gif' }, 'file_type_unsupported'],
    ['that is too large', { size: 1_001 }, 'file_too_large'],
  ])('%s is refused', (_what, more, code) => {
    expect(() => attach(asked(IDENTITY), 'f', 'front', more)).toThrowError(expect.objectContaining({ code }));
  });

  it('for a document, a side or a request that does not exist is refused', () => {
    const open = asked(IDENTITY);
    const file = { id: 'f', mime: 'image/jpeg', size: 1, name: 'x' };
    for (const target of [
      { ...LICENCE, documentType: 'diary' },
      { ...LICENCE, side: 'single' as const },
    ])
      expect(() => attachFile(open, target, file, sandboxContext())).toThrowError(
        expect.objectContaining({ code: 'validation_failed' }),
      );
    const nowhere = { ...LICENCE, requirementId: 'nobody-asked' };
    expect(() => attachFile(open, nowhere, file, sandboxContext())).toThrowError(expect.objectContaining({ code: 'not_found' }));
  });

  it('cannot be sent or taken away while data are locked', () => {
    const sent = sentLicence();
    expect(() => attach(sent, 'x', 'front')).toThrowError(expect.objectContaining({ code: 'state_conflict' }));
    expect(() => detachFile(sent, 'f', sandboxContext())).toThrowError(expect.objectContaining({ code: 'state_conflict' }));
  });

  it('has a name that says nothing about the customer', () => {
    expect(documentFileName('front', 'image/JPEG')).toBe('front.jpg');
    expect(documentFileName('back', 'application/pdf')).toBe('back.pdf');
    expect(documentFileName(undefined, 'text/x-unknown')).toBe('document.bin');
  });
});

describe('a document', () => {
  it('is sent with all its sides only', () => {
    const front = attach(asked(IDENTITY), 'f', 'front');
    expect(() => send(front, 'licence', ['f'])).toThrowError(
      expect.objectContaining({ fieldErrors: [{ path: 'id-1', code: 'document_missing_side' }] }),
    );
    expect(sentLicence().status.status).toBe('UNDER_REVIEW');
  });

  it('is not made whole by files of another document', () => {
    const mixed = attach(attach(asked(IDENTITY), 'f', 'front'), 'p', 'single');
    expect(() => send(mixed, 'licence', ['f', 'p'])).toThrowError(expect.objectContaining({ code: 'validation_failed' }));
  });

  it('that was begun and not chosen is dropped when another is sent', () => {
    const both = attach(attach(asked(IDENTITY), 'f', 'front'), 'p', 'single');
    expect(fileStates(send(both, 'passport', ['p']))).toEqual(['p pending']);
  });

  it('is accepted once each of its files is', () => {
    const half = decideFile(sentLicence(), 'f', { decision: 'accepted' }, sandboxContext());
    expect(half.documents[0]).toMatchObject({ status: 'pending', stage: 'partially_accepted' });
    expect(statusOf(half)).toBe('submitted');
    const whole = decideFile(half, 'b', { decision: 'accepted' }, sandboxContext());
    expect(whole.documents[0]?.status).toBe('accepted');
    expect(statusOf(whole)).toBe('accepted');
  });

  it('of which one side is refused is asked for again, with the reason at that side only', () => {
    const refused = decideFile(sentLicence(), 'b', REFUSED, sandboxContext());
    expect(fileStates(refused)).toEqual(['f pending', 'b rejected']);
    expect(refused.documents[0]?.files[1]?.reasons).toMatchObject([{ code: 'document_unreadable', message: 'Blurred.' }]);
    expect(refused.status).toMatchObject({ status: 'NEEDS_ADDITIONAL_INFORMATION', editable: true });
    expect(statusOf(refused)).toBe('rejected');
  });

  it('stays refused when the other side is accepted afterwards, so that nobody waits for nothing', () => {
    const refused = decideFile(sentLicence(), 'b', REFUSED, sandboxContext());
    const then = decideFile(refused, 'f', { decision: 'accepted' }, sandboxContext());
    expect(fileStates(then)).toEqual(['f accepted', 'b rejected']);
    expect(statusOf(then)).toBe('rejected');
    expect(then.requirements.at(-1)?.reasons[0]?.message).toBe('Blurred.');
  });

  it('is whole again with the refused side alone, and the accepted side cannot be replaced', () => {
    const half = decideFile(sentLicence(), 'f', { decision: 'accepted' }, sandboxContext());
    const refused = decideFile(half, 'b', REFUSED, sandboxContext());
    expect(() => attach(refused, 'f2', 'front')).toThrowError(expect.objectContaining({ code: 'state_conflict' }));
    const sent = send(attach(refused, 'b2', 'back'), 'licence', ['b2']);
    expect(fileStates(sent)).toEqual(['f accepted', 'b2 pending']);
    expect(sent.documents[0]?.attempt).toBe(2);
    expect(sent.status.status).toBe('UNDER_REVIEW');
    expect(statusOf(decideFile(sent, 'b2', { decision: 'accepted' }, sandboxContext()))).toBe('accepted');
  });

  it('follows a decision about its request as a whole', () => {
    const refused = decideRequirement(sentLicence(), 'id-1', REFUSED, sandboxContext());
    expect(fileStates(refused)).toEqual(['f rejected', 'b rejected']);
    const accepted = decideRequirement(sentLicence(), 'id-1', { decision: 'accepted' }, sandboxContext());
    expect(fileStates(accepted)).toEqual(['f accepted', 'b accepted']);
    expect(accepted.status.status).toBe('UNDER_REVIEW');
  });

  it('cannot be decided about where there is none', () => {
    expect(() => decideFile(sentLicence(), 'x', REFUSED, sandboxContext())).toThrowError(
      expect.objectContaining({ code: 'not_found' }),
    );
    expect(() => decideRequirement(sentLicence(), 'x', REFUSED, sandboxContext())).toThrowError(
      expect.objectContaining({ code: 'not_found' }),
    );
  });
});
