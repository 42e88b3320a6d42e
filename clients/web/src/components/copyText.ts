import i18n from 'i18next';
import { toast } from './Toasts';

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(i18n.t('person.copied'));
  } catch {
    toast(i18n.t('person.copyFailed'), 'failed');
  }
}
