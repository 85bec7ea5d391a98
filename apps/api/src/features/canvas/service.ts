import type { CanvasPorts } from './ports.ts';
import { assignments, courses, grades } from './service/browse.ts';
import { cancel } from './service/cancel.ts';
import { changes, markSeen } from './service/changes.ts';
import { connections, logs, status } from './service/connections.ts';
import { data } from './service/data.ts';
import { announcements, events, modules } from './service/extras.ts';
import { oauthFinish } from './service/oauth-finish.ts';
import { oauthStart } from './service/oauth-start.ts';
import { remove } from './service/remove.ts';
import { replaceToken } from './service/replace-token.ts';
import { setup } from './service/setup.ts';
import { setupCalendar } from './service/setup-calendar.ts';
import { sync } from './service/sync.ts';
import { validate } from './service/validate.ts';

/** What can be done with Canvas. */
export const canvasService = (ports: CanvasPorts) => ({
  setup: setup(ports),
  setupCalendar: setupCalendar(ports),
  connections: connections(ports),
  remove: remove(ports),
  replaceToken: replaceToken(ports),
  validate: validate(ports),
  sync: sync(ports),
  oauthStart: oauthStart(ports),
  oauthFinish: oauthFinish(ports),
  courses: courses(ports),
  assignments: assignments(ports),
  grades: grades(ports),
  announcements: announcements(ports),
  events: events(ports),
  modules: modules(ports),
  data: data(ports),
  changes: changes(ports),
  markSeen: markSeen(ports),
  logs: logs(ports),
  status: status(ports),
  cancel: cancel(ports),
});

/** What `canvasService` promises. */
export type CanvasService = ReturnType<typeof canvasService>;
