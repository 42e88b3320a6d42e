import { Button, Field, Input } from '@fluentui/react-components';
import { ImageAddRegular } from '@fluentui/react-icons';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { emojiApi } from '../../api/emoji';
import { errorText } from '../../lib/errorText';
import styles from './EmojiManager.module.css';
import { type EmojiFile, toEmojiFile } from './emojiFile';
import { nameOfFile, namePattern, writtenAs } from './ownEmoji';

/** A picture and a name for it. What was filled in stays when the server does not take it, with the reason. */
export function AddEmojiForm() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<EmojiFile | null>(null);
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = usePreview(file);
  const isName = namePattern.test(name);

  async function choose(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const made = await toEmojiFile(chosen);
    setFailure(typeof made === 'string' ? t(`emoji.${made}`) : null);
    if (typeof made === 'string') return;
    setFile(made);
    setName((present) => present || nameOfFile(chosen.name));
  }

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!file || !isName || busy) return;
    setBusy(true);
    try {
      await emojiApi.add(name, file);
      setFile(null);
      setName('');
      setFailure(null);
    } catch (error) {
      setFailure(errorText(error));
    }
    setBusy(false);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void add(event)}>
      <div className={styles.fields}>
        <Button
          className={styles.choose}
          icon={preview ? <img src={preview} alt="" /> : <ImageAddRegular />}
          title={t('emoji.choose')}
          aria-label={t('emoji.choose')}
          onClick={() => input.current?.click()}
        />
        <Field className={styles.nameField} validationState={name === '' || isName ? 'none' : 'error'}>
          <Input
            value={name}
            maxLength={32}
            aria-label={t('emoji.name')}
            placeholder={t('emoji.name')}
            contentBefore=":"
            contentAfter=":"
            spellCheck={false}
            autoComplete="off"
            onChange={(_, { value }) => setName(value.toLowerCase())}
          />
        </Field>
        <Button type="submit" appearance="primary" disabledFocusable={!file || !isName || busy}>
          {t('emoji.addThis')}
        </Button>
      </div>
      <p className={styles.hint}>{t('emoji.hint')}</p>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {file && isName && (
        <p className={styles.hint}>
          {t('emoji.preview')} {preview && <img className={styles.inText} src={preview} alt={writtenAs(name)} />}
        </p>
      )}
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        data-testid="emoji-file"
        onChange={(event) => {
          void choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </form>
  );
}

function usePreview(file: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) {
      setUrl(null);
      return;
    }
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
