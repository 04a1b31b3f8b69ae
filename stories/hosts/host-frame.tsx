import { type ReactNode, useEffect, useState } from 'react';
import { putOn } from './host-sheets.js';

/** A page of a host around the story: its sheet is on the page while the story is. */
export function HostFrame({ sheet, bridge, isDark = false, children }: HostFrameProps) {
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    const takeOff: (() => void)[] = [];
    let isOver = false;
    void Promise.resolve(typeof sheet === 'string' ? sheet : sheet()).then((css) => {
      if (isOver) return;
      takeOff.push(putOn(`${css}\n${FRAME}`), putOn(bridge ?? ''));
      document.documentElement.classList.toggle('dark', isDark);
      document.documentElement.setAttribute('data-bs-theme', isDark ? 'dark' : 'light');
      setOn(true);
    });
    return () => {
      isOver = true;
      for (const undo of takeOff) undo();
      document.documentElement.classList.remove('dark');
      document.documentElement.removeAttribute('data-bs-theme');
    };
  }, [sheet, bridge, isDark]);
  return (
    <div className="story-frame" aria-busy={!isOn}>
      {isOn ? children : null}
    </div>
  );
}

/** What a sheet that unsets everything would take from Storybook itself. */
const FRAME = `
  html, body, #storybook-root, .story-host, .story-frame { display: block; float: none; margin: 0; padding: 0; border: 0; }
  .dark, [data-bs-theme="dark"], .story-host[data-csk-theme="dark"] { color-scheme: dark; }
  .story-host { padding: 1rem; background: Canvas; color: CanvasText; }
  head, script, style, [hidden] { display: none; }
`;

interface HostFrameProps {
  /** The host's own sheet, or what loads it. */
  sheet: string | (() => Promise<string>);
  /** The kit's bridge to the host's design system. */
  bridge?: string | undefined;
  isDark?: boolean | undefined;
  children: ReactNode;
}
