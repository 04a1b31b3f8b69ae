import { describe, expect, it, vi } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { isAnswerable, type Answer, type FieldValue, type Requirement } from '../../src/model/index.js';

const VALUES: Record<string, FieldValue> = {
  address: { lines: ['1 Main St'], city: 'Bath', postalCode: 'BA1 1AA', country: 'GB' },
  country: 'GB',
  date: '1990-05-17',
  date_of_birth: '1990-05-17',
  declaration: true,
  email: 'ada@example.com',
  phone: '+441225000000',
  tax_id: '123456789',
};

/** A plausible answer to whatever the make-believe provider asks. */
function answerTo({ spec, id: requirementId }: Requirement): Answer[] {
  if (spec.kind === 'clarification') return [{ kind: 'clarification', requirementId, text: 'Because.' }];
  if (spec.kind !== 'field') return [];
  return [{ kind: 'field', requirementId, value: spec.options?.[0]?.value ?? VALUES[spec.input] ?? 'Ada' }];
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 });

describe('a journey against the memory backend', () => {
  it('runs from CREATED over a request for information to ACTIVE, with a file and a timeline', async () => {
    const backend = memoryBackend({ scenario: 'created' });
    const client = createCustomerClient({ backend, customerId: 'c1' });
    const seen: string[] = [];
    client.on('statusChanged', ({ to }) => seen.push(to));
    client.start();
    await until(() => expect(client.getSnapshot()).toMatchObject({ phase: 'ready', connection: 'live' }));
    await client.loadEvents();

    for (const requirement of client.getSnapshot().customer?.requirements ?? []) {
      if (isAnswerable(requirement)) for (const answer of answerTo(requirement)) client.setDraft(answer);
    }
    const sent = await client.submitAnswers();
    if (!sent.ok) throw sent.error;
    expect(client.getSnapshot()).toMatchObject({ status: 'UNDER_REVIEW', drafts: {} });

    const accepted = [{ type: 'passport', label: 'Passport', sides: ['front' as const] }];
    await client.requestInformation([{ title: 'Passport', spec: { kind: 'document', accepted, mime: ['image/jpeg'] } }]);
    expect(client.getSnapshot().status).toBe('NEEDS_ADDITIONAL_INFORMATION');
    const asked = client.getSnapshot().customer?.requirements.find(isAnswerable);
    const requirementId = asked?.id ?? '';
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0]);
    client.upload(
      { requirementId, documentType: 'passport', side: 'front' },
      new File([bytes], 'me.jpg', { type: 'image/jpeg' }),
    );
    await until(() => expect(client.getSnapshot().uploads[0]?.phase).toBe('done'));
    const fileId = client.getSnapshot().uploads[0]?.file?.id ?? '';
    client.setDraft({ kind: 'document', requirementId, documentType: 'passport', fileIds: [fileId] });
    expect(await client.submitAnswers([requirementId])).toMatchObject({ ok: true });
    expect(client.getSnapshot().status).toBe('UNDER_REVIEW');

    expect(await client.setStatus('ACTIVE')).toMatchObject({ ok: true });
    expect(client.can('createTransaction')).toEqual({ open: true });
    expect(seen).toEqual(['CREATED', 'UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'UNDER_REVIEW', 'ACTIVE']);
    await until(() => {
      const told = client
        .getSnapshot()
        .timeline.events.filter(({ type }) => type === 'status_changed')
        .map(({ to }) => to);
      expect(told.toReversed()).toEqual(seen);
    });
    client.dispose();
  });
});
