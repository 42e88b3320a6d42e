import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Skeleton.module.css';

/** Rows in the shape of what is coming, after a moment: what loads fast must not flicker. */
export function SkeletonRows({ count, label }: { count: number; label?: string }) {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={label ?? t('app.loading')} className={styles.rows}>
      {visible &&
        Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <div key={index} className={styles.row}>
            <span className={styles.circle} />
            <span className={styles.lines}>
              <span />
              <span />
            </span>
          </div>
        ))}
    </div>
  );
}
