import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/Field.tsx';

/** What could not be fetched, why, and another go. */
export const Again = (props: {
  readonly error: unknown;
  readonly retry: () => void;
  readonly isBusy: boolean;
  readonly children: ReactNode;
}) => {
  const { i18n } = useLingui();
  return (
    <div className="cv-again">
      <FormError>
        {props.children} {i18n._(problemText(props.error))}
      </FormError>
      <Button size="sm" busy={props.isBusy} onClick={props.retry}>
        <Trans>Try again</Trans>
      </Button>
    </div>
  );
};
