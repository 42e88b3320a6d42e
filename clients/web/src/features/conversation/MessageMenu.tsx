import { MenuItem } from '@fluentui/react-components';
import { CopyRegular, LinkRegular } from '@fluentui/react-icons';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useContextMenu } from '../../components/ContextMenu';
import { copyText } from '../../components/copyText';
import { useCopyLink } from './history/useCopyLink';
import type { Row } from './rows';

/** The context menu of a message: right button, Shift+F10 or the menu key. Links keep the browser's own menu. */
export function useMessageMenu(rows: readonly Row[], conversationId: string) {
  const { t } = useTranslation();
  const copyLink = useCopyLink(conversationId);
  const menu = useContextMenu<Row>((row) => (
    <>
      <MenuItem icon={<CopyRegular />} onClick={() => void copyText(row.body)}>
        {t('message.copy')}
      </MenuItem>
      {row.seq !== null && (
        <MenuItem icon={<LinkRegular />} onClick={() => copyLink(row.seq ?? 0)}>
          {t('history.copyLink')}
        </MenuItem>
      )}
    </>
  ));

  return {
    element: menu.element,
    onContextMenu(event: MouseEvent) {
      if (!(event.target instanceof HTMLElement) || event.target.closest('a')) return;
      if (window.getSelection()?.isCollapsed === false) return;
      const article = event.target.closest<HTMLElement>('article');
      const row = rows.find(({ key }) => key === article?.dataset.key);
      if (row && article) menu.open(event, article, row);
    },
  };
}
