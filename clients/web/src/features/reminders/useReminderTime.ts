import { useState } from 'react';
import type { Reminder, Repeat } from '../../api/types';
import { useNow } from '../../lib/useNow';
import { dateOf, fromField, timeOf } from '../../lib/wallTime';
import { isWaiting } from '../../realtime/reminders';
import { firstTime, refusalOf } from './times';

const lookAgainMs = 15_000;

interface Chosen {
  day: Date;
  /** As the field has it: empty while half of it is typed. */
  clock: string;
  repeat: Repeat;
  phrase: string;
  /** Somebody's coming online instead of a time. */
  online: boolean;
}

/** What the dialog has chosen so far: somebody to come online, or a day, a time of day, how it repeats, and what was written instead. */
export function useReminderTime(reminder: Reminder | null) {
  const [beginning, setBeginning] = useState(() => beginningOf(reminder, new Date()));
  const [chosen, setChosen] = useState(beginning);
  const now = useNow(lookAgainMs);
  const time = fromField(`${dateOf(chosen.day)}T${chosen.clock}`);

  function setOnline(online: boolean): void {
    setChosen((present) => ({ ...present, online }));
  }

  function setTime(time: Date, phrase = ''): void {
    setChosen((present) => ({ ...present, day: time, clock: timeOf(time), phrase }));
  }

  return {
    ...chosen,
    /** Null while there is no time of day. */
    time,
    now,
    refusal: time && refusalOf(time, now),
    setTime,
    setOnline,
    setDay: (day: Date) => setChosen((present) => ({ ...present, day, phrase: '' })),
    setClock: (clock: string) => setChosen((present) => ({ ...present, clock, phrase: '' })),
    setRepeat: (repeat: Repeat) => setChosen((present) => ({ ...present, repeat })),
    setPhrase: (phrase: string) => setChosen((present) => ({ ...present, phrase })),
    reset: () => setChosen(beginning),
    /** Turns out to be about a reminder that there is already: Reset leads to that. */
    beginWith: (reminder: Reminder) => setBeginning(beginningOf(reminder, new Date())),
  };
}

function beginningOf(reminder: Reminder | null, now: Date): Chosen {
  // One that repeats and is due has its next time already.
  const set = reminder?.nextAt ? new Date(reminder.nextAt) : null;
  const time = set && set > now ? set : firstTime(now);
  return {
    day: time,
    clock: timeOf(time),
    repeat: reminder?.repeat ?? 'never',
    phrase: '',
    online: reminder !== null && isWaiting(reminder),
  };
}
