import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { problemOf } from '../../../lib/problem.ts';

/** The fields of the forms that connect, as the server names them. */
export type ConnectField = 'canvasUrl' | 'canvasName' | 'apiToken' | 'tokenExpiresAt' | 'feedUrl';

const isNotPublic = [/public network|IP address|user or a password/, msg`Only the name of a host in the public network is read.`] as const;
const isNotSecure = [/https:\/\/$/, msg`Only addresses that begin with https:// are read.`] as const;
const isSilent = [/nothing answers/, msg`Nobody answers there. Look at the spelling, or try again in a minute.`] as const;
const isBusy = [/busy/, msg`This Canvas is busy. Try again in a minute.`] as const;

/** What the server's English words come to. The first that fits. */
const told: Readonly<Record<ConnectField, readonly (readonly [RegExp, MessageDescriptor])[]>> = {
  canvasUrl: [isNotPublic, isNotSecure, isSilent, isBusy, [/not a Canvas/, msg`Something answers there, but it is no Canvas.`]],
  apiToken: [],
  tokenExpiresAt: [[/future/, msg`Choose a day after today.`]],
  feedUrl: [
    isNotPublic,
    isNotSecure,
    isSilent,
    [/whole address/, msg`Copy the whole address, with everything after the name of the host.`],
  ],
  canvasName: [],
};
const otherwise: Readonly<Record<ConnectField, MessageDescriptor>> = {
  canvasUrl: msg`No Canvas is read at this address. It looks like school.instructure.com.`,
  apiToken: msg`Canvas does not know this token. Copy it once more, whole.`,
  tokenExpiresAt: msg`Choose a day within the next ten years.`,
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
