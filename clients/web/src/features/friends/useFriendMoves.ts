import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FriendGroup } from '../../api/types';
import { toast } from '../../components/Toasts';
import { useContacts } from '../contacts/useContacts';
import { placeBeside } from './groups';
import { useFriendChanges, useFriendGroups } from './useFriendGroups';

/** A group, or a person in it. */
interface Movable {
  groupId: string;
  personId?: string;
}

/** A step up or down in the order that is on screen, for keys and menus. */
export function useFriendMoves() {
  const { t } = useTranslation();
  const { data: groups } = useFriendGroups();
  const { data: contacts } = useContacts();
  const changes = useFriendChanges();

  /** The id that the row would pass: of those on screen, because whoever left is in the list and not there. */
  const neighbourOf = useCallback(
    ({ groupId, personId }: Movable, step: -1 | 1): string | undefined => {
      if (!personId) {
        const index = groups?.findIndex(({ id }) => id === groupId) ?? -1;
        return index < 0 ? undefined : groups?.[index + step]?.id;
      }
      const shown = groups?.find(({ id }) => id === groupId)?.personIds.filter((id) => contacts?.peopleById.has(id));
      const index = shown?.indexOf(personId) ?? -1;
      return index < 0 ? undefined : shown?.[index + step];
    },
    [groups, contacts],
  );

  return useMemo(
    () => ({
      canMove: (row: Movable, step: -1 | 1) => neighbourOf(row, step) !== undefined,
      move(row: Movable, step: -1 | 1): void {
        const neighbour = neighbourOf(row, step);
        const group = groups?.find(({ id }) => id === row.groupId);
        if (!neighbour || !groups || !group) return;
        if (row.personId) {
          const position = placeBeside(group.personIds, row.personId, neighbour, step > 0);
          void changes.put(group.id, row.personId, position);
        } else {
          const ids = groups.map(({ id }) => id);
          void changes.move(group.id, placeBeside(ids, group.id, neighbour, step > 0));
        }
      },
      take(group: FriendGroup, personId: string): void {
        const name = contacts?.peopleById.get(personId)?.displayName ?? '';
        void changes.take(group.id, personId).then((done) => {
          if (done) toast(t('friends.taken', { name, group: group.name }));
        });
      },
    }),
    [neighbourOf, groups, contacts, changes, t],
  );
}
