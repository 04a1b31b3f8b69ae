export { CameraDialog, type CameraDialogProps } from './camera-dialog.js';
