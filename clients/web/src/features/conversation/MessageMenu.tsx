import { MenuItem } from '@fluentui/react-components';
import { CopyRegular, LinkRegular } from '@fluentui/react-icons';
import { type MouseEvent, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Message } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useContextMenu } from '../../components/ContextMenu';
import { copyText } from '../../components/copyText';
import { MessageActions } from '../actions';
import { forCopy } from '../markdown';
import { useCopyLink } from './history/useCopyLink';
import type { Row } from './rows';

/** The context menu of a message: right button, Shift+F10, the menu key, or its button. Links keep the browser's own menu. */
export function useMessageMenu(rows: readonly Row[], conversation: Conversation) {
  const { t } = useTranslation();
  const copyLink = useCopyLink(conversation.id);
  const { id: userId } = useUser();
  const menu = useContextMenu<Row>((row) =>
    row.message ? (
      <MessageActions
        conversation={conversation}
        message={row.message}
        userId={userId}
        copyLink={
          <MenuItem icon={<LinkRegular />} onClick={() => copyLink(row.seq ?? 0)}>
            {t('history.copyLink')}
          </MenuItem>
        }
      />
    ) : (
      <MenuItem icon={<CopyRegular />} onClick={() => void copyText(forCopy(row.body))}>
        {t('message.copy')}
      </MenuItem>
    ),
  );
  const present = useRef({ rows, menu });
  present.current = { rows, menu };

  return {
    element: menu.element,
    onContextMenu(event: MouseEvent) {
      if (!(event.target instanceof HTMLElement) || event.target.closest('a')) return;
      if (window.getSelection()?.isCollapsed === false) return;
      const article = event.target.closest<HTMLElement>('article');
      const row = rows.find(({ key }) => key === article?.dataset.key);
      if (row && article) menu.open(event, article, row);
    },
    openBelow: useCallback((message: Message, button: HTMLElement) => {
      const row = present.current.rows.find(({ seq }) => seq === message.seq);
      if (row) present.current.menu.openBelow(button, row, button.closest('article') ?? button);
    }, []),
  };
}
