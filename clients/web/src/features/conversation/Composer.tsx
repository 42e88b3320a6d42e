import { Button } from '@fluentui/react-components';
import { SendRegular, TextFontRegular } from '@fluentui/react-icons';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { useFormats } from '../../i18n/format';
import { bodyLimit } from '../../lib/body';
import { outbox, people } from '../../realtime/runtime';
import { useSettings } from '../../settings';
import {
  applyMark,
  editField,
  FormatBar,
  insertText,
  insideFence,
  markOf,
  newLine,
  useAllGuard,
  useCompletion,
  useComposerText,
} from '../composer';
import { EmojiButton } from '../emoji';
import { ScheduledStrip, SendLater } from '../scheduled';
import styles from './Composer.module.css';

/** A message that is being changed in the composer. */
export interface Editing {
  /** Another key is another message: the field begins anew. */
  key: string;
  body: string;
  onSave(body: string): void;
  onCancel(): void;
}

interface ComposerProps {
  conversation: Conversation;
  name: string;
  /** Stands above the field: what is answered or edited. */
  strip?: ReactNode;
  editing?: Editing;
  /** Sends; without it the message simply goes to the outbox. */
  onSend?(body: string): void;
  /** Escape, while something is answered. */
  onCancel?(): void;
  /** Up in an empty field. True when there is something to edit. */
  onEditLast?(): boolean;
  /** The field takes the focus when this becomes another one. */
  focusOn?: unknown;
}

/** From here on the person sees how much room is left. */
const showRemainingBelow = 1024;

export function Composer(props: ComposerProps) {
  return <Writing key={props.editing?.key ?? props.conversation.id} {...props} />;
}

function Writing(props: ComposerProps) {
  const { conversation, name, strip, editing, onSend, onCancel = editing?.onCancel, onEditLast, focusOn } = props;
  const { t } = useTranslation();
  const { id: conversationId } = conversation;
  const { sendOnEnter: byEnter } = useSettings();
  const field = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  const writing = useComposerText(conversationId, editing?.body ?? null);
  const completion = useCompletion({
    field,
    text: writing.text,
    conversation,
    onMention: writing.mention,
  });
  const guard = useAllGuard(conversation.memberCount - 1);
  const [barShown, setBarShown] = useState(false);
  useGrowing(field, writing.text);
  useFirstFocus(field, editing !== undefined);
  useEffect(() => {
    if (focusOn) field.current?.focus();
  }, [focusOn]);

  function send(): void {
    const { body, canSend } = writing;
    if (!canSend) return;
    guard.guard(body, () => {
      if (editing) editing.onSave(body);
      else if (onSend) onSend(body);
      else outbox.enqueue(conversationId, body);
      people.typed.sent();
      writing.clear();
      field.current?.focus();
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (completion.onKeyDown(event) || event.nativeEvent.isComposing) return;
    const mark = markOf(event.nativeEvent);
    if (mark) {
      event.preventDefault();
      editField(event.currentTarget, applyMark(mark, selectedIn(event.currentTarget)));
    } else if (event.key === 'Escape' && onCancel) {
      event.preventDefault();
      onCancel();
    } else if (event.key === 'ArrowUp' && writing.text === '' && onEditLast?.()) event.preventDefault();
    else if (event.key === 'Enter' && !event.altKey) onEnter(event);
  }

  function onEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { value, selectionStart } = event.currentTarget;
    const plain = byEnter && hasKeyboard() && !insideFence(value, selectionStart);
    const wanted = !event.shiftKey && (event.ctrlKey || event.metaKey || plain);
    const line = wanted ? null : newLine(selectedIn(event.currentTarget));
    if (wanted || line) event.preventDefault();
    if (wanted) send();
    else if (line) editField(event.currentTarget, line);
  }

  return (
    <div className={styles.composer}>
      {completion.element && <div className={styles.above}>{completion.element}</div>}
      {strip}
      {!editing && <ScheduledStrip conversationId={conversationId} />}
      <div className={styles.card} data-invalid={writing.remaining < 0}>
        <Field
          ref={field}
          hintId={hintId}
          label={t('composer.label', { name })}
          text={writing.text}
          invalid={writing.remaining < 0}
          onChange={(text, caret) => {
            writing.change(text, caret);
            if (!editing && text !== '') people.typed.typed(conversationId);
            completion.onCaret();
          }}
          onCaret={completion.onCaret}
          onKeyDown={onKeyDown}
          {...completion.fieldProps}
        />
        <div className={styles.bar} data-format={barShown}>
          <FormatBar
            className={styles.format}
            onMark={(mark) => field.current && editField(field.current, applyMark(mark, selectedIn(field.current)))}
          />
          <Button
            appearance="subtle"
            className={styles.formatToggle}
            icon={<TextFontRegular />}
            aria-label={t('composer.format')}
            aria-pressed={barShown}
            onClick={() => setBarShown(!barShown)}
          />
          <EmojiButton onPick={(emoji) => field.current && insertText(field.current, emoji)} />
          <span className={styles.gap} />
          {!editing && (
            <SendLater
              conversationId={conversationId}
              body={writing.body}
              disabled={!writing.canSend}
              guard={guard.guard}
              onScheduled={writing.clear}
            />
          )}
          <Button
            appearance="primary"
            className={styles.send}
            icon={<SendRegular />}
            iconPosition="after"
            disabledFocusable={!writing.canSend}
            onClick={send}
            aria-label={t(editing ? 'composer.save' : 'composer.send')}
          >
            <span className={styles.sendText}>{t(editing ? 'composer.save' : 'composer.send')}</span>
          </Button>
        </div>
      </div>
      <Hint id={hintId} text={writing.text} remaining={writing.remaining} byEnter={byEnter} />
      {guard.element}
    </div>
  );
}

interface FieldProps {
  ref: Ref<HTMLTextAreaElement>;
  hintId: string;
  label: string;
  text: string;
  invalid: boolean;
  onChange(text: string, caret: number): void;
  onCaret(): void;
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
}

function Field({ ref, hintId, label, text, invalid, onChange, onCaret, onKeyDown, ...completion }: FieldProps) {
  const { t } = useTranslation();
  return (
    <textarea
      ref={ref}
      rows={1}
      dir="auto"
      className={styles.field}
      aria-label={label}
      aria-describedby={hintId}
      aria-invalid={invalid}
      placeholder={t('composer.placeholder')}
      value={text}
      onChange={({ target }) => onChange(target.value, target.selectionStart)}
      onSelect={onCaret}
      onKeyDown={onKeyDown}
      {...completion}
    />
  );
}

interface HintProps {
  id: string;
  text: string;
  remaining: number;
  byEnter: boolean;
}

function Hint({ id, text, remaining, byEnter }: HintProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div id={id} className={styles.hint}>
      {remaining < showRemainingBelow ? (
        <span className={remaining < 0 ? styles.tooLong : ''} role="status">
          {remaining < 0
            ? t('composer.tooLong', { count: -remaining, limit: formats.number(bodyLimit) })
            : t('composer.remaining', { count: remaining })}
        </span>
      ) : (
        <span className={text === '' ? 'visually-hidden' : styles.keys}>
          {t(byEnter ? 'composer.hintEnter' : 'composer.hintCtrlEnter')}
        </span>
      )}
    </div>
  );
}

const selectedIn = (field: HTMLTextAreaElement) => ({
  text: field.value,
  start: field.selectionStart,
  end: field.selectionEnd,
});

function useGrowing(field: { current: HTMLTextAreaElement | null }, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}

/** On a touch screen the focus would throw up the keyboard over what one came to read; who edits has asked for it. */
function useFirstFocus(field: { current: HTMLTextAreaElement | null }, always: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the field appears
  useEffect(() => {
    const element = field.current;
    if (!element || !(always || window.matchMedia('(hover: hover)').matches)) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);
}

/** On a phone Enter starts a new line, as its keyboard shows; a button sends. */
function hasKeyboard(): boolean {
  return window.matchMedia('(any-pointer: fine)').matches;
}
