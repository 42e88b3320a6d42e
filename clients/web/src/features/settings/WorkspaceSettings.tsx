import { Dropdown, Option } from '@fluentui/react-components';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { directoryApi } from '../../api/directory';
import { keys } from '../../api/queryClient';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { Setting } from './Setting';
import styles from './SettingsPage.module.css';

const policies = ['choice', 'on', 'off'] as const;
type Policy = (typeof policies)[number];

const workspaceQuery = queryOptions({
  queryKey: keys.workspaceSettings,
  queryFn: ({ signal }) => directoryApi.workspaceSettings(signal),
  refetchOnWindowFocus: 'always',
});

/** What administrators decide for everybody. */
export function WorkspaceSettings() {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const { data } = useQuery(workspaceQuery);
  const policy = data?.readReceipts as Policy | undefined;

  async function decide(readReceipts: Policy): Promise<void> {
    try {
      await client.cancelQueries({ queryKey: keys.workspaceSettings });
      client.setQueryData(keys.workspaceSettings, await directoryApi.changeWorkspaceSettings({ readReceipts }));
    } catch (error) {
      toast(errorText(error), 'failed');
    }
  }

  return (
    <Setting id={id} label={t('settings.receiptPolicy')} hint={t('settings.receiptPolicyHint')}>
      <Dropdown
        id={`${id}-control`}
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        className={styles.dropdown}
        disabled={!policy}
        value={policy ? t(`settings.receiptPolicies.${policy}`) : ''}
        selectedOptions={policy ? [policy] : []}
        onOptionSelect={(_, { optionValue }) => void decide(optionValue as Policy)}
      >
        {policies.map((option) => (
          <Option key={option} value={option}>
            {t(`settings.receiptPolicies.${option}`)}
          </Option>
        ))}
      </Dropdown>
    </Setting>
  );
}
