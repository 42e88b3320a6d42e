import { Toolbar, ToolbarButton } from '@fluentui/react-components';
import {
  CodeRegular,
  LinkRegular,
  TextBoldRegular,
  TextBulletListRegular,
  TextItalicRegular,
  TextQuoteRegular,
  TextStrikethroughRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Mark } from './marks';

const buttons = [
  { mark: 'bold', icon: <TextBoldRegular />, keys: 'Ctrl+B' },
  { mark: 'italic', icon: <TextItalicRegular />, keys: 'Ctrl+I' },
  { mark: 'strike', icon: <TextStrikethroughRegular />, keys: 'Ctrl+Shift+X' },
  { mark: 'code', icon: <CodeRegular />, keys: 'Ctrl+E' },
  { mark: 'list', icon: <TextBulletListRegular />, keys: 'Ctrl+Shift+8' },
  { mark: 'quote', icon: <TextQuoteRegular />, keys: 'Ctrl+Shift+9' },
  { mark: 'link', icon: <LinkRegular />, keys: 'Ctrl+Shift+U' },
] as const satisfies readonly { mark: Mark; icon: React.ReactNode; keys: string }[];

/** Each button does to what is selected in the field what its keys do. */
export function FormatBar({ onMark, className }: { onMark(mark: Mark): void; className?: string }) {
  const { t } = useTranslation();
  return (
    <Toolbar size="small" aria-label={t('composer.format')} className={className}>
      {buttons.map(({ mark, icon, keys }) => (
        <ToolbarButton
          key={mark}
          icon={icon}
          title={`${t(`composer.mark.${mark}`)} (${keys})`}
          aria-label={t(`composer.mark.${mark}`)}
          // The selection in the field is what it works on.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onMark(mark)}
        />
      ))}
    </Toolbar>
  );
}
