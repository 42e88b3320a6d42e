import { useMediaQuery } from './useMediaQuery';

/** narrow: one page at a time; medium: list and conversation, the panel slides over; wide: all side by side. */
export type Layout = 'narrow' | 'medium' | 'wide';

export function useLayout(): Layout {
  const wide = useMediaQuery('(min-width: 1180px)');
  const narrow = useMediaQuery('(max-width: 719.98px)');
  if (narrow) return 'narrow';
  return wide ? 'wide' : 'medium';
}
