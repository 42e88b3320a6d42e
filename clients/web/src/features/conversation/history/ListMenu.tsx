import { MenuItem } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { MouseEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useContextMenu } from '../../../components/ContextMenu';
import { chatCache } from '../../../realtime/runtime';
import { useChangePreferences } from '../../chats/usePreferences';
import { useAlwaysScroll } from './useAlwaysScroll';

/** The context menu of the list itself, where no message is: what holds for the whole conversation. */
export function useListMenu(conversationId: string, scroller: RefObject<HTMLElement | null>) {
  const menu = useContextMenu<string>((id) => (
    <>
      <SoundItem conversationId={id} />
      <AlwaysScrollItem conversationId={id} />
    </>
  ));
  return {
    element: menu.element,
    onContextMenu(event: MouseEvent) {
      if (!(event.target instanceof HTMLElement) || event.target.closest('a, article')) return;
      if (scroller.current) menu.open(event, scroller.current, conversationId);
    },
  };
}

function SoundItem({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(chatCache.conversationsQuery);
  const changePreferences = useChangePreferences();
  const on = data?.find(({ id }) => id === conversationId)?.preferences.sound ?? true;
  return (
    <MenuItem
      role="menuitemcheckbox"
      aria-checked={on}
      icon={on ? <CheckmarkRegular /> : <span />}
      onClick={() => void changePreferences(conversationId, { sound: !on })}
    >
      {t('preferences.sound')}
    </MenuItem>
  );
}

export function AlwaysScrollItem({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const [on, set] = useAlwaysScroll(conversationId);
  return (
    <MenuItem
      role="menuitemcheckbox"
      aria-checked={on}
      icon={on ? <CheckmarkRegular /> : <span />}
      onClick={() => set(!on)}
    >
      {t('history.alwaysScroll')}
    </MenuItem>
  );
}
