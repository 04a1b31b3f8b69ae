/** A photograph as a phone stores it: soft light, letters, grain, and an orientation that turns it by a quarter. */
export async function phonePhoto(width: number, height: number): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const light = context.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, '#e6dcc8');
  light.addColorStop(1, '#5b6f86');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#1b2430';
  for (let line = 0; line < 60; line += 1) {
    context.font = `${Math.round(width / 160) + line}px serif`;
    context.fillText(`P<UTOERIKSSON<<ANNA<MARIA<<<<<<< L898902C36UTO7408122F ${line}`, width / 50, (line * height) / 60);
  }
  addGrain(context, width, height);
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  return new File([jpeg.slice(0, 2), turned(6), jpeg.slice(2)], 'photo.jpg', { type: 'image/jpeg' });
}

function addGrain(context: OffscreenCanvasRenderingContext2D, width: number, height: number): void {
  const tile = new OffscreenCanvas(512, 512);
  const pixels = new ImageData(512, 512);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const value = Math.random() * 255;
    pixels.data.set([value, value * 0.9, 255 - value, 40], at);
  }
  tile.getContext('2d')?.putImageData(pixels, 0, 0);
  context.fillStyle = context.createPattern(tile, 'repeat') ?? '#888';
  context.fillRect(0, 0, width, height);
}

/** EXIF with an orientation alone. */
function turned(orientation: number): Uint8Array<ArrayBuffer> {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([0xff, 0xe1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]);
}
