import { z } from 'zod';
import { Emoji } from '../chat/contract.ts';
import { PersonId } from '../kernel/ids.ts';
import { defineTopic } from '../kernel/topic.ts';
import { Permissions } from '../room/contract.ts';
import { EventType } from './contract.ts';

/** Presence: a person with any number of open tabs is there once. The actor is the person. */
export const personTopic = defineTopic('person', { joined: z.object({}), left: z.object({}) });

/** `permissions` is the whole set after the change. */
export const rightsTopic = defineTopic('rights', {
  changed: z.object({ user_id: PersonId, permissions: Permissions }),
});

export const handTopic = defineTopic('hand', { raised: z.object({}), lowered: z.object({}) });

export const reactionTopic = defineTopic('reaction', { sent: z.object({ emoji: Emoji }) });

/** Something the browser logged about the lesson. Its details are for tutors and are not broadcast. */
export const eventTopic = defineTopic('event', { logged: z.object({ event_type: EventType }) });

export const roomTopic = defineTopic('room', { ended: z.object({}) });
