import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chatApi } from '../../api/chat';
import type { ScheduledMessage } from '../../api/types';
import { isFuture, TimeField } from '../../components/TimeField';
import { toast } from '../../components/Toasts';
import { useFormats } from '../../i18n/format';
import { bodyLimit, byteLength, hasVisibleText, normalizeBody } from '../../lib/body';
import { errorText } from '../../lib/errorText';
import { outbox } from '../../realtime/runtime';
import { PlainBody } from '../markdown';
import styles from './Scheduled.module.css';
import { refreshScheduled } from './useScheduled';

/** One message that waits: what and when, with what can be done about it. */
export function ScheduledItem({ message }: { message: ScheduledMessage }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);

  async function act(action: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    try {
      await action();
      setEditing(false);
    } catch (error) {
      toast(errorText(error), 'failed');
    } finally {
      setBusy(false);
      await refreshScheduled();
    }
  }

  async function sendNow(): Promise<void> {
    await chatApi.cancelScheduled(message.id);
    outbox.enqueue(message.conversationId, message.body);
  }

  return (
    <li className={styles.item} data-testid="scheduled">
      <div className={styles.when}>
        <time dateTime={message.sendAt}>{formats.moment(message.sendAt)}</time>
        {message.failure && <span className={styles.failure}>{t('scheduled.failed')}</span>}
      </div>
      {editing ? (
        <EditForm
          message={message}
          busy={busy}
          onCancel={() => setEditing(false)}
          onSave={(body, time) => void act(() => chatApi.reschedule(message.id, { body, sendAt: time.toISOString() }))}
        />
      ) : (
        <>
          <p className={styles.body} dir="auto">
            <PlainBody body={message.body} />
          </p>
          <div className={styles.actions}>
            <Button size="small" disabledFocusable={busy} onClick={() => setEditing(true)}>
              {t('scheduled.edit')}
            </Button>
            <Button size="small" disabledFocusable={busy} onClick={() => void act(sendNow)}>
              {t('scheduled.now')}
            </Button>
            <Button
              size="small"
              disabledFocusable={busy}
              onClick={() => void act(() => chatApi.cancelScheduled(message.id))}
            >
              {t('scheduled.cancel')}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}

interface EditFormProps {
  message: ScheduledMessage;
  busy: boolean;
  onCancel(): void;
  onSave(body: string, time: Date): void;
}

function EditForm({ message, busy, onCancel, onSave }: EditFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(message.body);
  const [time, setTime] = useState<Date | null>(() => new Date(message.sendAt));
  const body = normalizeBody(text);
  const valid = hasVisibleText(body) && byteLength(body) <= bodyLimit && isFuture(time);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) onSave(body, time);
      }}
    >
      <Field label={t('scheduled.text')}>
        <Textarea value={text} rows={4} onChange={(_, data) => setText(data.value)} />
      </Field>
      <TimeField value={time} onChange={setTime} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" size="small" disabledFocusable={busy || !valid}>
          {t('scheduled.save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('scheduled.back')}
        </Button>
      </div>
    </form>
  );
}
