import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { PlainBody } from '../markdown';
import { deleteMessages } from './change';
import styles from './Dialogs.module.css';
import { closeDialog } from './dialogs';
import { MessageDialog } from './MessageDialog';
import { endSelection } from './selection';

/** Asks once: nobody brings a deleted message back. */
export function DeleteDialog({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  function remove(): void {
    closeDialog();
    endSelection();
    void deleteMessages(messages, userId);
  }
  return (
    <MessageDialog
      title={t('actions.deleteTitle', { count: messages.length })}
      closeText={t('actions.keep')}
      actions={
        <Button appearance="primary" onClick={remove}>
          {t('actions.deleteForAll')}
        </Button>
      }
    >
      <p>{t('actions.deleteText')}</p>
      {messages.length === 1 && (
        <blockquote className={styles.excerpt} dir="auto">
          <PlainBody body={messages[0]?.body ?? ''} />
        </blockquote>
      )}
    </MessageDialog>
  );
}
