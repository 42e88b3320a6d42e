import { Button, ToggleButton, Tooltip } from '@fluentui/react-components';
import { AlertOnRegular, AlertRegular, ArrowLeftRegular, DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { useLayout } from '../../lib/layout';
import styles from './ThreadPanel.module.css';
import { useFollow } from './useFollow';

interface ThreadHeadProps {
  thread: Conversation | undefined;
  /** The conversation that its root stands in. */
  name: string;
  onClose(): void;
}

export function ThreadHead({ thread, name, onClose }: ThreadHeadProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const follow = useFollow();
  const narrow = layout === 'narrow';
  const Heading = narrow ? 'h1' : 'h2';
  const following = thread?.thread?.isFollowing ?? false;
  return (
    <header className={styles.head}>
      {narrow && (
        <Button
          appearance="subtle"
          icon={<ArrowLeftRegular className={styles.mirrored} />}
          aria-label={t('nav.back')}
          onClick={onClose}
        />
      )}
      <div className={styles.title}>
        <Heading>{t('threads.title')}</Heading>
        <small dir="auto">{t('threads.in', { name })}</small>
      </div>
      {thread && (
        <Tooltip content={t('threads.followHint')} relationship="description">
          <ToggleButton
            appearance="subtle"
            size="small"
            className={styles.follow}
            icon={following ? <AlertOnRegular /> : <AlertRegular />}
            checked={following}
            onClick={() => void follow(thread, !following)}
            data-testid="thread-follow"
          >
            {t(following ? 'threads.following' : 'threads.follow')}
          </ToggleButton>
        </Tooltip>
      )}
      {!narrow && (
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('threads.close')} onClick={onClose} />
      )}
    </header>
  );
}
