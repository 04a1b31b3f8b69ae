import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import '../src/styles/styles.css';

configure({ reactStrictMode: true });
afterEach(cleanup);
