/** How a photograph of a document turned out. */
export interface PhotoFlaws {
  /** Radius in pixels of a picture 4,000 wide. */
  blur?: number;
  /** Radius of a reflection as part of the width. */
  glare?: number;
  /** Brightness, 1 as it is. */
  light?: number;
}

/** A card with letters, a portrait and a machine-readable zone on a desk, with grain as of a camera. */
export async function documentPhoto(width: number, height: number, flaws: PhotoFlaws = {}): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  drawFlawed(context, card(width, height), flaws);
  addGrain(context, width, height);
  if (flaws.glare !== undefined) addGlare(context, width, height, flaws.glare);
  return new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })], 'card.jpg', { type: 'image/jpeg' });
}

function drawFlawed(context: OffscreenCanvasRenderingContext2D, picture: OffscreenCanvas, { light = 1, blur = 0 }: PhotoFlaws) {
  const { width, height } = picture;
  const radius = (blur * width) / 4000;
  if ('filter' in context) {
    context.filter = `brightness(${light}) blur(${radius}px)`;
    context.drawImage(picture, 0, 0);
    context.filter = 'none';
    return;
  }
  // Safari draws without filters: what was small for a while is as soft.
  const small = new OffscreenCanvas(width / (1 + 2 * radius), height / (1 + 2 * radius));
  const between = small.getContext('2d')!;
  between.imageSmoothingQuality = 'high';
  between.drawImage(picture, 0, 0, small.width, small.height);
  const dark: OffscreenCanvasRenderingContext2D = context;
  dark.imageSmoothingQuality = 'high';
  dark.fillRect(0, 0, width, height);
  dark.globalAlpha = light;
  dark.drawImage(radius === 0 ? picture : small, 0, 0, width, height);
  dark.globalAlpha = 1;
}

function card(width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#7a5c3e';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#d3dbe2';
  context.fillRect(width * 0.1, height * 0.15, width * 0.8, height * 0.7);
  context.fillStyle = '#8b9db0';
  context.fillRect(width * 0.14, height * 0.25, width * 0.2, height * 0.35);
  context.fillStyle = '#222a33';
  context.font = `${Math.round(width / 50)}px sans-serif`;
  const lines = ['REPUBLIC OF UTOPIA', 'ERIKSSON', 'ANNA MARIA', '12 AUG 1974', 'L898902C3', 'ZENITH'];
  lines.forEach((line, index) => context.fillText(line, width * 0.4, height * (0.27 + index * 0.06)));
  context.font = `${Math.round(width / 45)}px monospace`;
  context.fillText('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', width * 0.13, height * 0.72);
  context.fillText('L898902C36UTO7408122F1204159ZE184226B<<<<<10', width * 0.13, height * 0.78);
  return canvas;
}

function addGlare(context: OffscreenCanvasRenderingContext2D, width: number, height: number, part: number): void {
  const [x, y, radius] = [width * 0.55, height * 0.45, width * part];
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, 'rgba(255, 255, 255, 1)');
  light.addColorStop(0.7, 'rgba(255, 255, 255, 1)');
  light.addColorStop(1, 'rgba(255, 255, 255, 0)');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
}

/** The same grain each time. */
function addGrain(context: OffscreenCanvasRenderingContext2D, width: number, height: number): void {
  const tile = new OffscreenCanvas(256, 256);
  const pixels = new ImageData(256, 256);
  let seed = 7;
  for (let at = 0; at < pixels.data.length; at += 4) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    pixels.data.set([seed & 128 ? 255 : 0, seed & 128 ? 255 : 0, seed & 128 ? 255 : 0, 8], at);
  }
  tile.getContext('2d')!.putImageData(pixels, 0, 0);
  context.fillStyle = context.createPattern(tile, 'repeat')!;
  context.fillRect(0, 0, width, height);
}
