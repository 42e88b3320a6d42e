export type EmojiFile = Blob;

const largestFile = 256 * 1024;
const largestSide = 128;
const taken = ['image/png', 'image/gif', 'image/webp'];

/** A file that the server takes: as it is where it fits, else drawn smaller. Of a moving picture only it itself will do. */
export async function toEmojiFile(file: File): Promise<EmojiFile | 'unreadable' | 'tooLarge'> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return 'unreadable';
  const { width, height } = picture;
  const fits = width <= largestSide && height <= largestSide && file.size <= largestFile;
  if (fits && taken.includes(file.type)) return file;
  if (file.type === 'image/gif') return 'tooLarge';
  const scale = Math.min(1, largestSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) return 'unreadable';
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return (await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))) ?? 'unreadable';
}
