import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LifecycleTimeline } from '../../src/drop-ins/lifecycle-timeline/index.js';
import { notes } from './timeline-host.js';

const served = (count: number) => renderToString(createElement(LifecycleTimeline, { events: notes(count), exportable: true }));
const rowsOf = (html: string) => html.match(/csk-lifecycle-timeline-item"/g)?.length;

describe('a timeline on the server', () => {
  it('is served whole up to two hundred entries, without a style attribute', () => {
    const html = served(200);
    expect(rowsOf(html)).toBe(200);
    expect(html).not.toContain('style=');
  });

  it('is served with its first screen above that, and the number of all', () => {
    const html = served(1_000);
    expect(rowsOf(html)).toBe(10);
    expect(html).toContain('aria-setsize="1000"');
    expect(html).not.toContain('style=');
  });

  it('names no day as today, because the reader’s clock is not known', () => {
    expect(served(5)).toContain('November 2026');
    expect(served(5)).not.toMatch(/Today|Yesterday/);
  });
});
