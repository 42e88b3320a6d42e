import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { fold, matches, wordsOf } from '../../lib/match';
import { useStore } from '../../lib/store';
import {
  type Emoji,
  findEmoji,
  findOwnEmoji,
  inTone,
  loadEmoji,
  type OwnEmoji,
  rememberEmoji,
  skinTone,
  useOwnEmoji,
  writtenAs,
} from '../emoji';
import { CompletionList, type Option } from './CompletionList';
import { type Trigger, triggerAt } from './completing';
import { editField } from './editField';
import { type Mentioned, mentionName } from './mentionText';
import { type Mentionable, usePeople } from './usePeople';

const most = 8;

interface Completing {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  conversation: Conversation;
  onMention(who: Mentioned, at: number): void;
}

/** Offers people after `@` and emoji after `:`, while one types. */
export function useCompletion({ field, text, conversation, onMention }: Completing) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const tone = useStore(skinTone);
  const own = useOwnEmoji();
  const language = i18n.resolvedLanguage ?? 'en';
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const trigger = useMemo(() => triggerAt(text, caret), [text, caret]);
  const people = usePeople(conversation, trigger?.kind === 'mention' ? trigger.query : null);
  // Of two people, one calls the other by name.
  const withAll = conversation.memberCount > 2;
  const { data: allEmoji } = useQuery({
    queryKey: ['emoji', language],
    queryFn: () => loadEmoji(language),
    enabled: trigger?.kind === 'emoji',
    staleTime: Number.POSITIVE_INFINITY,
  });

  const options = useMemo((): Option[] => {
    if (!trigger || trigger.from === dismissed) return [];
    if (trigger.kind === 'emoji') return emojiOptions(allEmoji ?? [], own, trigger, tone);
    return personOptions(people, withAll, trigger, { name: t('mention.all'), hint: t('mention.allHint') });
  }, [trigger, dismissed, allEmoji, own, tone, people, withAll, t]);
  const chosen = Math.min(active, options.length - 1);

  function pick(option: Option | undefined): void {
    if (!option || !trigger || !field.current) return;
    if (option.mentioned) onMention(option.mentioned, trigger.from);
    else rememberEmoji(option.insert);
    const insert = `${option.insert} `;
    const end = trigger.from + insert.length;
    editField(field.current, { from: trigger.from, to: caret, insert, start: end, end });
    setActive(0);
  }

  return {
    element: options.length > 0 && (
      <CompletionList
        id={id}
        label={t(`composer.completion.${trigger?.kind ?? 'mention'}`)}
        options={options}
        chosen={chosen}
        onPick={pick}
      />
    ),
    fieldProps: {
      'aria-autocomplete': 'list' as const,
      'aria-controls': options.length > 0 ? id : undefined,
      'aria-activedescendant': options.length > 0 ? `${id}-${chosen}` : undefined,
    },
    /** Where the caret is now. */
    onCaret(): void {
      const at = field.current;
      setCaret(at && at.selectionStart === at.selectionEnd ? at.selectionStart : 0);
    },
    /** True when the key was for the list. */
    onKeyDown(event: KeyboardEvent): boolean {
      if (options.length === 0 || event.nativeEvent.isComposing) return false;
      if (event.key === 'ArrowDown') setActive((chosen + 1) % options.length);
      else if (event.key === 'ArrowUp') setActive((chosen - 1 + options.length) % options.length);
      else if (event.key === 'Escape') setDismissed(trigger?.from ?? null);
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        pick(options[chosen]);
      } else {
        if (event.key.length === 1) {
          setActive(0);
          setDismissed((from) => (from === trigger?.from ? from : null));
        }
        return false;
      }
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

function emojiOptions(all: readonly Emoji[], own: readonly OwnEmoji[], { query }: Trigger, tone: number): Option[] {
  const ours = findOwnEmoji(own, query).map(({ name }): Option => {
    const written = writtenAs(name);
    return { key: written, icon: written, label: name, hint: written, insert: written };
  });
  const others = findEmoji(all, query, most).map((emoji): Option => {
    const shown = inTone(emoji, tone);
    // Of several names the one that is being typed.
    const code = emoji.codes.find((name) => name.startsWith(query)) ?? emoji.codes[0];
    return { key: emoji.emoji, icon: shown, label: emoji.label, hint: `:${code}:`, insert: shown };
  });
  return [...ours, ...others].slice(0, most);
}

function personOptions(
  people: readonly Mentionable[],
  withAll: boolean,
  { query }: Trigger,
  all: { name: string; hint: string },
): Option[] {
  const words = wordsOf(query);
  const found = people
    .filter(({ displayName }) => matches(fold(displayName), words))
    .slice(0, most)
    .map((person): Option => {
      const name = mentionName(person.displayName);
      const { userId } = person;
      return {
        key: userId,
        person,
        label: person.displayName,
        hint: person.position ?? '',
        insert: `@${name}`,
        mentioned: { userId, name },
      };
    });
  const isAll = withAll && ['all', all.name].some((name) => fold(name).startsWith(fold(query)));
  if (isAll) {
    found.push({
      key: 'all',
      icon: '@',
      label: all.name,
      hint: all.hint,
      insert: `@${all.name}`,
      mentioned: { userId: 'all', name: all.name },
    });
  }
  return found;
}
