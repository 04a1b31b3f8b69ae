import { CustomerStatusPanel } from 'customer-status-kit';
import { applyTheme, checkTheme, type ColourToken, themeCss, type ThemeTokens } from 'customer-status-kit/theming';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { FindingList } from './finding-list.js';

const COLOURS: readonly { token: ColourToken; label: string; light: string; dark: string }[] = [
  { token: '--csk-color-accent', label: 'Accent', light: '#1f4b99', dark: '#9cc3ff' },
  { token: '--csk-color-accent-contrast', label: 'Words on the accent', light: '#ffffff', dark: '#0a1830' },
  { token: '--csk-color-surface', label: 'Surface', light: '#ffffff', dark: '#161a20' },
  { token: '--csk-color-surface-raised', label: 'Surface, raised', light: '#f8f9fb', dark: '#20252d' },
  { token: '--csk-color-text', label: 'Text', light: '#1c2430', dark: '#eef1f5' },
  { token: '--csk-color-text-muted', label: 'Text, muted', light: '#525c6b', dark: '#b4bcc8' },
];

const SHAPES = [
  { token: '--csk-radius', label: 'Corners', values: ['0px', '0.25rem', '0.75rem', '1.5rem'], start: '0.75rem' },
  { token: '--csk-space', label: 'Space', values: ['0.375rem', '0.5rem', '0.625rem'], start: '0.5rem' },
  { token: '--csk-font-family', label: 'Face', values: ['inherit', 'system-ui, sans-serif', 'Georgia, serif'], start: 'inherit' },
] as const;

/** Choose some tokens, see the panel change, read what people could not, and copy the style sheet. */
export function ThemeBuilder() {
  const [tokens, setTokens] = useState<ThemeTokens>(START);
  const shown = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (shown.current === null ? undefined : applyTheme(shown.current, tokens)), [tokens]);
  const choose = (token: keyof ThemeTokens, value: string) => setTokens((before) => ({ ...before, [token]: value }));
  return (
    <div className="story-builder">
      <form className="csk-root csk-stack" aria-label="Theme">
        {COLOURS.map(({ token, label }) => (
          <ColourChoice key={token} label={label} value={tokens[token] ?? ''} onChoose={(value) => choose(token, value)} />
        ))}
        {SHAPES.map(({ token, label, values }) => (
          <label key={token} className="csk-field">
            <span className="csk-label">{label}</span>
            <select className="csk-input" value={tokens[token]} onChange={({ target }) => choose(token, target.value)}>
              {values.map((value) => (
                <option key={value}>{value}</option>
              ))}
            </select>
          </label>
        ))}
        <FindingList findings={checkTheme(tokens)} />
        {/* What scrolls must be in reach of the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre dir="ltr" className="story-scroll" role="region" aria-label="The style sheet" tabIndex={0}>
          {themeCss(tokens)}
        </pre>
      </form>
      <div ref={shown}>
        <CustomerStatusPanel />
      </div>
    </div>
  );
}

const START: ThemeTokens = Object.fromEntries([
  ...COLOURS.map(({ token, light, dark }) => [token, `light-dark(${light}, ${dark})`] as const),
  ...SHAPES.map(({ token, start }) => [token, start] as const),
]);

interface ColourChoiceProps {
  label: string;
  /** A `light-dark()` of two hexes. */
  value: string;
  onChoose: (value: string) => void;
}

function ColourChoice({ label, value, onChoose }: ColourChoiceProps) {
  const id = useId();
  const [light = '#000000', dark = '#ffffff'] = value.match(/#[\da-f]{6}/gi) ?? [];
  return (
    <fieldset className="csk-field">
      <legend className="csk-label" id={id}>
        {label}
      </legend>
      <div className="csk-row">
        <input
          type="color"
          aria-label={`${label}, light`}
          value={light}
          onChange={({ target }) => onChoose(`light-dark(${target.value}, ${dark})`)}
        />
        <input
          type="color"
          aria-label={`${label}, dark`}
          value={dark}
          onChange={({ target }) => onChoose(`light-dark(${light}, ${target.value})`)}
        />
      </div>
    </fieldset>
  );
}
