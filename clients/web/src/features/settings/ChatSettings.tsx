import { useTranslation } from 'react-i18next';
import { useSettings } from '../../settings';
import { choose, SwitchSetting } from './Setting';

export function ChatSettings() {
  const { t } = useTranslation();
  const { sendOnEnter, typingNotices, readReceipts, readReceiptsPolicy } = useSettings();
  return (
    <>
      <SwitchSetting
        label={t('settings.sendOnEnter')}
        hint={t('settings.sendOnEnterHint')}
        checked={sendOnEnter}
        onChange={(on) => choose({ sendOnEnter: on })}
      />
      <SwitchSetting
        label={t('settings.typingNotices')}
        hint={t('settings.typingNoticesHint')}
        checked={typingNotices}
        onChange={(on) => choose({ typingNotices: on })}
      />
      <SwitchSetting
        label={t('settings.readReceipts')}
        hint={
          readReceiptsPolicy === 'choice'
            ? t('settings.readReceiptsHint')
            : t(readReceiptsPolicy === 'on' ? 'settings.readReceiptsOn' : 'settings.readReceiptsOff')
        }
        checked={readReceiptsPolicy === 'choice' ? readReceipts : readReceiptsPolicy === 'on'}
        disabled={readReceiptsPolicy !== 'choice'}
        onChange={(on) => choose({ readReceipts: on })}
      />
    </>
  );
}
