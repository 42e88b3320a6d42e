import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { DismissRegular, PinOffRegular, PinRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messagesApi } from '../../api/messages';
import { keys } from '../../api/queryClient';
import type { Conversation, Message } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { toast } from '../../components/Toasts';
import { useFormats } from '../../i18n/format';
import { errorText } from '../../lib/errorText';
import { showMessage } from '../conversation/history/showMessage';
import { PlainBody } from '../markdown';
import { togglePin } from './change';
import styles from './PinnedBar.module.css';
import { useNames } from './useNames';

/** Below the head while something is pinned: the newest pin, and the way to all of them. */
export function PinnedBar({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const formats = useFormats();
  const nameOf = useNames(conversation);
  const [open, setOpen] = useState(false);
  const { data: pins = [] } = useQuery({
    queryKey: keys.pins(conversation.id),
    queryFn: ({ signal }) => messagesApi.pins(conversation.id, signal),
  });
  const [newest] = pins;
  if (!newest) return null;

  function show(message: Message): void {
    setOpen(false);
    showMessage(message.conversationId, message.seq).catch((error) => toast(errorText(error), 'failed'));
  }

  return (
    <div className={styles.bar} data-testid="pinned-bar">
      <PinRegular aria-hidden="true" className={styles.icon} />
      <button type="button" className={styles.newest} onClick={() => show(newest)}>
        <b>{nameOf(newest.authorId)}</b>
        <span>
          <PlainBody body={newest.body} />
        </span>
      </button>
      <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
        {t('actions.allPins', { count: pins.length })}
      </Button>
      <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle
              action={
                <DialogTrigger action="close">
                  <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('person.close')} />
                </DialogTrigger>
              }
            >
              {t('actions.pins')}
            </DialogTitle>
            <DialogContent>
              <ul className={styles.list}>
                {pins.map((message) => (
                  <li key={message.seq} data-testid="pin">
                    <button type="button" className={styles.pin} onClick={() => show(message)}>
                      <b>{nameOf(message.authorId)}</b>
                      <span>
                        <PlainBody body={message.body} />
                      </span>
                      <small>
                        {t('actions.pinnedBy', {
                          name: nameOf(message.pinnedBy ?? ''),
                          time: formats.brief(message.pinnedAt ?? message.createdAt),
                        })}
                      </small>
                    </button>
                    <Button
                      appearance="subtle"
                      icon={<PinOffRegular />}
                      aria-label={t('actions.unpin')}
                      onClick={() => void togglePin(message, userId)}
                    />
                  </li>
                ))}
              </ul>
            </DialogContent>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </div>
  );
}
