import { useTranslation } from 'react-i18next';
import { useSettings } from '../../settings';
import { ChoiceSetting, choose } from './Setting';

const choices = ['never', '15', '60', '240', '1440'] as const;
type Choice = (typeof choices)[number];

/** After how long an e-mail tells of what is still unread. */
export function EmailSetting() {
  const { t } = useTranslation();
  const { emailAfterMinutes } = useSettings();
  return (
    <ChoiceSetting
      label={t('settings.email')}
      hint={t('settings.emailHint')}
      value={choices.find((choice) => choice === String(emailAfterMinutes)) ?? 'never'}
      options={choices}
      textOf={(choice: Choice) => t(`settings.emailChoices.${choice}`)}
      onChoose={(choice) => choose({ emailAfterMinutes: choice === 'never' ? null : Number(choice) })}
    />
  );
}
