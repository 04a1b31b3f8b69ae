import type { StoryObj } from '@storybook/react-vite';
import type { ComponentProps, ElementType } from 'react';
import { definePreviewAddon } from 'storybook/internal/csf';
import type { describeComponent } from './docs-words.js';
import type { StoryParameters } from './story-backend.js';

/** Adds nothing at run time: it tells the compiler which parameters the stories of this kit have. */
export const storyTypes = definePreviewAddon<{
  parameters: StoryParameters & { docs?: { extractComponentDescription?: typeof describeComponent } };
}>({});

/** One story as an object, for what makes several of a kind. */
export type StoryOf<Component extends ElementType> = StoryObj<ComponentProps<Component>>;

/** What a play function is given. */
export type PlayOf<Component extends ElementType> = Parameters<NonNullable<StoryOf<Component>['play']>>[0];
