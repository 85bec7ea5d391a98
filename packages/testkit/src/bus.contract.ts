import type { Bus } from '@lyceum/shared/kernel/ports.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { keyPrefix } from './redis.ts';

/** A bus under test, and how it is put away. */
export interface BusUnderTest {
  readonly bus: Bus;
  close(): Promise<void>;
}

/** What every `Bus` promises. Each implementation runs this one suite, so that a fake cannot promise more than Redis does. */
export const busContract = (name: string, make: () => BusUnderTest): void => {
  describe(`Bus: ${name}`, () => {
    const open: BusUnderTest[] = [];
    const fresh = (): Bus => {
      const made = make();
      open.push(made);
      return made.bus;
    };
    afterEach(async () => {
      await Promise.all(open.splice(0).map((made) => made.close()));
    });

    it('delivers to every listener of a channel, in order, and to no other channel', async () => {
      const bus = fresh();
      const channel = keyPrefix();
      const first: string[] = [];
      const second: string[] = [];
      const other: string[] = [];
      await bus.subscribe(channel, (message) => first.push(message));
      await bus.subscribe(channel, (message) => second.push(message));
      await bus.subscribe(`${channel}-other`, (message) => other.push(message));
      const sent = Array.from({ length: 100 }, (_, i) => `${i}`);
      for (const message of sent) await bus.publish(channel, message);
      await eventually(() => expect(second).toEqual(sent));
      expect(first).toEqual(sent);
      expect(other).toEqual([]);
    });

    it('delivers nothing after the subscription has ended, while others go on', async () => {
      const bus = fresh();
      const channel = keyPrefix();
      const left: string[] = [];
      const stayed: string[] = [];
      const leave = await bus.subscribe(channel, (message) => left.push(message));
      await bus.subscribe(channel, (message) => stayed.push(message));
      await bus.publish(channel, 'before');
      await eventually(() => expect(stayed).toEqual(['before']));
      await leave();
      await leave();
      await bus.publish(channel, 'after');
      await eventually(() => expect(stayed).toEqual(['before', 'after']));
      expect(left).toEqual(['before']);
    });

    it('takes a channel up again after its last listener has left', async () => {
      const bus = fresh();
      const channel = keyPrefix();
      const leave = await bus.subscribe(channel, () => undefined);
      const leaving = leave();
      const heard: string[] = [];
      await bus.subscribe(channel, (message) => heard.push(message));
      await leaving;
      await bus.publish(channel, 'again');
      await eventually(() => expect(heard).toEqual(['again']));
    });

    it('counts the same listener on a channel twice as two', async () => {
      const bus = fresh();
      const channel = keyPrefix();
      const heard: string[] = [];
      const listener = (message: string) => void heard.push(message);
      const leave = await bus.subscribe(channel, listener);
      await bus.subscribe(channel, listener);
      await bus.publish(channel, 'a');
      await eventually(() => expect(heard).toEqual(['a', 'a']));
      await leave();
      await bus.publish(channel, 'b');
      await eventually(() => expect(heard).toEqual(['a', 'a', 'b']));
    });

    it('carries any text, up to a megabyte of it', async () => {
      const bus = fresh();
      const channel = keyPrefix();
      const heard: string[] = [];
      await bus.subscribe(channel, (message) => heard.push(message));
      const texts = ['', 'квадратні рівняння 🎓', '"\\\r\n\0', 'x'.repeat(1_000_000)];
      for (const text of texts) await bus.publish(channel, text);
      await eventually(() => expect(heard).toEqual(texts));
    });
  });
};
