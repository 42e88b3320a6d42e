import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { EmojiRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmojiPicker } from './EmojiPicker';
import { managerOpen } from './manager';

/** Opens the picker; it closes with a choice. */
export function EmojiButton({ onPick, label }: { onPick(emoji: string): void; label?: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const name = label ?? t('emoji.open');
  return (
    <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} positioning="above-start" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<EmojiRegular />} title={name} aria-label={name} />
      </PopoverTrigger>
      <PopoverSurface aria-label={name}>
        <EmojiPicker
          onPick={(emoji) => {
            setOpen(false);
            onPick(emoji);
          }}
          onManage={() => {
            setOpen(false);
            managerOpen.set(true);
          }}
        />
      </PopoverSurface>
    </Popover>
  );
}
