import { groupPicturesApi } from '../../api/pictures';
import type { Conversation } from '../../api/types';
import { type Crop, squareFile } from '../../lib/squareCrop';

/** What is to become of a picture: it stays, goes, or gives way to a square of another one. */
export type PictureChoice = { kind: 'asIs' } | { kind: 'none' } | { kind: 'other'; picture: ImageBitmap; crop: Crop };

/** Does what was chosen; null when there is nothing to do. */
export async function applyChoice(
  { id, pictureUrl }: Conversation,
  choice: PictureChoice,
): Promise<Conversation | null> {
  if (choice.kind === 'other') return groupPicturesApi.set(id, await squareFile(choice.picture, choice.crop));
  return choice.kind === 'none' && pictureUrl ? groupPicturesApi.remove(id) : null;
}
