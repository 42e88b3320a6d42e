import { usePhoto } from '../../components/photos';
import styles from './OwnEmoji.module.css';
import { type OwnEmoji, useOwnEmojiOf, writtenAs } from './ownEmoji';

/** The picture of an emoji of the workspace, as large as the text around it. Its room is kept while it loads. */
export function OwnEmojiPicture({ emoji }: { emoji: OwnEmoji }) {
  const picture = usePhoto(emoji.pictureUrl);
  const written = writtenAs(emoji.name);
  if (!picture) return <span className={styles.emoji} role="img" aria-label={written} title={written} />;
  return (
    <img
      className={styles.emoji}
      src={picture}
      alt={written}
      title={written}
      draggable={false}
      data-testid="own-emoji"
    />
  );
}

/** An emoji as a reaction or a choice has it: a character, or the picture of one of the workspace's own. */
export function EmojiGlyph({ emoji }: { emoji: string }) {
  return emoji.startsWith(':') ? <Written written={emoji} /> : emoji;
}

function Written({ written }: { written: string }) {
  const own = useOwnEmojiOf(written);
  return own ? <OwnEmojiPicture emoji={own} /> : written;
}
