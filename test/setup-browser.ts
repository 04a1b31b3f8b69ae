import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import '../src/styles/styles.css';

// A machine with other things to do takes longer than the second that is usual.
configure({ reactStrictMode: true, asyncUtilTimeout: 8_000 });
afterEach(cleanup);
