'use client';
import type { ReactElement } from 'react';
import { Icon, type IconName } from '../icon/index.js';
import { useUploaderWords } from './use-uploader-words.js';
import { isLargest, stepOfKey, type ZoomStep, type ZoomView } from './zoom-view.js';

const MOVES = [
  { key: 'ArrowUp', icon: 'chevron-up', label: 'document-uploader.zoom-up' },
  { key: 'ArrowDown', icon: 'chevron-down', label: 'document-uploader.zoom-down' },
  { key: 'ArrowLeft', icon: 'chevron-left', label: 'document-uploader.zoom-left' },
  { key: 'ArrowRight', icon: 'chevron-right', label: 'document-uploader.zoom-right' },
] as const;

/** Buttons for everything the keys and a finger can do to a picture. */
export function ZoomControls({ view, onStep }: ZoomControlsProps): ReactElement {
  const words = useUploaderWords();
  const isWhole = view.scale === 1;
  const percent = words.number(view.scale, { style: 'percent' });
  return (
    <div className="csk-row csk-document-uploader-zoom" dir="ltr">
      <ZoomButton
        icon="dash"
        label={words.t('document-uploader.zoom-out')}
        disabled={isWhole}
        onPress={() => onStep({ zoom: -1 })}
      />
      <span className="csk-document-uploader-level" aria-live="polite">
        {words.t('document-uploader.zoom-level', { percent })}
      </span>
      <ZoomButton
        icon="plus"
        label={words.t('document-uploader.zoom-in')}
        disabled={isLargest(view)}
        onPress={() => onStep({ zoom: 1 })}
      />
      <div className="csk-row csk-document-uploader-zoom">
        {MOVES.map(({ key, icon, label }) => (
          <ZoomButton
            key={key}
            icon={icon}
            label={words.t(label)}
            disabled={isWhole}
            onPress={() => onStep(stepOfKey(key) ?? 'whole')}
          />
        ))}
      </div>
    </div>
  );
}

/** Props of `ZoomControls`. */
export interface ZoomControlsProps {
  view: ZoomView;
  onStep: (step: ZoomStep) => void;
}

interface ZoomButtonProps {
  icon: IconName;
  label: string;
  /** It stays focusable, so that focus is not lost at the end of a way. */
  disabled: boolean;
  onPress: () => void;
}

function ZoomButton({ icon, label, disabled, onPress }: ZoomButtonProps): ReactElement {
  return (
    <button
      type="button"
      className="csk-button csk-document-uploader-square"
      data-variant="secondary"
      aria-label={label}
      aria-disabled={disabled || undefined}
      onClick={() => (disabled ? undefined : onPress())}
    >
      <Icon name={icon} />
    </button>
  );
}
