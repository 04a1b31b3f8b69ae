import { RFIForm, type RfiForm, type RfiItem } from 'customer-status-kit/react';
import { Address } from './address.tsx';
import { Files } from './files.tsx';
import { BOX, Button, CARD } from './ui.tsx';
import { problemInWords, say, whyAgain } from './words.ts';

/** One request: what is asked and the place for the answer. */
export function Question({ item, form }: { item: RfiItem; form: RfiForm }) {
  const { requirement } = item;
  const title = say(requirement.title);
  return (
    <RFIForm.Item item={item} className={CARD}>
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={form.controlId(requirement.id, 'title')} tabIndex={-1} className="text-lg font-semibold">
          {title}
        </h2>
        <span className="text-sm text-slate-600">{item.state === 'ready' ? 'Ready' : 'To do'}</span>
      </div>
      {requirement.help === undefined ? null : <p className="mt-1 text-slate-600">{say(requirement.help)}</p>}
      {whyAgain(requirement).map((reason) => (
        <p key={reason} className="mt-1 text-red-800">
          {reason}
        </p>
      ))}
      <Answer item={item} form={form} />
      {item.state === 'ready' && form.canReviewOne && form.items.length > 1 ? (
        <Button
          type="button"
          look="quiet"
          className="mt-4"
          aria-label={`Send only this: ${title}`}
          onClick={() => form.reviewOnly([requirement.id])}
        >
          Send only this
        </Button>
      ) : null}
    </RFIForm.Item>
  );
}

function Answer({ item, form }: { item: RfiItem; form: RfiForm }) {
  const { spec } = item.requirement;
  if (spec.kind === 'document') return <Files item={item} form={form} />;
  if (spec.kind === 'field' && spec.input === 'address') return <Address item={item} form={form} />;
  return <Text item={item} form={form} />;
}

function Text({ item, form }: { item: RfiItem; form: RfiForm }) {
  const { requirement, answer } = item;
  const { spec, id } = requirement;
  const [problem] = form.problemsOf(id);
  const isQuestion = spec.kind === 'clarification';
  const given = answer?.kind === 'clarification' ? answer.text : answer?.kind === 'field' ? answer.value : '';
  const set = (text: string) =>
    form.setAnswer(
      isQuestion ? { kind: 'clarification', requirementId: id, text } : { kind: 'field', requirementId: id, value: text },
    );
  return (
    <RFIForm.Field part={isQuestion ? 'text' : 'value'} invalid={problem !== undefined} className="mt-4">
      <RFIForm.Label className="font-medium">{isQuestion ? say(spec.question) : say(requirement.title)}</RFIForm.Label>
      <RFIForm.Textarea className={BOX} rows={3} value={typeof given === 'string' ? given : ''} onValueChange={set} />
      {problem === undefined ? null : <RFIForm.Error className="mt-1 text-red-800">{problemInWords(problem)}</RFIForm.Error>}
    </RFIForm.Field>
  );
}
