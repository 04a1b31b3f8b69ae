export type { ActionHandler } from './action-control.js';
export { RFIForm, type RFIFormProps } from './rfi-form.js';
