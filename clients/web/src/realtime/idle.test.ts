// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { idleAfterMs, watchIdle } from './idle';

const onChange = vi.fn();
let watch: ReturnType<typeof watchIdle>;

beforeEach(() => {
  vi.useFakeTimers();
  onChange.mockClear();
  watch = watchIdle(onChange);
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

it('says once that nobody is there, and at once that somebody is again', () => {
  vi.advanceTimersByTime(idleAfterMs);
  vi.advanceTimersByTime(idleAfterMs);
  expect(onChange.mock.calls).toEqual([[true]]);
  expect(watch.isIdle()).toBe(true);

  window.dispatchEvent(new Event('keydown'));
  expect(onChange.mock.calls).toEqual([[true], [false]]);
  expect(watch.isIdle()).toBe(false);
});

it('stays quiet while the page is used', () => {
  for (let minute = 0; minute < 30; minute++) {
    window.dispatchEvent(new Event('pointermove'));
    vi.advanceTimersByTime(60_000);
  }
  expect(onChange).not.toHaveBeenCalled();
});

it('hears nothing once it is stopped', () => {
  watch.stop();
  vi.advanceTimersByTime(2 * idleAfterMs);
  window.dispatchEvent(new Event('keydown'));
  expect(onChange).not.toHaveBeenCalled();
});
