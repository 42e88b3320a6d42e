import { useQueryClient } from '@tanstack/react-query';
import { presenceApi } from '../../api/presence';
import { keys } from '../../api/queryClient';
import type { OwnStatus, PresenceMode } from '../../api/types';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';

/** Each choice is shown when the server has it; what failed is said, and the promise tells false. */
export function useChooseStatus() {
  const client = useQueryClient();
  async function run(choice: Promise<OwnStatus>): Promise<boolean> {
    try {
      client.setQueryData<OwnStatus>(keys.ownStatus, await choice);
      return true;
    } catch (error) {
      toast(errorText(error), 'failed');
      return false;
    }
  }
  return {
    chooseMode: (mode: PresenceMode) => run(presenceApi.chooseMode(mode)),
    chooseStatus: (emoji: string | null, text: string | null, minutes: number | null) =>
      run(presenceApi.chooseStatus(emoji, text, minutes)),
    clearStatus: () => run(presenceApi.clearStatus()),
  };
}
