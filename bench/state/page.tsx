import 'customer-status-kit/styles.css';
import { type BadgeFigures, type BadgeMountFigures, measureBadgeMount, measureBadges } from './badges.js';
import { measurePaint, type PaintFigures } from './paint.js';
import { measureSizes, type SizeFigures } from './requirements.js';
import { measureTransitions, type TransitionFigures } from './transitions.js';

/** Everything the page measures. */
export interface StateFigures {
  transitions: TransitionFigures;
  badges: BadgeFigures;
  badgeMount: BadgeMountFigures;
  paint: PaintFigures;
  sizes: SizeFigures[];
}

declare global {
  interface Window {
    measureState: () => Promise<StateFigures>;
  }
}

window.measureState = async () => {
  const transitions = measureTransitions();
  const badges = await measureBadges(place());
  const badgeMount = measureBadgeMount(place());
  const paint = await measurePaint(place());
  return { transitions, badges, badgeMount, paint, sizes: await measureSizes() };
};

function place(): HTMLElement {
  return document.body.appendChild(document.createElement('div'));
}
