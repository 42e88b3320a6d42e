import { Button } from '@fluentui/react-components';
import { ArrowForwardRegular, CopyRegular, DeleteRegular, DismissRegular } from '@fluentui/react-icons';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Message } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { copyText } from '../../components/copyText';
import { useFormats } from '../../i18n/format';
import { useLayout } from '../../lib/layout';
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
      <Action icon={<CopyRegular />} text={t('message.copy')} disabled={messages.length === 0} onClick={copy} />
      <Action
        icon={<ArrowForwardRegular />}
        text={t('actions.forward')}
        disabled={messages.length === 0}
        onClick={() => showDialog('forward', ...messages)}
      />
      <Action
        icon={<DeleteRegular />}
        text={t('actions.delete')}
        disabled={!allDeletable}
        onClick={() => showDialog('delete', ...messages)}
      />
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t('actions.endSelection')}
        onClick={endSelection}
      />
    </div>
  );
}

interface ActionProps {
  icon: ReactElement;
  text: string;
  disabled: boolean;
  onClick(): void;
}

/** On a phone there is room for the icons only. */
function Action({ icon, text, disabled, onClick }: ActionProps) {
  const narrow = useLayout() === 'narrow';
  return (
    <Button icon={icon} aria-label={text} disabledFocusable={disabled} onClick={onClick}>
      {narrow ? null : text}
    </Button>
  );
}
