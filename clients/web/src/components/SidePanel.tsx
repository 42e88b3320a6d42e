import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular, DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLayout } from '../lib/layout';
import styles from './SidePanel.module.css';

interface SidePanelProps {
  label: string;
  className: string | undefined;
  /** Where there is room for it, it stays until it is put away elsewhere: then Escape does not close it. */
  stays?: boolean;
  onClose(): void;
  children: ReactNode;
  'data-testid'?: string;
}

/** What stands beside a conversation: a column where there is room, else over it, else a page. */
export function SidePanel({
  label,
  className,
  stays = false,
  onClose,
  children,
  'data-testid': testId,
}: SidePanelProps) {
  const layout = useLayout();
  const Element = layout === 'narrow' ? 'main' : 'aside';
  return (
    <>
      {layout === 'medium' && <div className={styles.scrim} onClick={onClose} aria-hidden="true" />}
      <Element
        className={`${styles.panel} ${styles[layout]} ${className}`}
        aria-label={label}
        data-testid={testId}
        onKeyDown={(event) => {
          // Menus and dialogs of the panel stand elsewhere in the page, and keep their Escape.
          const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
          const closes = layout !== 'wide' || !stays;
          if (event.key === 'Escape' && closes && inside && !event.isDefaultPrevented()) onClose();
        }}
      >
        {children}
      </Element>
    </>
  );
}

/** The way out of a panel that stays: nothing where there is room for it. */
export function SidePanelClose({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const layout = useLayout();
  if (layout === 'wide') return null;
  return (
    <div className={`${styles.close} ${styles[layout]}`}>
      <Button
        autoFocus
        appearance="subtle"
        icon={layout === 'narrow' ? <ArrowLeftRegular className={styles.mirrored} /> : <DismissRegular />}
        aria-label={t(layout === 'narrow' ? 'nav.back' : 'person.close')}
        onClick={onClose}
      />
    </div>
  );
}
