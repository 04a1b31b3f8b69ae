export * as Dialog from './parts.js';
export { DIALOG_ANATOMY } from './dialog.anatomy.js';
export { DialogClose, type DialogCloseProps } from './dialog-close.js';
export { DialogContent, type DialogContentProps } from './dialog-content.js';
export { DialogDescription, type DialogDescriptionProps } from './dialog-description.js';
export { DialogPortal, type DialogPortalProps } from './dialog-portal.js';
export { DialogRoot, type DialogRootProps } from './dialog-root.js';
export { DialogTitle, type DialogTitleProps } from './dialog-title.js';
export { DialogTrigger, type DialogTriggerProps } from './dialog-trigger.js';
