import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { FieldFault } from '../lib/form.ts';

const texts: { readonly [F in FieldFault]: MessageDescriptor } = {
  required: msg`Write something here.`,
  email: msg`This does not look like an e-mail address.`,
  short: msg`Use at least 8 characters.`,
  long: msg`This is too long.`,
  refused: msg`This was not accepted. Look at it again.`,
};

/** Says in words what is wrong with a field. */
export const useFaults = () => {
  const { i18n } = useLingui();
  return (fault: string | undefined): string | undefined =>
    fault === undefined ? undefined : i18n._(Object.hasOwn(texts, fault) ? texts[fault as FieldFault] : texts.refused);
};
