import { Field, Input } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import { newId } from '../lib/id';
import { FormDialog } from './FormDialog';

const longest = 100;

interface NameDialogProps {
  title: string;
  action: string;
  label: string;
  /** What it is called now; empty for something new. */
  before?: string;
  /** Stands above the field. */
  note?: ReactNode;
  /** `key` is one for each name: a retry after a lost answer makes no second thing. */
  onSave(name: string, key: string): Promise<void>;
  onClose(): void;
}

/** Names something that is new, or renames it. A refused name stays in the field. */
export function NameDialog({ title, action, label, before = '', note, onSave, onClose }: NameDialogProps) {
  const [name, setName] = useState(before);
  const attempt = useRef({ name: '', key: '' });

  async function save(): Promise<void> {
    const wanted = name.trim();
    if (wanted === before) return;
    if (attempt.current.name !== wanted) attempt.current = { name: wanted, key: newId() };
    await onSave(wanted, attempt.current.key);
  }

  return (
    <FormDialog title={title} action={action} ready={name.trim() !== ''} onSubmit={save} onClose={onClose}>
      {note}
      <Field label={label}>
        <Input
          autoFocus
          value={name}
          maxLength={longest}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
          onChange={(_, { value }) => setName(value)}
        />
      </Field>
    </FormDialog>
  );
}
