import { Menu, MenuList, MenuPopover, type PositioningVirtualElement } from '@fluentui/react-components';
import { type MouseEvent, type ReactNode, useState } from 'react';

interface Opened<T> {
  subject: T;
  focusOn: HTMLElement;
  focusAfter: HTMLElement;
  target: PositioningVirtualElement;
}

/** A menu at the pointer, or at the element itself when the keyboard asked for it. The focus returns to the element. */
export function useContextMenu<T>(items: (subject: T) => ReactNode) {
  const [opened, setOpened] = useState<Opened<T> | null>(null);

  const element = opened && (
    <Menu
      open
      positioning={{ target: opened.target, position: 'below', align: 'start' }}
      onOpenChange={(_, { open, type }) => {
        if (open) return;
        setOpened(null);
        (type === 'menuItemClick' ? opened.focusAfter : opened.focusOn).focus();
      }}
    >
      <MenuPopover>
        <MenuList>{items(opened.subject)}</MenuList>
      </MenuPopover>
    </Menu>
  );

  return {
    element,
    /** Opens it below the element that asked for it, which gets the focus back; after an action `focusAfter` does. */
    openBelow(focusOn: HTMLElement, subject: T, focusAfter = focusOn) {
      const target = { getBoundingClientRect: () => focusOn.getBoundingClientRect() };
      setOpened({ subject, focusOn, focusAfter, target });
    },
    /** `focusOn` gets the focus back; `placeBy` is where a keyboard's menu opens, when that is another element. */
    open(event: MouseEvent, focusOn: HTMLElement, subject: T, placeBy: HTMLElement = focusOn) {
      event.preventDefault();
      const byPointer = event.clientX !== 0 || event.clientY !== 0;
      const { clientX, clientY } = event;
      setOpened({
        subject,
        focusOn,
        focusAfter: focusOn,
        target: {
          getBoundingClientRect: () =>
            byPointer ? new DOMRect(clientX, clientY, 0, 0) : placeBy.getBoundingClientRect(),
        },
      });
    },
  };
}
