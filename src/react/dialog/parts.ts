export { DialogClose as Close } from './dialog-close.js';
export { DialogContent as Content } from './dialog-content.js';
export { DialogDescription as Description } from './dialog-description.js';
export { DialogPortal as Portal } from './dialog-portal.js';
export { DialogRoot as Root } from './dialog-root.js';
export { DialogTitle as Title } from './dialog-title.js';
export { DialogTrigger as Trigger } from './dialog-trigger.js';
