import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from './person.ts';

const patience = { timeout: 20_000, interval: 100 };

/** A class as one person sees it. */
export const lessonOf = ({ page }: Pick<Person, 'page'>) => {
  const texts = (selector: string): Promise<string[]> => page.locator(selector).allInnerTexts();
  const saved = async () => (await texts('.talk-list [data-state=saved] .body')).map((text) => text.trim());
  return {
    /** Goes in by the door, or is in already when the tab has been there before. */
    enter: async (id: string) => {
      await page.goto(`/class/${id}`);
      await page.getByRole('button', { name: /^Join/ }).click();
      await page.locator('.talk-list').waitFor();
    },
    say: async (text: string) => {
      const line = page.locator('.c-dock textarea');
      await line.fill(text);
      await line.press('Enter');
    },
    press: (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true }).click(),
    saved,
    unsaved: () => texts('.talk-list [data-state=sending] .body'),
    /** Waits until exactly these messages stand saved, in this order. */
    shows: (expected: readonly string[]) => expect.poll(saved, patience).toEqual(expected),
    /** Waits until a person's row has this device's words. */
    seesDevice: (name: string, words: string) =>
      page.locator(`[data-person="${name}"]`).getByRole('img', { name: words, exact: true }).waitFor(),
    seesHere: (count: number) => expect.poll(() => page.locator('.people .prow:not(.gone)').count(), patience).toBe(count),
    pill: (state: 'reconnecting' | 'offline' | 'back' | 'slow') => page.locator(`[data-connection=${state}]`).waitFor(),
    noPill: () => expect.poll(() => page.locator('[data-connection]').count(), patience).toBe(0),
  };
};

/** The heading that has the focus after a change of page. */
export const focusedHeading = (page: Page) =>
  page.evaluate(() => (document.activeElement?.tagName === 'H1' ? document.activeElement.textContent : null));

/** Says many things at once, over a socket of its own. */
export const saySwiftly = async (person: Person, id: string, texts: readonly string[]): Promise<void> => {
  const seat = await person.call<{ token: string; wsUrl: string }>('classroom.enter', { id });
  await person.page.goto('/');
  await person.page.evaluate(
    ([address, lines]) =>
      new Promise<void>((resolve, reject) => {
        const socket = new WebSocket(address);
        let acked = 0;
        socket.onerror = () => reject(new Error('the socket broke'));
        socket.onmessage = (frame) => {
          const messages = [JSON.parse(String(frame.data))].flat() as { type: string }[];
          if (messages.some((message) => message.type === 'welcome')) {
            for (const [index, text] of lines.entries())
              socket.send(JSON.stringify({ cid: `swift-${index}`, type: 'chat.send', data: { text } }));
          }
          acked += messages.filter((message) => message.type === 'ack').length;
          if (acked >= lines.length) resolve(socket.close());
        };
      }),
    [`${seat.wsUrl}?token=${seat.token}`, texts] as const,
  );
};
