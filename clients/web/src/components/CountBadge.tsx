import styles from './CountBadge.module.css';

const mostShown = 99;

interface CountBadgeProps {
  count: number;
  /** What it counts, for whoever hears it; without it somebody else says so. */
  label?: string;
  size?: 'small' | 'medium';
  /** Where it stands. */
  className?: string;
}

/** How many of something wait. Nothing where nothing does. */
export function CountBadge({ count, label, size = 'medium', className = '' }: CountBadgeProps) {
  if (count === 0) return null;
  return (
    <span className={`${styles.badge} ${styles[size]} ${className}`}>
      <span aria-hidden="true">{count > mostShown ? `${mostShown}+` : count}</span>
      {label && <span className="visually-hidden">{label}</span>}
    </span>
  );
}
