import { Button } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { drafts, keepDraft } from '../../lib/drafts';
import { outbox } from '../../realtime/runtime';
import { useSettings } from '../../settings';
import { bodyLimit, byteLength, hasVisibleText, normalizeBody } from './body';
import styles from './Composer.module.css';

/** From here on the person sees how much room is left. */
const showRemainingBelow = 1024;

export function Composer({ conversationId, name }: { conversationId: string; name: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sendOnEnter: byEnter } = useSettings();
  const [text, setText] = useState(() => drafts.get()[conversationId] ?? '');
  const field = useRef<HTMLTextAreaElement>(null);

  const body = normalizeBody(text);
  const remaining = bodyLimit - byteLength(body);
  const canSend = remaining >= 0 && hasVisibleText(body);

  useEffect(() => {
    // On a touch screen the focus would throw up the keyboard over what one came to read.
    if (window.matchMedia('(hover: hover)').matches) field.current?.focus();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  function change(next: string): void {
    setText(next);
    keepDraft(conversationId, next);
  }

  function send(): void {
    if (!canSend) return;
    outbox.enqueue(conversationId, body);
    change('');
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey || event.altKey) return;
    const wanted = event.ctrlKey || event.metaKey || (byEnter && hasKeyboard());
    if (!wanted) return;
    event.preventDefault();
    send();
  }

  return (
    <div className={styles.composer}>
      <div className={styles.card} data-invalid={remaining < 0}>
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          className={styles.field}
          aria-label={t('composer.label', { name })}
          aria-describedby="composer-hint"
          aria-invalid={remaining < 0}
          placeholder={t('composer.placeholder')}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          appearance="primary"
          className={styles.send}
          icon={<SendRegular />}
          iconPosition="after"
          disabledFocusable={!canSend}
          onClick={send}
          aria-label={t('composer.send')}
        >
          <span className={styles.sendText}>{t('composer.send')}</span>
        </Button>
      </div>
      <div id="composer-hint" className={styles.hint}>
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
    </div>
  );
}

/** On a phone Enter starts a new line, as its keyboard shows; a button sends. */
function hasKeyboard(): boolean {
  return window.matchMedia('(any-pointer: fine)').matches;
}
