// Compiled from the JSON files of this locale by scripts/compile-messages.ts. Change those.
import type { PartialCatalogue } from '../../catalogue.js';

/** The sentences of camera.json, compiled. */
export const camera = {
  "camera.choose-file": `Choose a file instead`,
  "camera.fault-denied": `The camera is blocked for this page. Allow it in the settings of your browser or device and try again, or choose a file instead.`,
  "camera.fault-ended": `The camera was switched off or unplugged. Try again, or choose a file instead.`,
  "camera.fault-failed": `The camera could not be started. Try again, or choose a file instead.`,
  "camera.fault-in_use": `The camera is being used by another app or tab. Close that and try again, or choose a file instead.`,
  "camera.fault-insecure": `The camera works only on a secure page (https). You can choose a file instead.`,
  "camera.fault-none": `No camera was found. Connect one and try again, or choose a file instead.`,
  "camera.fault-not_allowed_here": `The page around this form does not let it use the camera. You can choose a file instead.`,
  "camera.fault-unsupported": `This browser cannot use a camera here. You can choose a file instead.`,
  "camera.guide-card": `Lay the card on a dark, even surface and fill the frame with it.`,
  "camera.guide-page": `Lay the page flat and fill the frame with it.`,
  "camera.guide-passport": `Open the passport at the page with your photo and fill the frame with it.`,
  "camera.light": `Light`,
  "camera.load-failed": `The camera could not be opened. Choose a file instead.`,
  "camera.photo": `Photo that was taken`,
  "camera.ready": `The camera is on`,
  "camera.retake": `Take it again`,
  "camera.shutter": `Take photo`,
  "camera.starting": `Starting the camera. Your browser may ask whether it may be used.`,
  "camera.switch": `Change camera`,
  "camera.taken": `Photo taken. Is everything sharp and easy to read?`,
  "camera.title": (args) => `Take photo: ${args.slot}`,
  "camera.use": `Use this photo`,
  "camera.video": `Picture of the camera`,
} satisfies PartialCatalogue;
