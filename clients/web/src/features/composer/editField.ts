import type { Change } from './marks';

/** Changes the text as typing would: the browser's own undo takes it back, and React hears of it. */
export function editField(field: HTMLTextAreaElement, { from, to, insert, start, end }: Change): void {
  field.focus();
  if (from !== to || insert !== '') {
    field.setSelectionRange(from, to);
    const done = insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert);
    if (!done) {
      field.setRangeText(insert, from, to, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  field.setSelectionRange(start, end);
}

/** Puts a text where the caret is, in place of what is selected. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  const { selectionStart: from, selectionEnd: to } = field;
  const end = from + text.length;
  editField(field, { from, to, insert: text, start: end, end });
}
