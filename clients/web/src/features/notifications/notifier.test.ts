// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation, Message } from '../../api/types';
import { anna, conversation, conversationId, message } from '../../test/samples';
import { Notifier, type TabWord } from './notifier';

const other = 'c0000000-0000-7000-8000-000000000009';

/** A browser with tabs: words go from each tab to all others, and patience lasts until everybody had their say. */
class Browser {
  readonly tabs: Tab[] = [];
  readonly told: string[] = [];
  conversations: Conversation[] = [conversation()];

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
  reading: string | null = null;
  readonly notifier: Notifier;

  constructor(browser: Browser) {
    this.notifier = new Notifier({
      userId: anna,
      conversations: () => browser.conversations,
      reading: () => (this.reading ? [this.reading] : []),
      say: (word: TabWord) => {
        for (const tab of browser.tabs) if (tab !== this) tab.notifier.heard(word);
      },
      patience: () => Promise.resolve(),
      tell: ({ body }: Message, { isReading }) => {
        if (!isReading) browser.told.push(body);
      },
    });
  }
}

describe('telling about new messages', () => {
  let browser: Browser;

  beforeEach(() => {
    localStorage.clear();
    browser = new Browser();
  });

  it('happens once, whichever tab hears of it and however often', async () => {
    const [first, second] = [browser.open(), browser.open()];
    first.notifier.lead(true);

    second.notifier.arrived(message({ seq: 1 }));
    first.notifier.arrived(message({ seq: 1 }));
    await browser.settle();
    first.notifier.arrived(message({ seq: 1 }));
    second.notifier.arrived(message({ seq: 1 }));
    await browser.settle();

    expect(browser.told).toEqual(['message 1']);
  });

  it('takes several that come together by the newest, conversation by conversation', async () => {
    const tab = browser.open();
    tab.notifier.lead(true);

    for (const seq of [1, 2, 3]) tab.notifier.arrived(message({ seq }));
    tab.notifier.arrived(message({ seq: 1, conversationId: other, body: 'elsewhere' }));
    await browser.settle();

    expect(browser.told).toEqual(['message 3', 'elsewhere']);
  });

  it('is left out while somebody reads the conversation, in whichever tab', async () => {
    const [first, second] = [browser.open(), browser.open()];
    first.notifier.lead(true);
    second.reading = conversationId;

    first.notifier.arrived(message({ seq: 1 }));
    first.notifier.arrived(message({ seq: 1, conversationId: other, body: 'elsewhere' }));
    await browser.settle();
    second.reading = null;
    first.notifier.arrived(message({ seq: 2 }));
    await browser.settle();

    expect(browser.told).toEqual(['elsewhere', 'message 2']);
  });

  it('does not begin with what is unread when the browser opens', async () => {
    browser.conversations = [conversation({ lastSeq: 4, unread: 4, lastMessage: message({ seq: 4 }) })];
    const tab = browser.open();
    tab.notifier.lead(true);

    tab.notifier.catchUp();
    await browser.settle();

    expect(browser.told).toEqual([]);
  });

  it('catches up after a reconnect, once', async () => {
    browser.conversations = [conversation({ lastSeq: 4, unread: 4, lastMessage: message({ seq: 4 }) })];
    const tab = browser.open();
    tab.notifier.lead(true);

    browser.conversations = [conversation({ lastSeq: 6, unread: 6, lastMessage: message({ seq: 6 }) })];
    tab.notifier.catchUp();
    await browser.settle();
    tab.notifier.catchUp();
    tab.notifier.arrived(message({ seq: 6 }));
    tab.notifier.arrived(message({ seq: 5 }));
    await browser.settle();

    expect(browser.told).toEqual(['message 6']);
  });

  it('leaves what was read elsewhere during the absence', async () => {
    const tab = browser.open();
    tab.notifier.lead(true);

    browser.conversations = [conversation({ lastSeq: 6, unread: 0, readSeq: 6, lastMessage: message({ seq: 6 }) })];
    tab.notifier.catchUp();
    await browser.settle();

    expect(browser.told).toEqual([]);
  });

  it('goes on in the next tab when the leading one closes, without a repetition or a gap', async () => {
    const [first, second] = [browser.open(), browser.open()];
    first.notifier.lead(true);
    first.notifier.arrived(message({ seq: 1 }));
    await browser.settle();
    browser.tabs.shift();
    browser.conversations = [conversation({ lastSeq: 2, unread: 2, lastMessage: message({ seq: 2 }) })];
    second.notifier.arrived(message({ seq: 2 }));

    second.notifier.lead(false);
    second.notifier.arrived(message({ seq: 1 }));
    second.notifier.arrived(message({ seq: 2 }));
    await browser.settle();

    expect(browser.told).toEqual(['message 1', 'message 2']);
  });

  it('tells of a handful after a long absence, and of the rest not later either', async () => {
    const tab = browser.open();
    tab.notifier.lead(true);
    browser.conversations = Array.from({ length: 9 }, (_, index) => {
      const id = `conversation-${index}`;
      return conversation({ id, lastSeq: 1, unread: 1, lastMessage: message({ conversationId: id, body: id }) });
    });

    tab.notifier.catchUp();
    tab.notifier.catchUp();
    await browser.settle();

    expect(browser.told).toHaveLength(5);
  });
});
