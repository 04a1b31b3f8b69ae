import { BOX, BOXES, DRAWING, nextOf, STATE_NAMES, WAYS } from './chart-layout.js';

/**
 * The customer chart: a drawing where there is room, and the same as a list, in which the present state is marked. An arrow
 * is a change that the model's table has; any other is shown and flagged.
 */
export function ChartMap({ current }: { current: string }) {
  return (
    <>
      <svg className="story-chart" viewBox={`0 0 ${String(DRAWING.width)} ${String(DRAWING.height)}`} aria-hidden="true">
        <defs>
          <marker
            id="story-chart-tip"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {WAYS.map(({ from, to, x1, y1, x2, y2 }) => (
          <line
            key={`${from} ${to}`}
            {...{ x1, y1, x2, y2 }}
            data-from-here={from === current || undefined}
            markerEnd="url(#story-chart-tip)"
          />
        ))}
        {BOXES.map(({ name, x, y }) => (
          <g key={name} data-current={name === current || undefined}>
            <rect x={x} y={y} width={BOX.width} height={BOX.height} rx="8" />
            <text x={x + BOX.width / 2} y={y + BOX.height / 2} textAnchor="middle" dominantBaseline="central">
              {name}
            </text>
          </g>
        ))}
      </svg>
      <ul className="story-chart-list" aria-label="States of the customer chart">
        {STATE_NAMES.map((name) => (
          <li key={name} aria-current={name === current ? 'step' : undefined}>
            <code>{name}</code>
            {nextOf(name).length > 0 ? <> to {nextOf(name).join(', ')}</> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
