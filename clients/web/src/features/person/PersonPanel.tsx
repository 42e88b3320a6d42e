import { useTranslation } from 'react-i18next';
import { SidePanel, SidePanelClose } from '../../components/SidePanel';
import styles from './Person.module.css';
import { PersonCard } from './PersonCard';

interface PersonPanelProps {
  personId: string;
  name: string;
  onClose(): void;
}

/** Who one is talking with, beside the conversation. */
export function PersonPanel({ personId, name, onClose }: PersonPanelProps) {
  const { t } = useTranslation();
  return (
    <SidePanel stays className={styles.panel} label={t('person.panel', { name })} onClose={onClose}>
      <SidePanelClose onClose={onClose} />
      <PersonCard personId={personId} />
    </SidePanel>
  );
}
