import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ReceiptKind, ReceiptSender } from './receipts';

const send = vi.fn((_kind: ReceiptKind, _conversationId: string, _seq: number) => Promise.resolve());

beforeEach(() => {
  vi.useFakeTimers();
  send.mockReset();
  send.mockResolvedValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('tells the highest seq of a burst once', async () => {
  const sender = new ReceiptSender(send);
  for (let seq = 1; seq <= 20; seq++) sender.delivered('one', seq, 2);
  await vi.advanceTimersByTimeAsync(100);
  expect(send.mock.calls).toEqual([['Delivered', 'one', 20]]);
});

it('says nothing twice and nothing lower', async () => {
  const sender = new ReceiptSender(send);
  sender.read('one', 5);
  await vi.advanceTimersByTimeAsync(100);
  sender.read('one', 5);
  sender.read('one', 4);
  await vi.advanceTimersByTimeAsync(500);
  expect(send).toHaveBeenCalledTimes(1);
});

it('leaves out Delivered where Read has said as much', async () => {
  const sender = new ReceiptSender(send);
  sender.delivered('one', 5, 2);
  sender.read('one', 5);
  await vi.advanceTimersByTimeAsync(500);
  expect(send.mock.calls).toEqual([['Read', 'one', 5]]);
});

it('keeps what could not be told until the connection is back', async () => {
  send.mockRejectedValueOnce(new Error('lost'));
  const sender = new ReceiptSender(send);
  sender.delivered('one', 5, 2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(send).toHaveBeenCalledTimes(1);
  sender.resume();
  await vi.advanceTimersByTimeAsync(100);
  expect(send.mock.calls.at(-1)).toEqual(['Delivered', 'one', 5]);
  expect(send).toHaveBeenCalledTimes(2);
});

it('spreads many conversations, so that the hub does not take them for a flood', async () => {
  const sender = new ReceiptSender(send);
  for (let index = 0; index < 100; index++) sender.delivered(`conversation ${index}`, 1, 2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(send.mock.calls.length).toBeGreaterThan(10);
  expect(send.mock.calls.length).toBeLessThan(50);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(send).toHaveBeenCalledTimes(100);
});

it('waits by chance among many, and tells the highest seq then', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const sender = new ReceiptSender(send);
  sender.delivered('many', 1, 500);
  await vi.advanceTimersByTimeAsync(900);
  sender.delivered('many', 2, 500);
  expect(send).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(send.mock.calls).toEqual([['Delivered', 'many', 2]]);

  sender.delivered('most', 1, 20_000);
  await vi.advanceTimersByTimeAsync(10_200);
  expect(send.mock.calls.at(-1)).toEqual(['Delivered', 'most', 1]);
});

it('does not wait with what was missed', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const sender = new ReceiptSender(send);
  sender.delivered('many', 1, 500);
  sender.delivered('many', 2, 1);
  await vi.advanceTimersByTimeAsync(100);
  expect(send.mock.calls).toEqual([['Delivered', 'many', 2]]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(send).toHaveBeenCalledTimes(1);
});

it('tells nothing of what waited when it is cleared', async () => {
  const sender = new ReceiptSender(send);
  sender.delivered('many', 1, 500);
  sender.clear();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(send).not.toHaveBeenCalled();
});
