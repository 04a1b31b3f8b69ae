'use client';
import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect` where there is a layout. On the server there is none, and React says so. */
export const useLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect;
