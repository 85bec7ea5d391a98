import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

/** What can be done, in words that follow a name. An act that is not here is told by its code. */
export const actionWords: Readonly<Record<string, MessageDescriptor>> = {
  'agenda.feed_closed': msg`closed the address of a calendar`,
  'agenda.feed_opened': msg`opened the address of a calendar`,
  'course.closed': msg`shut lessons to somebody again`,
  'course.created': msg`made a course`,
  'course.duplicated': msg`copied a course`,
  'course.lesson_added': msg`added a lesson`,
  'course.lesson_removed': msg`removed a lesson`,
  'course.lesson_restored': msg`brought a lesson back`,
  'course.lesson_updated': msg`changed a lesson`,
  'course.level_added': msg`added a level`,
  'course.level_removed': msg`removed a level`,
  'course.level_updated': msg`changed a level`,
  'course.opened': msg`opened lessons to somebody`,
  'course.removed': msg`removed a course`,
  'course.reordered': msg`put lessons in another order`,
  'course.restored': msg`brought a course back`,
  'course.updated': msg`changed a course`,
  'invite.created': msg`made an invite`,
  'invite.redeemed': msg`came in by an invite`,
  'invite.resent': msg`sent an invite again`,
  'invite.restored': msg`took a revocation back`,
  'invite.revoked': msg`revoked an invite`,
  'key.created': msg`made a service key`,
  'key.revoked': msg`revoked a service key`,
  'person.password_reset': msg`set somebody’s password`,
  'person.promoted': msg`made somebody an admin`,
  'video.deleted': msg`removed a video`,
};

/** What was done, in the reader's language. */
export const ActionWord = ({ action }: { readonly action: string }) => {
  const { i18n } = useLingui();
  const word = Object.hasOwn(actionWords, action) ? actionWords[action] : undefined;
  return word ? i18n._(word) : <code>{action}</code>;
};
