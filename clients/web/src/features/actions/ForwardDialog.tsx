import { Button, Input } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chatApi } from '../../api/chat';
import type { Message } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { newId } from '../../lib/id';
import { chatCache } from '../../realtime/runtime';
import { useContacts } from '../contacts';
import { PersonAvatar } from '../presence';
import { forwardMessages } from './change';
import styles from './Dialogs.module.css';
import { closeDialog } from './dialogs';
import { type ForwardTarget, forwardTargets } from './forwardTargets';
import { MessageDialog } from './MessageDialog';
import { endSelection } from './selection';

const listId = 'forward-targets';

/** Chooses where messages are repeated: a conversation, or a person with whom there is none yet. */
export function ForwardDialog({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const { data: conversations = [] } = useQuery(chatCache.conversationsQuery);
  const { data: contacts } = useContacts();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [state, setState] = useState<{ sending: boolean; failure: string | null }>({ sending: false, failure: null });
  // Whatever happens to the connection, a second attempt at the same place makes no second message.
  const [retryKeys] = useState(() => new Map<string, Map<number, string>>());
  const searched = useDeferredValue(query);

  const targets = useMemo(
    () => forwardTargets(conversations, contacts, searched, userId),
    [conversations, contacts, searched, userId],
  );
  const chosen = targets[Math.min(active, targets.length - 1)];
  const optionId = (target: ForwardTarget) => `forward-${target.key}`;

  useEffect(() => {
    if (chosen) document.getElementById(`forward-${chosen.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  async function forward(target: ForwardTarget): Promise<void> {
    if (state.sending) return;
    setState({ sending: true, failure: null });
    try {
      const id = target.conversationId ?? (await open(target.personId ?? ''));
      const keys = retryKeys.get(id) ?? new Map(messages.map(({ seq }) => [seq, newId()]));
      retryKeys.set(id, keys);
      await forwardMessages(messages, id, keys);
      closeDialog();
      endSelection();
      toast(t('actions.forwarded', { name: target.name }));
    } catch (error) {
      setState({ sending: false, failure: errorText(error) });
    }
  }

  /** The list may still be of the letters before: then the first that it will show. */
  function forwardToChosen(): void {
    const target = searched === query ? chosen : forwardTargets(conversations, contacts, query, userId)[0];
    if (target) void forward(target);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, targets.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) forwardToChosen();
    else return;
    event.preventDefault();
  }

  return (
    <MessageDialog
      title={t('actions.forwardTitle', { count: messages.length })}
      closeText={t('actions.cancel')}
      actions={
        <Button
          appearance="primary"
          disabledFocusable={!chosen || state.sending}
          onClick={() => chosen && void forward(chosen)}
        >
          {t('actions.forward')}
        </Button>
      }
    >
      <Input
        autoFocus
        className={styles.filter}
        role="combobox"
        aria-label={t('actions.forwardTo')}
        aria-expanded={targets.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen && optionId(chosen)}
        placeholder={t('actions.forwardTo')}
        value={query}
        maxLength={100}
        autoComplete="off"
        onChange={(_, { value }) => {
          setQuery(value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('actions.forwardTo')} className={styles.targets}>
        {targets.map((target, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus (aria-activedescendant)
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
          <div
            key={target.key}
            id={optionId(target)}
            role="option"
            aria-selected={target === chosen}
            className={styles.target}
            data-testid="forward-target"
            onClick={() => setActive(index)}
            onDoubleClick={() => void forward(target)}
          >
            <PersonAvatar
              id={target.photoId}
              personId={target.personId}
              name={target.name}
              photoUrl={target.photoUrl}
              size="small"
            />
            <span dir="auto">{target.name}</span>
            <span className={styles.detail} dir="auto">
              {target.detail}
            </span>
          </div>
        ))}
      </div>
      {targets.length === 0 && <p role="status">{t('jump.nothing')}</p>}
      {state.failure && (
        <p role="alert" className={styles.failed}>
          {state.failure}
        </p>
      )}
    </MessageDialog>
  );
}

async function open(personId: string): Promise<string> {
  const conversation = await chatApi.openDirect(personId);
  chatCache.applyConversation(conversation);
  return conversation.id;
}
