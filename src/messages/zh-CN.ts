export { zhCN } from './compiled/zh-CN.js';
