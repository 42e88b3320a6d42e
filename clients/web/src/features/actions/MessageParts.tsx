import { Button, Tooltip } from '@fluentui/react-components';
import { ArrowForwardRegular, DeleteRegular, MoreHorizontalRegular, PinRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Message, Quote } from '../../api/types';
import { EmojiGlyph } from '../emoji';
import { PlainBody } from '../markdown';
import { toggleReaction } from './change';
import { showDialog } from './dialogs';
import { useMessageContext } from './MessageContext';
import styles from './MessageParts.module.css';

/** What a message answers; a click shows it where it stands. */
export function QuotedMessage({ quote }: { quote: Quote }) {
  const { t } = useTranslation();
  const { nameOf, jumpTo } = useMessageContext();
  if (quote.isHidden || quote.authorId === null) {
    return (
      <div className={`${styles.quote} ${styles.hiddenQuote}`} data-testid="quote">
        <span>{t('actions.notAvailable')}</span>
      </div>
    );
  }
  return (
    <button
      type="button"
      className={styles.quote}
      data-testid="quote"
      onClick={() => jumpTo(quote.seq)}
      aria-label={t('actions.showQuoted', { name: nameOf(quote.authorId) })}
    >
      <b>{nameOf(quote.authorId)}</b>
      <span>{quote.isDeleted ? t('actions.deleted') : <PlainBody body={quote.body} />}</span>
    </button>
  );
}

export function ForwardedLine({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { nameOf } = useMessageContext();
  if (!message.forwarded) return null;
  return (
    <div className={styles.forwarded} data-testid="forwarded">
      <ArrowForwardRegular aria-hidden="true" />
      {t('actions.forwardedFrom', { name: nameOf(message.forwarded.authorId) })}
    </div>
  );
}

/** Stands in the place of a message that was deleted for all. */
export function Tombstone({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { nameOf, userId } = useMessageContext();
  const { authorId, deletedBy } = message;
  const byOther = deletedBy != null && deletedBy !== authorId;
  return (
    <div className={styles.tombstone} data-testid="tombstone">
      <DeleteRegular aria-hidden="true" />
      {!byOther && t('actions.deleted')}
      {byOther && deletedBy === userId && t('actions.deletedByYou')}
      {byOther && deletedBy !== userId && t('actions.deletedBy', { name: nameOf(deletedBy) })}
    </div>
  );
}

/** "edited", which shows what the message said before, and the mark of a pin. */
export function MessageMarks({ message }: { message: Message }) {
  const { t } = useTranslation();
  const edited = (message.edits ?? 0) > 0;
  if (!edited && message.pinnedAt == null) return null;
  return (
    <div className={styles.marks}>
      {message.pinnedAt != null && (
        <span className={styles.pinned} data-testid="pinned-mark">
          <PinRegular aria-hidden="true" />
          {t('actions.pinned')}
        </span>
      )}
      {edited && (
        <button
          type="button"
          className={styles.edited}
          onClick={() => showDialog('versions', message)}
          title={t('actions.showVersions')}
        >
          {t('actions.edited')}
        </button>
      )}
    </div>
  );
}

export function ReactionChips({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { userId, nameOf } = useMessageContext();
  if (!message.reactions?.length) return null;
  return (
    <fieldset className={styles.chips} aria-label={t('actions.reactions')}>
      {message.reactions.map(({ emoji, count, userIds }) => {
        const named = userIds.slice(0, 10).map(nameOf).join(', ');
        const names = count > 10 ? t('actions.andOthers', { names: named, count: count - 10 }) : named;
        return (
          <Tooltip key={emoji} content={names} relationship="description">
            <button
              type="button"
              className={styles.chip}
              aria-pressed={userIds.includes(userId)}
              aria-label={t('actions.reactionCount', { emoji, count })}
              data-testid="reaction"
              onClick={() => void toggleReaction(message, emoji, userId)}
            >
              <span aria-hidden="true">
                <EmojiGlyph emoji={emoji} />
              </span>
              <span aria-hidden="true">{count}</span>
            </button>
          </Tooltip>
        );
      })}
    </fieldset>
  );
}

/** The way to the menu for those who have no right button and look for none. */
export function MoreButton({ message, focusable }: { message: Message; focusable: boolean }) {
  const { t } = useTranslation();
  const { openMenu } = useMessageContext();
  return (
    <Button
      className={styles.more}
      size="small"
      appearance="subtle"
      icon={<MoreHorizontalRegular />}
      aria-label={t('message.actions')}
      aria-haspopup="menu"
      tabIndex={focusable ? 0 : -1}
      onClick={(event) => openMenu(message, event.currentTarget)}
    />
  );
}
