import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Select,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../components/useReturnFocus';
import { type Expiry, expiries, minutesUntil } from './expiry';
import styles from './StatusDialog.module.css';
import { useChooseStatus } from './useChooseStatus';
import { useCurrentStatus, useOwnStatus } from './usePresence';

/** What people most often say of themselves; each with how long it usually holds. */
const suggestions = [
  { key: 'meeting', emoji: '📅', expiry: 'hour' },
  { key: 'lunch', emoji: '🍽️', expiry: 'hour' },
  { key: 'home', emoji: '🏠', expiry: 'today' },
  { key: 'ill', emoji: '🤒', expiry: 'today' },
  { key: 'vacation', emoji: '🌴', expiry: 'week' },
] as const;
const longestText = 100;

export function StatusDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  useReturnFocus();
  const present = useCurrentStatus(useOwnStatus()?.status);
  const { chooseStatus, clearStatus } = useChooseStatus();
  const [emoji, setEmoji] = useState(present?.emoji ?? '');
  const [text, setText] = useState(present?.text ?? '');
  const [expiry, setExpiry] = useState<Expiry>('today');
  const [saving, setSaving] = useState(false);
  const isEmpty = emoji.trim() === '' && text.trim() === '';

  async function save(done: Promise<boolean>): Promise<void> {
    setSaving(true);
    if (await done) onClose();
    else setSaving(false);
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (isEmpty || saving) return;
    void save(chooseStatus(emoji.trim() || null, text.trim() || null, minutesUntil(expiry, new Date())));
  }

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form onSubmit={onSubmit}>
          <DialogBody>
            <DialogTitle>{t('presence.statusTitle')}</DialogTitle>
            <DialogContent className={styles.content}>
              <div className={styles.what}>
                <Field label={t('presence.emoji')}>
                  <Input
                    className={styles.emoji}
                    value={emoji}
                    onChange={(_, { value }) => setEmoji(value)}
                    maxLength={40}
                  />
                </Field>
                <Field label={t('presence.text')} className={styles.text}>
                  <Input autoFocus value={text} onChange={(_, { value }) => setText(value)} maxLength={longestText} />
                </Field>
              </div>
              <Field label={t('presence.until')}>
                <Select value={expiry} onChange={(_, { value }) => setExpiry(value as Expiry)}>
                  {expiries.map((option) => (
                    <option key={option} value={option}>
                      {t(`presence.expiries.${option}`)}
                    </option>
                  ))}
                </Select>
              </Field>
              <ul className={styles.suggestions} aria-label={t('presence.suggestions')}>
                {suggestions.map(({ key, emoji: sign, expiry: usual }) => (
                  <li key={key}>
                    <Button
                      size="small"
                      shape="circular"
                      onClick={() => {
                        setEmoji(sign);
                        setText(t(`presence.suggested.${key}`));
                        setExpiry(usual);
                      }}
                    >
                      {sign} {t(`presence.suggested.${key}`)}
                    </Button>
                  </li>
                ))}
              </ul>
            </DialogContent>
            <DialogActions fluid>
              <Button appearance="primary" type="submit" disabledFocusable={isEmpty || saving}>
                {t('presence.save')}
              </Button>
              <Button onClick={onClose}>{t('presence.cancel')}</Button>
              {present && (
                <Button disabled={saving} onClick={() => void save(clearStatus())}>
                  {t('presence.clearStatus')}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
