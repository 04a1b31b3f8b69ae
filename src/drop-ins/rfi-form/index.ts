export type { ActionHandler } from './action-control.js';
export { RFIForm, type RFIFormProps } from './rfi-form.js';
export type { RFIFormHostProps } from './rfi-form-host.js';
export { RFIFormDialog, type RFIFormDialogProps } from './rfi-form-dialog.js';
