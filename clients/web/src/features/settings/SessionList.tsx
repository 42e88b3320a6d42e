import { Button } from '@fluentui/react-components';
import { DesktopRegular, PhoneRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { directoryApi } from '../../api/directory';
import { keys } from '../../api/queryClient';
import type { Session } from '../../api/types';
import { Notice } from '../../components/Notice';
import { SkeletonRows } from '../../components/Skeleton';
import { toast } from '../../components/Toasts';
import { useFormats } from '../../i18n/format';
import { errorText } from '../../lib/errorText';
import { describeClient } from './client';
import styles from './SettingsPage.module.css';

export function SessionList() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: keys.sessions,
    queryFn: ({ signal }) => directoryApi.sessions(signal),
    staleTime: 0,
  });
  const settled = {
    onSuccess: () => {
      toast(t('settings.sessionEnded'));
      return client.invalidateQueries({ queryKey: keys.sessions });
    },
    onError: (error: Error) => toast(errorText(error), 'failed'),
  };
  const end = useMutation({ mutationFn: (id: string) => directoryApi.endSession(id), ...settled });
  const endOthers = useMutation({ mutationFn: () => directoryApi.endOtherSessions(), ...settled });

  if (sessions.isPending) return <SkeletonRows count={2} />;
  if (sessions.isError) {
    return (
      <Notice
        role="alert"
        title={t('settings.failed')}
        action={{ label: t('error.retry'), onClick: () => void sessions.refetch() }}
      />
    );
  }

  const sorted = [...sessions.data].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt),
  );
  const others = sorted.length > 1;
  return (
    <>
      <ul className={styles.sessions}>
        {sorted.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
        ))}
      </ul>
      {others ? (
        <Button className={styles.endOthers} onClick={() => endOthers.mutate()} disabledFocusable={endOthers.isPending}>
          {t('settings.endOthers')}
        </Button>
      ) : (
        <p className={styles.noOthers}>{t('settings.noOthers')}</p>
      )}
    </>
  );
}

function SessionRow({ session, onEnd }: { session: Session; onEnd(): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = describeClient(session.client);
  const name = client ? t('settings.clientOn', { browser: client.browser, system: client.system }) : session.client;
  const Icon = client?.mobile ? PhoneRegular : DesktopRegular;
  return (
    <li>
      <Icon className={styles.sessionIcon} aria-hidden="true" />
      <div>
        <p className={styles.sessionName}>
          {name}
          {session.current && <span>{t('settings.thisSession')}</span>}
        </p>
        <p>
          {[
            session.ipAddress,
            t('settings.lastUsed', { time: formats.moment(session.lastUsedAt) }),
            t('settings.signedInAt', { time: formats.moment(session.createdAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {!session.current && (
        <Button size="small" aria-label={t('settings.endSessionOf', { client: name })} onClick={onEnd}>
          {t('settings.endSession')}
        </Button>
      )}
    </li>
  );
}
