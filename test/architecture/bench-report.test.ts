import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reportFiles } from '../../bench/report.ts';
import { htmlPage } from '../../bench/report/html-page.ts';
import { markdownPage } from '../../bench/report/markdown-page.ts';
import { readResults } from '../../bench/report/read-results.ts';

const root = join(import.meta.dirname, '../..');
const spread = (median: number) => ({ median, p95: median * 1.5, min: median / 2, max: median * 2 });

function folderWith(results: Record<string, object>): string {
  const folder = mkdtempSync(join(tmpdir(), 'csk-bench-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(results)) writeFileSync(join(folder, `${name}.json`), JSON.stringify(content));
  return folder;
}

describe('the report of the benches', () => {
  it.each(Object.entries(reportFiles()))('%s is what the results say', (file, text) => {
    // After new results: npm run bench:report.
    expect(readFileSync(join(root, file), 'utf8')).toBe(text);
  });

  it('compares with somebody else in every bench that has somebody, and shows how much it varied', () => {
    const { figures } = readResults(join(root, 'bench/results'));
    for (const bench of ['state', 'form', 'files', 'timeline']) {
      expect(
        figures.some((figure) => figure.bench === bench && figure.ratio !== undefined),
        bench,
      ).toBe(true);
    }
    expect(
      figures.flatMap(({ contenders }) => contenders).filter(({ spread: { min, max } }) => min < max).length,
    ).toBeGreaterThan(20);
  });

  it('has no script and nothing from elsewhere, whatever a result is called', () => {
    const folder = folderWith({
      state: {
        machine: { cpu: '<script>alert(1)</script>' },
        transitions: Object.fromEntries(['bare', 'shaped', 'live', 'resting', 'ratioLive'].map((name) => [name, spread(10)])),
        badgeMount: { badges: 10, ms: spread(20), plainMs: spread(5) },
        paint: { toDom: spread(1), toPaint: spread(2) },
        sizes: [],
      },
    });
    const page = htmlPage(readResults(folder));
    expect(page).not.toMatch(/<script|https?:|url\(|@import| src=/);
    expect(page).toContain('&lt;script&gt;');
  });

  it('says which bench has no results, and reads those of the server once there are', () => {
    expect(markdownPage(readResults(folderWith({})))).toContain('Not measured yet: `npm run bench:server`');
    const snapshots = {
      bare: spread(4_000),
      memory: spread(2_000),
      postgres: spread(1_000),
      memoryRatio: spread(0.5),
      postgresRatio: spread(0.25),
    };
    const webhooks = [{ perSecond: 1_000, p50: 5, p99: 20, lateMs: 7, lost: 0 }];
    const page = markdownPage(
      readResults(folderWith({ server: { machine: { cpu: 'x', cores: 2 }, figures: { snapshots, webhooks } } })),
    );
    expect(page).toContain('| **handler, store in memory** | 2,000 | 1,000 to 4,000 |');
    expect(page).toContain('The kit to bare node:http with the same answer: **0.5 (0.25 to 1)**.');
    expect(page).toContain('1,000 webhooks a second, 0 lost');
  });
});
