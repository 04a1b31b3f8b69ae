'use client';
import type { ReactElement } from 'react';
import type { DraftKeeping, RestoredDrafts } from '../../client/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import type { RfiForm } from '../../react/rfi-form/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { fillText, Heading, type HeadingLevel, Notice, SLOT, TimeText } from '../text/index.js';
import { TypedAnswer } from './typed-answer.js';
import { useFormWords } from './use-form-words.js';

const HOW = 'dateTime';

/** What became of what was typed: restored, no longer fitting, changed in another tab, or not saved. */
export function RfiDrafts({ form, level }: { form: RfiForm; level: HeadingLevel }): ReactElement | null {
  const { restored, elsewhere } = form.keeping;
  return (
    <>
      <NotSaved keeping={form.keeping} hasDrafts={form.items.some((item) => !item.empty)} />
      {elsewhere === undefined ? null : <ChangedElsewhere form={form} ids={elsewhere} />}
      {restored === undefined ? null : <Restored form={form} restored={restored} level={level} />}
    </>
  );
}

function Restored({ form, restored, level }: { form: RfiForm; restored: RestoredDrafts; level: HeadingLevel }): ReactElement {
  const words = useFormWords();
  const announce = useAnnounce();
  const clear = () => {
    form.client.clearRestoredDrafts();
    announce(words.t('rfi-flow.restored-cleared'));
    form.headingRef.current?.focus();
  };
  const hide = () => {
    form.client.dismissDraftNotes();
    form.headingRef.current?.focus();
  };
  const hasRestored = restored.requirementIds.length > 0;
  return (
    <Notice tone="info" icon="history">
      {hasRestored ? (
        <p className="csk-text">
          {fillText(words.t('rfi-flow.restored', { date: SLOT }), <TimeText at={restored.at} format={HOW} />)}
        </p>
      ) : null}
      <Dropped restored={restored} level={level} />
      <div className="csk-row">
        {hasRestored ? (
          <button type="button" className="csk-button" data-variant="secondary" data-size="small" onClick={clear}>
            {words.t('rfi-flow.restored-clear')}
          </button>
        ) : null}
        <button type="button" className="csk-button" data-variant="quiet" data-size="small" onClick={hide}>
          {words.t('rfi-flow.note-hide')}
        </button>
      </div>
    </Notice>
  );
}

function Dropped({ restored, level }: { restored: RestoredDrafts; level: HeadingLevel }): ReactElement | null {
  const words = useFormWords();
  if (restored.dropped.length === 0) return null;
  return (
    <>
      <Heading level={level} size="small">
        {words.t('rfi-flow.dropped-title')}
      </Heading>
      <dl className="csk-rfi-form-answers">
        {restored.dropped.map(({ asked, answer, why }) => (
          <TypedAnswer key={asked.id} requirement={asked} answer={answer}>
            <p className="csk-hint">{words.t(`rfi-flow.dropped-${why}`)}</p>
          </TypedAnswer>
        ))}
      </dl>
    </>
  );
}

function ChangedElsewhere({ form, ids }: { form: RfiForm; ids: readonly string[] }): ReactElement {
  const words = useFormWords();
  const requirements = useClientSnapshot((snapshot) => snapshot.customer?.requirements ?? [], form.client);
  const titles = requirements.filter(({ id }) => ids.includes(id)).map(({ title }) => words.text(title).text);
  return (
    <div role="status">
      <Notice tone="caution">
        <p className="csk-text">{words.t('rfi-flow.elsewhere', { titles: words.list(titles) })}</p>
        <div className="csk-row">
          <button
            type="button"
            className="csk-button csk-rfi-flow-edge"
            data-variant="quiet"
            data-size="small"
            onClick={() => form.client.dismissDraftNotes()}
          >
            {words.t('rfi-flow.note-hide')}
          </button>
        </div>
      </Notice>
    </div>
  );
}

/** Said where it matters: as soon as something is typed, and only while no other place keeps it. */
function NotSaved({ keeping, hasDrafts }: { keeping: DraftKeeping; hasDrafts: boolean }): ReactElement {
  const words = useFormWords();
  const { device, backend } = keeping;
  const isKept = device === 'on' || backend === 'on';
  const place = device === 'failed' ? 'device' : 'backend';
  const isSaid = hasDrafts && !isKept && (device === 'failed' || backend === 'failed');
  return (
    <p className="csk-hint csk-rfi-flow-said" role="status">
      {isSaid ? words.t(`rfi-flow.not-saved-${place}`) : null}
    </p>
  );
}
