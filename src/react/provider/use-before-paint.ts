'use client';
import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect` without what React 18 writes into a server's log about it: a server runs neither of the two. */
export const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;
