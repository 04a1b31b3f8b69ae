import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import type { Answer, FieldSpec, NewRequirement } from '../../src/model/index.js';

function field(path: string, spec: Partial<FieldSpec> = {}): NewRequirement {
  return { title: path, spec: { kind: 'field', path, input: 'text', required: true, ...spec } };
}

async function clientAsking(...requests: NewRequirement[]) {
  const backend = memoryBackend({ scenario: 'active' });
  backend.simulate.requestInformation(requests);
  const client = createCustomerClient({ backend, customerId: 'c1' });
  client.start();
  await client.refresh();
  const asked = client.getSnapshot().customer?.requirements ?? [];
  const idOf = (path: string) => asked.find(({ spec }) => spec.kind === 'field' && spec.path === path)?.id ?? '';
  const enter = (path: string, value: string) => client.setDraft({ kind: 'field', requirementId: idOf(path), value });
  return { client, backend, idOf, enter };
}

const values = (answers: readonly Answer[]) => answers.map((answer) => (answer.kind === 'field' ? answer.value : ''));

const EMPLOYER = field('employer', { visibleWhen: { op: 'equals', path: 'work', value: 'employed' } });

describe('what a condition hides', () => {
  it('is told in the snapshot, follows what is typed, and is the same set while nothing changes about it', async () => {
    const { client, idOf, enter } = await clientAsking(field('work'), EMPLOYER);
    const first = client.getSnapshot().hidden;
    expect([...first]).toEqual([idOf('employer')]);
    enter('work', 'employ');
    expect(client.getSnapshot().hidden).toBe(first);
    enter('work', 'employed');
    expect([...client.getSnapshot().hidden]).toEqual([]);
    client.clearDraft(idOf('work'));
    expect([...client.getSnapshot().hidden]).toEqual([idOf('employer')]);
    client.dispose();
  });

  it('is kept and not sent, neither with everything nor when it is asked for by name, and is sent once it is shown', async () => {
    const { client, idOf, enter } = await clientAsking(field('work'), EMPLOYER, field('other'));
    enter('employer', 'Northwind');
    enter('other', 'x');
    const alone = await client.submitAnswers([idOf('employer')]);
    expect(alone.ok).toBe(false);
    const all = await client.submitAnswers();
    expect(all.ok && values(all.value.answers)).toEqual(['x']);
    expect(client.getSnapshot().drafts[idOf('employer')]?.answer).toMatchObject({ value: 'Northwind' });
    enter('work', 'employed');
    const rest = await client.submitAnswers();
    expect(rest.ok && new Set(values(rest.value.answers))).toEqual(new Set(['Northwind', 'employed']));
    client.dispose();
  });

  it('is forgotten with everything else', async () => {
    const { client } = await clientAsking(field('work'), EMPLOYER);
    expect(client.getSnapshot().hidden.size).toBe(1);
    client.reset();
    expect(client.getSnapshot().hidden.size).toBe(0);
  });
});
