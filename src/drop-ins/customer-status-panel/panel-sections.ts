import type { ReactNode } from 'react';

/** The sections of the panel, in their order. */
export const PANEL_SECTIONS = ['banner', 'requests', 'capabilities', 'documents', 'gates', 'timeline', 'support'] as const;

/**
 * The name of a section. `capabilities`: products and services by themselves, where the backend tells of any. `gates`: what is
 * locked just now, and why. `support` is empty unless the host fills it: the way to support stands in the banner.
 */
export type PanelSectionName = (typeof PANEL_SECTIONS)[number];

/** The sections, ready to be placed. */
export type PanelSections = Readonly<Record<PanelSectionName, ReactNode>>;

/** What a host puts in place of a section: something else, nothing (`null`), or a function that gets the kit's own. */
export type PanelSectionOverrides = Readonly<
  Partial<Record<PanelSectionName, ReactNode | ((own: ReactNode) => ReactNode) | undefined>>
>;

/** The kit's own section, or what the host put in its place. */
export function sectionOf(name: PanelSectionName, own: ReactNode, overrides: PanelSectionOverrides | undefined): ReactNode {
  const override = overrides?.[name];
  if (override === undefined) return own;
  return typeof override === 'function' ? override(own) : override;
}
