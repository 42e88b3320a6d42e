import { Button, Field } from '@fluentui/react-components';
import { DeleteRegular, ImageAddRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { Avatar } from '../../components/Avatar';
import { SquareCrop } from '../../components/SquareCrop';
import { wholeCrop } from '../../lib/squareCrop';
import styles from './Groups.module.css';
import type { PictureChoice } from './pictureChoice';

interface PictureFieldProps {
  conversation: Conversation;
  name: string;
  choice: PictureChoice;
  onChange(choice: PictureChoice): void;
}

/** The picture of a group or channel as it is or is going to be. */
export function PictureField({ conversation, name, choice, onChange }: PictureFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const present = choice.kind === 'asIs' ? conversation.pictureUrl : null;

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      onChange({ kind: 'other', picture: await createImageBitmap(file), crop: wholeCrop });
      setUnreadable(false);
    } catch {
      setUnreadable(true);
    }
  }

  return (
    <Field
      label={t('pictures.picture')}
      validationState={unreadable ? 'error' : 'none'}
      validationMessage={unreadable ? t('pictures.unreadable') : undefined}
    >
      <div className={styles.picture}>
        {choice.kind === 'other' ? (
          <SquareCrop picture={choice.picture} crop={choice.crop} onChange={(crop) => onChange({ ...choice, crop })} />
        ) : (
          <Avatar id={conversation.id} name={name} photoUrl={present} size="large" />
        )}
        <div className={styles.pictureButtons}>
          <Button icon={<ImageAddRegular />} onClick={() => input.current?.click()}>
            {t(choice.kind === 'other' || present ? 'pictures.chooseOther' : 'pictures.choose')}
          </Button>
          {(choice.kind === 'other' || present) && (
            <Button appearance="subtle" icon={<DeleteRegular />} onClick={() => onChange({ kind: 'none' })}>
              {t('pictures.remove')}
            </Button>
          )}
        </div>
        <input
          ref={input}
          hidden
          type="file"
          accept="image/*"
          data-testid="picture-file"
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </Field>
  );
}
