const QUERY = '(prefers-reduced-motion: reduce)';

/** Puts every rule that waits for a wish for less motion in force, and answers scripts so, until the returned function is called. */
export function reduceMotion(): () => void {
  const rules = [...document.styleSheets].flatMap((sheet) => mediaRules(sheet.cssRules));
  const waiting = rules.filter(({ media }) => media.mediaText === QUERY);
  for (const { media } of waiting) media.mediaText = 'all';
  const original = window.matchMedia.bind(window);
  window.matchMedia = (query) => original(query === QUERY ? 'all' : query);
  return () => {
    for (const { media } of waiting) media.mediaText = QUERY;
    window.matchMedia = original;
  };
}

function mediaRules(rules: CSSRuleList): CSSMediaRule[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSMediaRule) return [rule, ...mediaRules(rule.cssRules)];
    return rule instanceof CSSGroupingRule ? mediaRules(rule.cssRules) : [];
  });
}
