import type { Ref } from 'react';
import type { SystemNotice } from '../../api/types';
import { useFormats } from '../../i18n/format';
import { useNoticeText } from '../groups';
import styles from './MessageRow.module.css';
import type { Row } from './rows';

interface NoticeRowProps {
  row: Row;
  notice: SystemNotice;
  ref?: Ref<HTMLElement>;
}

/** A line between the messages: who came, who left, what the conversation is called now. */
export function NoticeRow({ row, notice, ref }: NoticeRowProps) {
  const noticeText = useNoticeText();
  const formats = useFormats();
  return (
    <article ref={ref} className={styles.notice} tabIndex={-1} data-testid="notice" data-key={row.key}>
      <span dir="auto">{noticeText(row.authorId, notice)}</span>
      <time dateTime={row.createdAt}>{formats.time(row.createdAt)}</time>
    </article>
  );
}
