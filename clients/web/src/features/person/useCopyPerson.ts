import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../components/copyText';
import { toast } from '../../components/Toasts';
import { useFormats } from '../../i18n/format';
import { errorText } from '../../lib/errorText';
import { toText } from './facts';
import { personQuery } from './personQuery';

export function useCopyPerson(): (personId: string) => Promise<void> {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  return useCallback(
    async (personId) => {
      try {
        const person = await client.fetchQuery(personQuery(personId));
        await copyText(toText(person, t, formats, new Date()));
      } catch (error) {
        toast(errorText(error), 'failed');
      }
    },
    [client, t, formats],
  );
}
