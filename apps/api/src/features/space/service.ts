import type { SpacePorts } from './ports.ts';
import { create } from './service/create.ts';
import { enter } from './service/enter.ts';
import { get } from './service/get.ts';
import { remove } from './service/remove.ts';

/** What can be done with spaces. */
export const spaceService = (ports: SpacePorts) => ({
  create: create(ports),
  get: get(ports),
  remove: remove(ports),
  enter: enter(ports),
});

/** What `spaceService` promises. */
export type SpaceService = ReturnType<typeof spaceService>;
