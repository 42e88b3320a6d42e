import { Button } from '@fluentui/react-components';
import { ArrowForwardRegular, CopyRegular, DeleteRegular, DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Message } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { copyText } from '../../components/copyText';
import { useFormats } from '../../i18n/format';
import { chatCache } from '../../realtime/runtime';
import { mayDelete } from '../groups/rights';
import { useRootConversation } from '../threads/useRootConversation';
import { transcript } from './change';
import { showDialog } from './dialogs';
import styles from './SelectionBar.module.css';
import { endSelection, type Selection } from './selection';
import { useNames } from './useNames';

/** In the composer's place while messages are being chosen: how many, and what can be done with all of them. */
export function SelectionBar({ conversation, chosen }: { conversation: Conversation; chosen: Selection }) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const formats = useFormats();
  const root = useRootConversation(conversation);
  const nameOf = useNames(conversation);
  const bar = useRef<HTMLDivElement>(null);

  const messages = [...chosen.seqs]
    .sort((a, b) => a - b)
    .map((seq) => chatCache.message(conversation.id, seq))
    .filter((message): message is Message => message !== undefined && message.deletedAt == null);
  const allDeletable = messages.length > 0 && messages.every((message) => mayDelete(root, message, userId));

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role=dialog]')) return;
      endSelection();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  function copy(): void {
    void copyText(transcript(messages, nameOf, (iso) => `${formats.day(iso)}, ${formats.time(iso)}`));
    endSelection();
  }

  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label={t('actions.selection')}
      data-testid="selection-bar"
    >
      <span className={styles.count} role="status">
        {t('actions.selected', { count: messages.length })}
      </span>
      <Button icon={<CopyRegular />} disabledFocusable={messages.length === 0} onClick={copy}>
        {t('message.copy')}
      </Button>
      <Button
        icon={<ArrowForwardRegular />}
        disabledFocusable={messages.length === 0}
        onClick={() => showDialog('forward', ...messages)}
      >
        {t('actions.forward')}
      </Button>
      <Button
        icon={<DeleteRegular />}
        disabledFocusable={!allDeletable}
        onClick={() => showDialog('delete', ...messages)}
      >
        {t('actions.delete')}
      </Button>
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t('actions.endSelection')}
        onClick={endSelection}
      />
    </div>
  );
}
