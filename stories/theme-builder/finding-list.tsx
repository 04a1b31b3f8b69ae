import type { ThemeFinding } from 'customer-status-kit/theming';

/** What `checkTheme` found, in words. */
export function FindingList({ findings }: { findings: readonly ThemeFinding[] }) {
  return (
    <div role="status">
      {findings.length === 0 ? (
        <p className="csk-notice" data-tone="positive">
          Every colour can be read.
        </p>
      ) : (
        <ul className="csk-list">
          {findings.map((finding) => (
            <li key={JSON.stringify(finding)} className="csk-notice" data-tone="negative">
              {wordsFor(finding)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function wordsFor(finding: ThemeFinding): string {
  if (finding.kind === 'unreadable') return `${finding.token} has no value of its kind.`;
  const { theme, where, colour, ground, ratio, need } = finding;
  return `${theme}, ${where}: ${colour} on ${ground} has ${ratio}, and needs ${need}.`;
}
