import { Button } from '@fluentui/react-components';
import styles from './ShowMore.module.css';

interface ShowMoreProps {
  /** An infinite query. */
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };
  label: string;
}

/** Below a list that comes in pages, as long as there is another one. */
export function ShowMore({ pages, label }: ShowMoreProps) {
  if (!pages.hasNextPage) return null;
  return (
    <Button
      className={styles.more}
      appearance="subtle"
      disabledFocusable={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {label}
    </Button>
  );
}
