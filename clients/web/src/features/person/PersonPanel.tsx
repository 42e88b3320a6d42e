import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular, DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useLayout } from '../../lib/layout';
import styles from './Person.module.css';
import { PersonCard } from './PersonCard';

interface PersonPanelProps {
  personId: string;
  name: string;
  onClose(): void;
}

/** Beside the conversation: a column where there is room, else over it, else a page. */
export function PersonPanel({ personId, name, onClose }: PersonPanelProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const Element = layout === 'narrow' ? 'main' : 'aside';
  return (
    <>
      {layout === 'medium' && <div className={styles.scrim} onClick={onClose} aria-hidden="true" />}
      <Element
        className={`${styles.panel} ${styles[layout]}`}
        aria-label={t('person.panel', { name })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && layout !== 'wide') onClose();
        }}
      >
        {layout !== 'wide' && (
          <div className={styles.close}>
            <Button
              autoFocus
              appearance="subtle"
              icon={layout === 'narrow' ? <ArrowLeftRegular className={styles.mirrored} /> : <DismissRegular />}
              aria-label={t(layout === 'narrow' ? 'nav.back' : 'person.close')}
              onClick={onClose}
            />
          </div>
        )}
        <PersonCard personId={personId} />
      </Element>
    </>
  );
}
