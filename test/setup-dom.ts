import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A machine with other things to do takes longer than the second that is usual.
configure({ reactStrictMode: process.env['STRICT_MODE'] !== 'off', asyncUtilTimeout: 8_000 });
afterEach(cleanup);
