import { type ReactNode, useEffect, useState } from 'react';

/** Around a dialog that no trigger opened: the focus goes back to where it was. */
export function FocusReturn({ children }: { children: ReactNode }) {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) requestAnimationFrame(() => before.focus());
    },
    [before],
  );
  return children;
}
