// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Reminder } from '../../api/types';
import { dueReminder } from '../../test/samples';
import { Marks } from './marks';
import { type TabWord, Teller } from './teller';

/** A browser with tabs: words go from each tab to all others, and patience lasts until everybody had their say. */
class Browser {
  readonly tabs: Tab[] = [];
  readonly told: string[] = [];
  due: Reminder[] = [];

  open(): Tab {
    const tab = new Tab(this);
    this.tabs.push(tab);
    return tab;
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }
}

class Tab {
  inFront = false;
  readonly teller: Teller;

  constructor(browser: Browser) {
    this.teller = new Teller({
      due: () => browser.due,
      told: new Marks('reminders.told'),
      inFront: () => this.inFront,
      say: (word: TabWord) => {
        for (const tab of browser.tabs) if (tab !== this) tab.teller.heard(word);
      },
      patience: () => Promise.resolve(),
      tell: (reminders, { isInFront }) => {
        browser.told.push(`${reminders.map(({ id }) => id).join(' ')}${isInFront ? ' in front' : ''}`);
      },
    });
  }
}

describe('telling of reminders that are due', () => {
  let browser: Browser;

  beforeEach(() => {
    localStorage.clear();
    browser = new Browser();
  });

  it('happens once, in the tab that leads, however often one looks', async () => {
    const [first, second] = [browser.open(), browser.open()];
    browser.due = [dueReminder({ id: 'a' })];
    first.teller.lead();
    second.teller.look();
    first.teller.look();
    await browser.settle();
    first.teller.look();
    await browser.settle();
    expect(browser.told).toEqual(['a']);
  });

  it('does not begin anew after a reload, or when another tab takes over', async () => {
    browser.due = [dueReminder({ id: 'a' })];
    browser.open().teller.lead();
    await browser.settle();
    browser.due = [dueReminder({ id: 'a' }), dueReminder({ id: 'b' })];
    browser.open().teller.lead();
    await browser.settle();
    expect(browser.told).toEqual(['a', 'b']);
  });

  it('happens again when one that repeats is due again', async () => {
    const tab = browser.open();
    tab.teller.lead();
    browser.due = [dueReminder({ id: 'a' })];
    tab.teller.look();
    await browser.settle();
    browser.due = [dueReminder({ id: 'a', dueAt: '2026-11-26T14:00:00.000Z' })];
    tab.teller.look();
    await browser.settle();
    expect(browser.told).toEqual(['a', 'a']);
  });

  it('knows that somebody has another tab in front of them', async () => {
    const [first, second] = [browser.open(), browser.open()];
    second.inFront = true;
    browser.due = [dueReminder({ id: 'a' })];
    first.teller.lead();
    await browser.settle();
    second.inFront = false;
    browser.due = [dueReminder({ id: 'b' })];
    first.teller.look();
    await browser.settle();
    expect(browser.told).toEqual(['a in front', 'b']);
  });

  it('leaves out what was acted on meanwhile', async () => {
    const tab = browser.open();
    browser.due = [dueReminder({ id: 'a' })];
    tab.teller.lead();
    browser.due = [];
    await browser.settle();
    expect(browser.told).toEqual([]);
  });

  it('several that are due together are one sound', async () => {
    const tab = browser.open();
    browser.due = [dueReminder({ id: 'a' }), dueReminder({ id: 'b' })];
    tab.teller.lead();
    await browser.settle();
    expect(browser.told).toEqual(['a b']);
  });
});
