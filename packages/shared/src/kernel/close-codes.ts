/** Why a socket was closed. Below 4500: connect again and resume. From 4500 on: do not. */
export const closeCodes = {
  draining: 4000,
  tooSlow: 4001,
  heartbeatLost: 4002,
  tokenExpired: 4003,
  badFrame: 4500,
  kicked: 4501,
  banned: 4502,
  roomEnded: 4503,
  notAllowed: 4504,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** Whether a client may connect again by itself after this close. Codes that are not ours (1006 …) are accidents: yes. */
export const mayReconnect = (code: number): boolean => code < 4500 || code >= 4600;
