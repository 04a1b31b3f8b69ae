export { vi } from './compiled/vi.js';
