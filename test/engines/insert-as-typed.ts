/**
 * Playwright puts text into a field of Firefox by setting its value, which React takes for a change of its own and ignores. In
 * the page where this is called the browser itself inserts it, with the events of typing. Playwright sets its own function
 * whenever it meets a page: the one here stays. Uses nothing from outside, so that it can be sent to a page.
 */
export function insertAsTyped(): void {
  const insert = (text: string): null => {
    document.execCommand('insertText', false, text);
    return null;
  };
  Object.defineProperty(window, '__pw_bidiInsertText', {
    configurable: true,
    get: () => insert,
    set() {
      // What Playwright sets is not wanted.
    },
  });
}
