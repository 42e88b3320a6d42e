import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { directoryApi } from '../../api/directory';
import { keys } from '../../api/queryClient';
import type { WorkspaceSettings as Settings } from '../../api/types';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { ChoiceSetting, SwitchSetting } from './Setting';

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
  const client = useQueryClient();
  const { data } = useQuery(workspaceQuery);

  async function decide(decision: Partial<Settings>): Promise<void> {
    try {
      await client.cancelQueries({ queryKey: keys.workspaceSettings });
      client.setQueryData(keys.workspaceSettings, await directoryApi.changeWorkspaceSettings(decision));
      // What is decided for everybody holds for the administrator too.
      await client.invalidateQueries({ queryKey: keys.settings });
    } catch (error) {
      toast(errorText(error), 'failed');
    }
  }

  return (
    <>
      <ChoiceSetting
        label={t('settings.receiptPolicy')}
        hint={t('settings.receiptPolicyHint')}
        value={data?.readReceipts as Policy | undefined}
        options={policies}
        textOf={(policy) => t(`settings.receiptPolicies.${policy}`)}
        onChoose={(policy) => void decide({ readReceipts: policy })}
      />
      <SwitchSetting
        label={t('settings.remindersForOthers')}
        hint={t('settings.remindersForOthersHint')}
        checked={data?.remindersForOthers === 'on'}
        onChange={(isOn) => void decide({ remindersForOthers: isOn ? 'on' : 'off' })}
      />
    </>
  );
}
