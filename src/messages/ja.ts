export { ja } from './compiled/ja.js';
