import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Tooltip } from '@fluentui/react-components';
import { DismissRegular, HistoryRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { toast } from '../../../components/Toasts';
import { errorText } from '../../../lib/errorText';
import { useLayout } from '../../../lib/layout';
import { DateJump } from './DateJump';
import styles from './HistoryBar.module.css';
import { AlwaysScrollItem } from './ListMenu';
import { PeriodStatus } from './PeriodStatus';
import { type PeriodName, periodNames, periodOf } from './periods';
import { showLatest, showMessage } from './showMessage';
import { clearPeriod, shownPeriod, usePeriodOf } from './shownPeriod';

/** Above the correspondence: the history of a period, and where one can jump to. */
export function HistoryBar({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const narrow = useLayout() === 'narrow';
  const period = usePeriodOf(conversation.id);

  function choose(name: PeriodName): void {
    if (period?.name === name) clearPeriod();
    else shownPeriod.set({ ...periodOf(name), conversationId: conversation.id, lastSeq: conversation.lastSeq });
  }

  return (
    <div className={styles.bar} role="toolbar" aria-label={t('history.bar')}>
      {narrow ? (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button size="small" appearance="subtle" icon={<HistoryRegular />}>
              {t(period ? `history.periods.${period.name}` : 'history.bar')}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {periodNames.map((name) => (
                <MenuItem key={name} onClick={() => choose(name)}>
                  {t(`history.periods.${name}`)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : (
        periodNames.map((name) => (
          <Button
            key={name}
            size="small"
            appearance="subtle"
            className={period?.name === name ? styles.chosen : undefined}
            aria-pressed={period?.name === name}
            onClick={() => choose(name)}
          >
            {t(`history.periods.${name}`)}
          </Button>
        ))
      )}
      {period && <PeriodStatus conversation={conversation} period={period} />}
      {period && (
        <Tooltip content={t('history.clear')} relationship="label">
          <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={clearPeriod} />
        </Tooltip>
      )}
      <span className={styles.gap} />
      <DateJump conversationId={conversation.id} />
      <JumpMenu conversation={conversation} />
    </div>
  );
}

function JumpMenu({ conversation: { id, unread, readSeq } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const go = (jump: Promise<void>) => void jump.catch((error) => toast(errorText(error), 'failed'));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={t('history.more')} relationship="label">
          <Button size="small" appearance="subtle" icon={<MoreHorizontalRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem disabled={unread === 0} onClick={() => go(showMessage(id, readSeq + 1))}>
            {t('history.firstUnread')}
          </MenuItem>
          <MenuItem onClick={() => go(showMessage(id, 1))}>{t('history.toBeginning')}</MenuItem>
          <MenuItem onClick={() => go(showLatest(id, { focus: true }))}>{t('conversation.toLatest')}</MenuItem>
          <AlwaysScrollItem conversationId={id} />
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
