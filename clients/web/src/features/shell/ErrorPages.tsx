import { LinkDismissRegular, WarningRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Notice } from '../../components/Notice';

export function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <main style={{ gridColumn: '2 / -1' }}>
      <Notice
        icon={<LinkDismissRegular />}
        title={t('app.notFoundTitle')}
        text={t('app.notFoundText')}
        action={{ label: t('app.toChats'), onClick: () => navigate('/chats') }}
      />
    </main>
  );
}

export function CrashPage() {
  const { t } = useTranslation();
  return (
    <main style={{ height: '100%' }}>
      <Notice
        role="alert"
        icon={<WarningRegular />}
        title={t('app.failedTitle')}
        text={t('app.failedText')}
        action={{ label: t('app.reload'), onClick: () => location.reload() }}
      />
    </main>
  );
}
