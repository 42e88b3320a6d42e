import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { CalendarClockRegular, ClockRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chatApi } from '../../api/chat';
import { isFuture, TimeField } from '../../components/TimeField';
import { toast } from '../../components/Toasts';
import { useReturnFocus } from '../../components/useReturnFocus';
import { useFormats } from '../../i18n/format';
import { errorText } from '../../lib/errorText';
import { newId } from '../../lib/id';
import { presets } from './times';
import { refreshScheduled } from './useScheduled';

interface SendLaterProps {
  conversationId: string;
  body: string;
  disabled: boolean;
  /** Asks where a question is due, then goes on. */
  guard(body: string, send: () => void): void;
  onScheduled(): void;
}

/** Beside Send: at one of the usual times, or at any. */
export function SendLater({ conversationId, body, disabled, guard, onScheduled }: SendLaterProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [choosing, setChoosing] = useState(false);
  const [now, setNow] = useState(() => new Date());
  const [busy, setBusy] = useState(false);
  // The same for the same text: what was scheduled without an answer is not scheduled twice.
  const attempt = useRef({ id: '', body: '' });

  async function schedule(time: Date): Promise<void> {
    setBusy(true);
    if (attempt.current.body !== body) attempt.current = { id: newId(), body };
    try {
      await chatApi.schedule(conversationId, attempt.current.id, body, time.toISOString());
      attempt.current = { id: '', body: '' };
      setChoosing(false);
      onScheduled();
      toast(t('scheduled.done', { time: formats.moment(time.toISOString()) }));
      await refreshScheduled();
    } catch (error) {
      toast(errorText(error), 'failed');
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Menu positioning="above-end" onOpenChange={() => setNow(new Date())}>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<ClockRegular />}
            disabledFocusable={disabled || busy}
            title={t('scheduled.later')}
            aria-label={t('scheduled.later')}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {presets(now).map(({ key, time }) => (
              <MenuItem
                key={key}
                secondaryContent={formats.brief(time.toISOString())}
                onClick={() => guard(body, () => void schedule(time))}
              >
                {t(`scheduled.preset.${key}`)}
              </MenuItem>
            ))}
            <MenuItem icon={<CalendarClockRegular />} onClick={() => setChoosing(true)}>
              {t('scheduled.choose')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {choosing && (
        <TimeDialog
          busy={busy}
          onClose={() => setChoosing(false)}
          onChoose={(time) => guard(body, () => void schedule(time))}
        />
      )}
    </>
  );
}

interface TimeDialogProps {
  busy: boolean;
  onClose(): void;
  onChoose(time: Date): void;
}

function TimeDialog({ busy, onClose, onChoose }: TimeDialogProps) {
  const { t } = useTranslation();
  useReturnFocus();
  const [time, setTime] = useState<Date | null>(() => presets(new Date())[0]?.time ?? null);
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isFuture(time)) onChoose(time);
          }}
        >
          <DialogBody>
            <DialogTitle>{t('scheduled.later')}</DialogTitle>
            <DialogContent>
              <TimeField value={time} onChange={setTime} />
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabledFocusable={busy || !isFuture(time)}>
                {t('scheduled.schedule')}
              </Button>
              <Button onClick={onClose}>{t('scheduled.back')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
