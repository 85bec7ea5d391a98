import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What the server's English words for a fault come to, in the reader's language. The first that fits. */
const reasons: readonly (readonly [RegExp, MessageDescriptor])[] = [
  [/know the token|renew the token any more|developer key|feed is not there/, msg`Canvas does not take the token any more`],
  [/does not let/, msg`Canvas does not let this token read it`],
  [/^Canvas has no/, msg`Canvas does not have it any more`],
  [/could not be understood/, msg`some of it could not be understood and was left out`],
  [/circle|another host|led nowhere|no end/, msg`Canvas led from page to page without an end`],
  [/private address/, msg`the address leads into a private network`],
  [/cancelled/, msg`it was cancelled`],
  [/no calendar/, msg`what is there is no calendar`],
  [/elsewhere|something else|answered/, msg`Canvas gave an answer that makes no sense`],
];

/** Why something of Canvas could not be read, for a person. */
export const reasonText = (reason: string | null): MessageDescriptor =>
  reasons.find(([words]) => words.test(reason ?? ''))?.[1] ?? msg`Canvas did not answer`;
