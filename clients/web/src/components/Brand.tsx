import styles from './Brand.module.css';

export function Brand({ size = 'small' }: { size?: 'small' | 'large' }) {
  return <span className={`${styles.mark} ${styles[size]}`} aria-hidden="true" />;
}
