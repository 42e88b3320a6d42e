import { Button } from '@fluentui/react-components';
import { ArrowReplyRegular, DismissRegular, EditRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { PlainBody } from '../markdown';
import styles from './ComposerStrip.module.css';
import { type Composing, endComposing } from './composing';
import { useNames } from './useNames';

/** Above the field: which message is answered or edited, and the way out. */
export function ComposerStrip({ conversation, about }: { conversation: Conversation; about: Composing }) {
  const { t } = useTranslation();
  const nameOf = useNames(conversation);
  const { kind, message } = about;
  return (
    <div className={styles.strip} data-testid="composer-strip" data-kind={kind}>
      <span className={styles.icon} aria-hidden="true">
        {kind === 'reply' ? <ArrowReplyRegular /> : <EditRegular />}
      </span>
      <span className={styles.text}>
        <b>{kind === 'reply' ? t('actions.replyTo', { name: nameOf(message.authorId) }) : t('actions.editing')}</b>
        <span>
          <PlainBody body={message.body} />
        </span>
      </span>
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t(kind === 'reply' ? 'actions.cancelReply' : 'actions.cancelEdit')}
        onClick={() => endComposing(conversation.id)}
      />
    </div>
  );
}
