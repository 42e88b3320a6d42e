/** Which square of a picture is wanted: how many times it is enlarged, and where in the room that is left, from 0 to 1. */
export interface Crop {
  zoom: number;
  x: number;
  y: number;
}

export const largestZoom = 4;
export const wholeCrop: Crop = { zoom: 1, x: 0.5, y: 0.5 };

const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

interface Size {
  width: number;
  height: number;
}

/** The square in pixels of the picture. */
export function squareOf({ width, height }: Size, { zoom, x, y }: Crop): { left: number; top: number; side: number } {
  const side = Math.min(width, height) / zoom;
  return { left: (width - side) * x, top: (height - side) * y, side };
}

/** The crop after the picture was moved below the square, by parts of the square's side. */
export function moved(size: Size, crop: Crop, byX: number, byY: number): Crop {
  const { side } = squareOf(size, crop);
  const along = (room: number, place: number, by: number) =>
    room > 0 ? between(place - (by * side) / room, 0, 1) : place;
  return { ...crop, x: along(size.width - side, crop.x, byX), y: along(size.height - side, crop.y, byY) };
}

export function zoomed(crop: Crop, zoom: number): Crop {
  return { ...crop, zoom: between(zoom, 1, largestZoom) };
}

const side = 384;
const quality = 0.9;

export function drawSquare(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { left, top, side: from } = squareOf(picture, crop);
  // What is transparent would show whatever stands behind it.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, left, top, from, from, 0, 0, canvas.width, canvas.height);
}

/** The square as a file: WebP, or JPEG where the browser does not write that. */
export async function squareFile(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  drawSquare(canvas, picture, crop);
  const write = (type: string) => new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
  const webP = await write('image/webp');
  const file = webP?.type === 'image/webp' ? webP : await write('image/jpeg');
  if (!file) throw new Error('the picture could not be written');
  return file;
}
