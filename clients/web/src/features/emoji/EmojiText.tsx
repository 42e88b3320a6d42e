import { Fragment, useMemo } from 'react';
import { OwnEmojiPicture } from './OwnEmojiPicture';
import { splitAtNames, useOwnEmoji, writtenAs } from './ownEmoji';

/** Text in which the workspace's own emoji are pictures. A name that there is none of stays text. */
export function EmojiText({ text }: { text: string }) {
  const parts = useMemo(() => splitAtNames(text), [text]);
  return parts.length > 1 ? <Pieces parts={parts} /> : text;
}

function Pieces({ parts }: { parts: readonly string[] }) {
  const own = useOwnEmoji();
  return parts.map((part, index) => {
    const emoji = index % 2 === 1 ? own.find(({ name }) => writtenAs(name) === part) : undefined;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
    return emoji ? <OwnEmojiPicture key={index} emoji={emoji} /> : <Fragment key={index}>{part}</Fragment>;
  });
}
