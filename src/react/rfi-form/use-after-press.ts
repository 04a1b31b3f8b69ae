'use client';
import { useCallback, useEffect, useRef } from 'react';

/**
 * Puts something off until a press is over. What appears on the page when a control is left moves what is below it, and a
 * button that moves away under the pointer is not clicked.
 */
export function useAfterPress(act: (id: string) => void): (id: string) => void {
  const latest = useRef(act);
  const isPressed = useRef(false);
  const waiting = useRef(new Set<string>());
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const press = () => {
      isPressed.current = true;
    };
    const flush = () => {
      isPressed.current = false;
      for (const id of waiting.current) latest.current(id);
      waiting.current.clear();
    };
    // The click follows the end of the press.
    const release = () => {
      timer = setTimeout(flush);
    };
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('pointerup', release, true);
    document.addEventListener('pointercancel', release, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('pointerup', release, true);
      document.removeEventListener('pointercancel', release, true);
    };
  }, []);
  return useCallback((id: string) => {
    if (isPressed.current) waiting.current.add(id);
    else latest.current(id);
  }, []);
}
