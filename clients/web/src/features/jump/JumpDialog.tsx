import { Dialog, DialogSurface } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useUser } from '../../auth/useUser';
import { useReturnFocus } from '../../components/useReturnFocus';
import { chatCache } from '../../realtime/runtime';
import { useOpenChat } from '../chats/useOpenChat';
import { useContacts } from '../contacts';
import { PersonAvatar } from '../presence';
import { findTargets, type JumpTarget } from './findTargets';
import styles from './JumpDialog.module.css';

const listId = 'jump-results';
const optionId = (target: JumpTarget) => `jump-${target.key}`;

/** Ctrl+K: a few letters, Enter, and one is in the conversation. */
export function JumpDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  useReturnFocus();
  const { id: userId } = useUser();
  const { data: conversations = [] } = useQuery(chatCache.conversationsQuery);
  const { data: contacts, isPending } = useContacts();
  const openChat = useOpenChat();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const searched = useDeferredValue(query);

  const targets = useMemo(
    () => findTargets(conversations, contacts, searched, userId),
    [conversations, contacts, searched, userId],
  );
  const chosen = targets[Math.min(active, targets.length - 1)];

  useEffect(() => {
    if (chosen) document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  function jumpTo(target: JumpTarget): void {
    onClose();
    if (target.kind === 'person') void openChat(target.personId);
    else navigate(`/chats/${target.conversationId}`);
  }

  /** The list may still be of the letters before: then the first that it will show. */
  function jumpToChosen(): void {
    const target = searched === query ? chosen : findTargets(conversations, contacts, query, userId)[0];
    if (target) jumpTo(target);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, targets.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) jumpToChosen();
    else return;
    event.preventDefault();
  }

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface} aria-label={t('jump.title')}>
        <div className={styles.field}>
          <SearchRegular aria-hidden="true" />
          <input
            autoFocus
            role="combobox"
            aria-label={t('jump.open')}
            aria-expanded={targets.length > 0}
            aria-controls={listId}
            aria-activedescendant={chosen && optionId(chosen)}
            aria-autocomplete="list"
            placeholder={t('jump.open')}
            value={query}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div ref={list} id={listId} role="listbox" aria-label={t('jump.title')} className={styles.results}>
          {targets.map((target) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus (aria-activedescendant)
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
            <div
              key={target.key}
              id={optionId(target)}
              role="option"
              aria-selected={target === chosen}
              className={styles.option}
              onClick={() => jumpTo(target)}
              onMouseMove={() => setActive(targets.indexOf(target))}
            >
              <PersonAvatar
                id={target.key}
                personId={target.kind === 'person' ? target.personId : null}
                name={target.name}
                photoUrl={target.photoUrl}
                size="small"
              />
              <span className={styles.name} dir="auto">
                {target.name}
              </span>
              <span className={styles.detail} dir="auto">
                {target.detail}
              </span>
            </div>
          ))}
        </div>
        {targets.length === 0 && (
          <p className={styles.nothing} role="status">
            <b>{t(isPending ? 'groups.loadingPeople' : 'jump.nothing')}</b>
            {!isPending && <span>{t('jump.hint')}</span>}
          </p>
        )}
      </DialogSurface>
    </Dialog>
  );
}
