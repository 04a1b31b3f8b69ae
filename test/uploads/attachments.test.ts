import type { ClarificationSpec, NewRequirement } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { openUploadDesk, pictureOf } from './upload-desk.js';

/** A question to Ada, and how she sends files for it. */
async function asked(attachment?: ClarificationSpec['attachment']) {
  const desk = await openUploadDesk();
  const question: NewRequirement = {
    title: 'Question',
    spec: {
      kind: 'clarification',
      question: 'What is it?',
      answer: 'attachment',
      ...(attachment === undefined ? {} : { attachment }),
    },
  };
  const { requirements } = await desk.operator.requestInformation('ada', [question], { idempotencyKey: 'question' });
  const requirementId = requirements.find(({ title }) => title === 'Question')?.id ?? '';
  const backend = desk.backendFor();
  const send = (key: string, seed: number) =>
    backend.uploadFile('ada', { requirementId, documentType: 'attachment' }, pictureOf(1_000, seed), { idempotencyKey: key });
  const held = async () => (await desk.documents()).map(({ id }) => id);
  return { send, held, backend, requirementId };
}

describe('the attachment of an answer', () => {
  it('may be any one file where nothing more is said about it, and another takes its place', async () => {
    const { send, held, backend, requirementId } = await asked();
    await send('k1', 1);
    const second = await send('k2', 2);
    expect(await held()).toEqual([second.id]);
    const answer = { kind: 'clarification' as const, requirementId, fileIds: [second.id] };
    const after = await backend.submitAnswers('ada', [answer], { idempotencyKey: 'answer' });
    expect(after.requirements.find(({ id }) => id === requirementId)?.awaiting).toBe('provider');
  });

  it('is one of as many as are asked for, and no more', async () => {
    const { send, held } = await asked({ accepted: [], mime: ['image/jpeg'], maxTotalFiles: 2 });
    const [first, second] = [await send('k1', 1), await send('k2', 2)];
    expect(await held()).toEqual([first.id, second.id]);
    await expect(send('k3', 3)).rejects.toMatchObject({ code: 'state_conflict' });
    expect(await held()).toHaveLength(2);
  });

  it('takes the place of another where one is asked for', async () => {
    const { send, held } = await asked({ accepted: [], mime: ['image/jpeg'], maxTotalFiles: 1 });
    await send('k1', 1);
    const second = await send('k2', 2);
    expect(await held()).toEqual([second.id]);
  });
});
