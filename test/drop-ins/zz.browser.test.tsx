import { render, cleanup } from '@testing-library/react';
import { it } from 'vitest';
import { LifecycleTimeline } from '../../src/drop-ins/lifecycle-timeline/index.js';
import { notes } from './timeline-host.js';
it('x', async () => {
  const log: string[] = [];
  const add = window.addEventListener.bind(window), rem = window.removeEventListener.bind(window);
  window.addEventListener = ((t: string, f: any, o: any) => { if (t === 'error') log.push('ADD ' + String(f).slice(0, 60)); return add(t, f, o); }) as any;
  window.removeEventListener = ((t: string, f: any, o: any) => { if (t === 'error') log.push('REM'); return rem(t, f, o); }) as any;
  add('error', (e) => { log.push('HEARD ' + e.message + ' ' + document.querySelectorAll('[data-windowed]').length + e.eventPhase); });
  add('error', (e) => { log.push('CAPTURED ' + e.message + e.eventPhase); }, true);
  for (let i = 0; i < 3; i++) { render(<LifecycleTimeline events={notes(1_000)} />); await new Promise((r) => setTimeout(r, 900)); log.push('unmount'); cleanup(); }
  console.log(JSON.stringify(log, null, 1));
});
