import { Button, Tooltip } from '@fluentui/react-components';
import { ArrowLeftRegular, PanelRightContractRegular, PanelRightRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Avatar } from '../../components/Avatar';
import { useLayout } from '../../lib/layout';
import { usePerson } from '../contacts';
import styles from './ConversationPage.module.css';
import type { Peer } from './peer';

interface ConversationHeadProps {
  peer: Peer;
  panelShown: boolean;
  onTogglePanel(): void;
}

export function ConversationHead({ peer, panelShown, onTogglePanel }: ConversationHeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const layout = useLayout();
  const person = usePerson(peer.userId);
  const panelText = t(panelShown ? 'person.hidePanel' : 'person.showPanel');
  return (
    <header className={styles.head}>
      {layout === 'narrow' && (
        <Button
          appearance="subtle"
          icon={<ArrowLeftRegular className={styles.mirrored} />}
          aria-label={t('nav.back')}
          onClick={() => navigate('/chats')}
        />
      )}
      <button type="button" className={styles.title} onClick={onTogglePanel} tabIndex={-1}>
        <Avatar id={peer.userId} name={peer.displayName} photoUrl={person?.photoUrl} />
        <span className={styles.titleText}>
          <h1 dir="auto">{peer.displayName}</h1>
          {person?.position && <small dir="auto">{person.position}</small>}
        </span>
      </button>
      <Tooltip content={panelText} relationship="label">
        <Button
          appearance="subtle"
          icon={
            panelShown ? (
              <PanelRightContractRegular className={styles.mirrored} />
            ) : (
              <PanelRightRegular className={styles.mirrored} />
            )
          }
          aria-expanded={panelShown}
          onClick={onTogglePanel}
        />
      </Tooltip>
    </header>
  );
}
