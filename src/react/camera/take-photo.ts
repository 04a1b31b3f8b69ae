/** Quality of the JPEG between 0 and 1. */
const QUALITY = 0.92;

/** What the camera shows just now, or first shows, as a picture; `undefined` when it goes off before. */
export async function takePhoto(video: HTMLVideoElement): Promise<File | undefined> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) await firstFrame(video);
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return undefined;
  context.drawImage(video, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  return blob === null ? undefined : new File([blob], 'photo.jpg', { type: 'image/jpeg' });
}

/** A press that comes before the picture is not lost. */
function firstFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    for (const news of ['loadeddata', 'emptied']) video.addEventListener(news, () => resolve(), { once: true });
  });
}
