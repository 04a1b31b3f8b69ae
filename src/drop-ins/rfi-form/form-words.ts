'use client';
import { createContext, useContext } from 'react';
import type { Words } from '../provider/index.js';

/** The words of a form, found once for all of its rows. */
export const FormWordsContext = createContext<Words | undefined>(undefined);

/** The words of the form in reach. Throws outside one. */
export function useFormWords(): Words {
  const words = useContext(FormWordsContext);
  if (words !== undefined) return words;
  throw new Error(
    'customer-status-kit: a row of RFIForm was used outside a form. It finds its words there. Put it inside RFIForm.',
  );
}
