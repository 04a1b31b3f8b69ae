/** The colour of a CSS value as the browser paints it on a white ground, as `rgb()`. */
export function paintedColour(value: string, root: Element): string {
  const probe = document.createElement('span');
  probe.style.backgroundColor = value;
  root.append(probe);
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (canvas === null) throw new Error('no canvas');
  canvas.fillStyle = getComputedStyle(probe).backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  probe.remove();
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `rgb(${red} ${green} ${blue} / ${alpha / 255})`;
}
