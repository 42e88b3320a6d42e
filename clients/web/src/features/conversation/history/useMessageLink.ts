import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { toast } from '../../../components/Toasts';
import { errorText } from '../../../lib/errorText';
import { showMessage } from './showMessage';

/** Follows `?message=seq`, or what else the parameter is called, once. True until the message can be shown: what would be shown before is not worth loading. */
export function useMessageLink(conversationId: string, parameter = 'message'): boolean {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const seq = Number(parameters.get(parameter) ?? Number.NaN);
  const wanted = Number.isSafeInteger(seq) && seq > 0;
  const [followed, setFollowed] = useState<number | null>(null);

  useEffect(() => {
    if (!wanted) return;
    let left = false;
    showMessage(conversationId, seq)
      .catch((error) => toast(`${t('history.jumpFailed')} ${errorText(error)}`, 'failed'))
      .finally(() => {
        if (left) return;
        setFollowed(seq);
        setParameters(
          (present) => {
            present.delete(parameter);
            return present;
          },
          { replace: true },
        );
      });
    return () => {
      left = true;
    };
  }, [conversationId, parameter, seq, wanted, setParameters, t]);

  return wanted && followed !== seq;
}
