import { Button, Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { ClockRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Scheduled.module.css';
import { ScheduledItem } from './ScheduledItem';
import { useScheduled } from './useScheduled';

/** Says how many messages wait here for their time, and opens their list. */
export function ScheduledStrip({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const messages = useScheduled(conversationId);
  const [open, setOpen] = useState(false);
  const failed = messages.some(({ failure }) => failure);
  if (messages.length === 0) return null;
  return (
    <>
      <button type="button" className={styles.strip} data-failed={failed} onClick={() => setOpen(true)}>
        <ClockRegular />
        {t('scheduled.count', { count: messages.length })}
      </button>
      <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle
              action={
                <Button
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={t('scheduled.close')}
                  onClick={() => setOpen(false)}
                />
              }
            >
              {t('scheduled.title')}
            </DialogTitle>
            <DialogContent>
              <ul className={styles.list}>
                {messages.map((message) => (
                  <ScheduledItem key={message.id} message={message} />
                ))}
              </ul>
            </DialogContent>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
