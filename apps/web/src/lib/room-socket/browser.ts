import { useEffect, useSyncExternalStore } from 'react';
import { createRoomClient, type RoomClient, type RoomOptions, type RoomStatus } from './client.ts';
import type { SocketLike, Timers } from './ports.ts';

const timers: Timers = {
  now: () => Date.now(),
  after: (ms, fn) => {
    const id = setTimeout(fn, ms);
    return () => clearTimeout(id);
  },
  random: Math.random,
};

const open = (url: string): SocketLike => new WebSocket(new URL(url, location.href.replace(/^http/, 'ws')));

/** A room client over this browser's WebSocket, clock and randomness. */
export const browserRoom = (options: Omit<RoomOptions, 'open' | 'timers' | 'newCid'>): RoomClient =>
  createRoomClient({ ...options, open, timers, newCid: () => crypto.randomUUID() });

/** Runs a room for as long as it is shown, and wakes it when the network or the tab comes back. */
export const useRunningRoom = (client: RoomClient) => {
  useEffect(() => {
    void client.start();
    const wake = () => document.visibilityState === 'visible' && client.wake();
    const events = ['online', 'offline', 'focus', 'pageshow'] as const;
    for (const name of events) addEventListener(name, wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      for (const name of events) removeEventListener(name, wake);
      document.removeEventListener('visibilitychange', wake);
      client.stop();
    };
  }, [client]);
};

/** The room as it is now, followed. */
export const useRoomStatus = (client: RoomClient): RoomStatus => useSyncExternalStore(client.subscribe, client.status);
