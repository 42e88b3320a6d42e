import { useTranslation } from 'react-i18next';
import { useStore } from '../../lib/store';
import { useSettings } from '../../settings';
import { usePermission } from '../notifications/permission';
import { pushReach } from '../notifications/push';
import { ChoiceSetting, choose } from './Setting';

const choices = ['always', 'whenAway', 'never'] as const;
type Choice = (typeof choices)[number];

/** When devices on which the app is closed are told, and whether this browser is one that can be. */
export function PushSetting() {
  const { t } = useTranslation();
  const { push } = useSettings();
  const { permission } = usePermission();
  const reach = useStore(pushReach);
  const cannot = permission === 'granted' && push !== 'never' && (reach === 'unsupported' || reach === 'unavailable');
  return (
    <ChoiceSetting
      label={t('settings.push')}
      hint={cannot ? t(`settings.pushReach.${reach}`) : t('settings.pushHint')}
      value={push as Choice}
      options={choices}
      textOf={(choice) => t(`settings.pushChoices.${choice}`)}
      onChoose={(choice) => choose({ push: choice })}
    />
  );
}
