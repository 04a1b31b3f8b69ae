import { useEffect, useState } from 'react';

/** How the visitor wants the page. */
export interface Display {
  theme: 'light' | 'dark' | undefined;
  setTheme: (theme: 'light' | 'dark' | undefined) => void;
}

/** The chosen look, applied to the page. Nothing is stored. */
export function useDisplay(): Display {
  const [theme, setTheme] = useState<Display['theme']>();
  useEffect(() => {
    document.documentElement.style.colorScheme = theme ?? '';
  }, [theme]);
  return { theme, setTheme };
}

/** A choice of light, dark or the system's. */
export function DisplaySettings({ display }: { display: Display }) {
  return (
    <label>
      Look{' '}
      <select
        className="nw-input"
        value={display.theme ?? ''}
        onChange={(event) => display.setTheme((event.target.value || undefined) as Display['theme'])}
      >
        <option value="">As the system</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}
