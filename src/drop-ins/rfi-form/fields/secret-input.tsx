'use client';
import { type ReactElement, type SyntheticEvent, useState } from 'react';
import { useAnnounce } from '../../../react/live-region/index.js';
import {
  RFIForm as Parts,
  type RFIFormInputProps,
  useRfiFieldContext,
  useRfiItemContext,
} from '../../../react/rfi-form/index.js';
import { Icon } from '../../icon/index.js';
import { useFormWords } from '../form-words.js';

const keep = (event: SyntheticEvent) => event.preventDefault();

/** Browsers keep what is masked from being taken away, most of them. */
const KEPT = { onCopy: keep, onCut: keep, onDragStart: keep };

/**
 * A line of text that is masked while it is typed. While it is masked it cannot be copied or dragged away; the button
 * shows it, and says so to those who do not see it.
 */
export function SecretInput(props: RFIFormInputProps): ReactElement {
  const words = useFormWords();
  const announce = useAnnounce();
  const { controlId } = useRfiFieldContext();
  const { requirement } = useRfiItemContext();
  const [isShown, setShown] = useState(false);
  const title = words.text(requirement.title).text;
  const toggle = () => {
    setShown(!isShown);
    announce(words.t(isShown ? 'rfi-form.secret-hidden' : 'rfi-form.secret-shown', { title }));
  };
  return (
    <div className="csk-rfi-form-secret">
      <Parts.Input {...props} {...(isShown ? {} : KEPT)} type={isShown ? 'text' : 'password'} />
      <button
        type="button"
        className="csk-button csk-rfi-form-reveal"
        data-variant="secondary"
        aria-pressed={isShown}
        aria-controls={controlId}
        aria-label={words.t('rfi-form.secret-show-item', { title })}
        onClick={toggle}
      >
        <Icon name="eye" />
        {words.t('rfi-form.secret-show')}
      </button>
    </div>
  );
}
