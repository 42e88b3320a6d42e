import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { linkify } from './linkify';
import styles from './MessageRow.module.css';

/** Text is text: nothing of it becomes markup, and its direction cannot leak out of the bubble. */
export const MessageText = memo(function MessageText({ body }: { body: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.text} dir="auto">
      {linkify(body).map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
            key={index}
            href={part.url}
            target="_blank"
            rel="noopener noreferrer nofollow"
            title={t('message.linkHost', { host: part.host })}
            dir="ltr"
          >
            {part.text}
          </a>
        ),
      )}
    </div>
  );
});
