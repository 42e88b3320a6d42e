import { Button, Popover, PopoverSurface, PopoverTrigger, Tooltip } from '@fluentui/react-components';
import { CalendarSearchRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chatApi } from '../../../api/chat';
import { toast } from '../../../components/Toasts';
import { errorText } from '../../../lib/errorText';
import styles from './HistoryBar.module.css';
import { showLatest, showMessage } from './showMessage';

const DayCalendar = lazy(() => import('../../../components/DayCalendar'));

/** To the first message of a day, or of the first day after it that has one. */
export function DateJump({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);

  async function jump(day: Date): Promise<void> {
    setOpen(false);
    try {
      const seq = await chatApi.messageAt(conversationId, day.toISOString());
      await (seq === null ? showLatest(conversationId, { focus: true }) : showMessage(conversationId, seq));
    } catch (error) {
      toast(`${t('history.jumpFailed')} ${errorText(error)}`, 'failed');
    }
  }

  return (
    <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} trapFocus withArrow>
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={t('history.toDate')} relationship="label">
          <Button size="small" appearance="subtle" icon={<CalendarSearchRegular />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('history.toDate')}>
        <Suspense fallback={<div className={styles.loading} />}>
          <DayCalendar takesFocus maxDate={new Date()} onChoose={(day) => void jump(day)} />
        </Suspense>
      </PopoverSurface>
    </Popover>
  );
}
