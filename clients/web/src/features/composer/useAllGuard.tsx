import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callsAll } from './mentionText';

/** Up to this many people are called without a question. */
const fewPeople = 5;

/** Calling everybody in a larger conversation is asked about first, with the number of people. */
export function useAllGuard(people: number) {
  const { t } = useTranslation();
  const [waiting, setWaiting] = useState<(() => void) | null>(null);

  return {
    guard(body: string, send: () => void): void {
      if (people > fewPeople && callsAll(body)) setWaiting(() => send);
      else send();
    },
    element: (
      <Dialog open={waiting !== null} modalType="alert" onOpenChange={(_, { open }) => !open && setWaiting(null)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t('mention.guardTitle', { count: people })}</DialogTitle>
            <DialogContent>{t('mention.guardText')}</DialogContent>
            <DialogActions>
              <Button
                appearance="primary"
                onClick={() => {
                  setWaiting(null);
                  waiting?.();
                }}
              >
                {t('mention.guardSend')}
              </Button>
              <Button autoFocus onClick={() => setWaiting(null)}>
                {t('mention.guardBack')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    ),
  };
}
