import { Calendar, type CalendarStrings, DayOfWeek, type ICalendar } from '@fluentui/react-calendar-compat';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface DayCalendarProps {
  /** The day that is chosen. */
  value?: Date;
  minDate?: Date;
  maxDate?: Date;
  /** In a popover: it was not there yet when that looked for what to focus, and without the focus it is hidden from readers. */
  takesFocus?: boolean;
  onChoose(day: Date): void;
}

/** A calendar, loaded when it is needed. A day is the midnight with which it begins here. */
export default function DayCalendar({ value, minDate, maxDate, takesFocus = false, onChoose }: DayCalendarProps) {
  const { t, i18n } = useTranslation();
  const strings = useMemo(() => calendarStrings(i18n.language, t), [i18n.language, t]);
  const calendar = useRef<ICalendar>(null);
  useEffect(() => {
    if (takesFocus) calendar.current?.focus();
  }, [takesFocus]);
  return (
    <Calendar
      componentRef={calendar}
      strings={strings}
      value={value}
      minDate={minDate}
      maxDate={maxDate}
      firstDayOfWeek={DayOfWeek.Monday}
      showGoToToday={value === undefined}
      highlightCurrentMonth={false}
      isMonthPickerVisible={false}
      onSelectDate={(date) => onChoose(new Date(date.getFullYear(), date.getMonth(), date.getDate()))}
    />
  );
}

function calendarStrings(language: string, t: TFunction): CalendarStrings {
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));
  // A Sunday and the days after it.
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 1, 1 + day)));
  const named = (dates: Date[], options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return dates.map((date) => format.format(date));
  };
  return {
    months: named(months, { month: 'long' }),
    shortMonths: named(months, { month: 'short' }),
    days: named(days, { weekday: 'long' }),
    shortDays: named(days, { weekday: 'narrow' }),
    goToToday: t('conversation.today'),
    prevMonthAriaLabel: t('history.calendar.previousMonth'),
    nextMonthAriaLabel: t('history.calendar.nextMonth'),
    prevYearAriaLabel: t('history.calendar.previousYear'),
    nextYearAriaLabel: t('history.calendar.nextYear'),
    prevYearRangeAriaLabel: t('history.calendar.previousYear'),
    nextYearRangeAriaLabel: t('history.calendar.nextYear'),
    closeButtonAriaLabel: t('filter.clear'),
    selectedDateFormatString: '{0}',
    todayDateFormatString: '{0}',
    monthPickerHeaderAriaLabel: '{0}',
    yearPickerHeaderAriaLabel: '{0}',
    dayMarkedAriaLabel: '',
    weekNumberFormatString: '{0}',
  };
}
