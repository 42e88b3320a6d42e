import { useMemo } from 'react';
import { EmojiText } from '../emoji/EmojiText';
import { toPlainText } from './toPlainText';

/** What a message says without its marks, the workspace's own emoji as pictures: for previews and quotes. */
export function PlainBody({ body }: { body: string }) {
  const text = useMemo(() => toPlainText(body), [body]);
  return <EmojiText text={text} />;
}
