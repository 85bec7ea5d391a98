import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { problemOf } from '../../../lib/problem.ts';

/** The fields of the forms that connect, as the server names them. */
export type ConnectField = 'canvasUrl' | 'canvasName' | 'apiToken' | 'feedUrl';

const told: Readonly<Record<ConnectField, readonly (readonly [RegExp, MessageDescriptor])[]>> = {
  canvasUrl: [
    [/private|public|https|refus|allowed|not be reached by/i, msg`Only public addresses that begin with https:// are read.`],
    [/no answer|not answer|reach|time/i, msg`Nobody answers there. Look at the spelling, or try again in a minute.`],
    [/no canvas|not a canvas|not canvas/i, msg`Something answers there, but it is no Canvas.`],
  ],
  apiToken: [
    [/forbidden|let|right|scope/i, msg`Canvas knows this token and lets it read nothing. Make one without scopes.`],
    [/./, msg`Canvas does not know this token. Copy it once more, whole.`],
  ],
  feedUrl: [
    [/private|public|https|refus|allowed/i, msg`Only public addresses that begin with https:// are read.`],
    [/no answer|not answer|reach/i, msg`Nobody answers there. Copy the address once more, whole.`],
    [/./, msg`There is no calendar at this address. Copy it once more, whole.`],
  ],
  canvasName: [],
};
const otherwise: Readonly<Record<ConnectField, MessageDescriptor>> = {
  canvasUrl: msg`No Canvas is read at this address. It looks like school.instructure.com.`,
  apiToken: msg`Canvas does not know this token. Copy it once more, whole.`,
  feedUrl: msg`There is no calendar at this address. Copy it once more, whole.`,
  canvasName: msg`A name has 1 to 100 letters.`,
};

const fieldOf = (path: string): string => path.split('.')[0]?.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) ?? '';

/** What is wrong with one field, for a person; undefined when it was not refused. */
export const faultOf = (error: unknown, field: ConnectField): MessageDescriptor | undefined => {
  const issue = problemOf(error)?.issues?.find(({ path }) => fieldOf(path) === field);
  if (!issue) return undefined;
  return told[field].find(([words]) => words.test(issue.message))?.[1] ?? otherwise[field];
};

/** Whether an error says what is wrong with one of these fields, so that nothing else needs to be said. */
export const isOfFields = (error: unknown, fields: readonly ConnectField[]): boolean => fields.some((field) => faultOf(error, field));
