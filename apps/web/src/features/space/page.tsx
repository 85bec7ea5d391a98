import { Trans, useLingui } from '@lingui/react/macro';
import type { Seat } from '@lyceum/shared/classroom/contract.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { type ReactNode, useState } from 'react';
import { call } from '../../lib/api.ts';
import { spaceToken, subjectOf } from '../../lib/space-link.ts';
import { Button } from '../../ui/Button.tsx';
import { Expired } from '../../ui/ErrorPage.tsx';
import { Heading } from '../../ui/Heading.tsx';

/** What a class needs to let a guest in. */
export interface Entry {
  readonly person: string;
  readonly enter: () => Promise<Seat>;
  readonly onLeave: () => void;
}

const Left = ({ onBack }: { readonly onBack: () => void }) => {
  const { t } = useLingui();
  return (
    <main id="main" className="recap">
      <section className="recap-box">
        <Heading title={t`You left the class`} className="h-xl">
          <Trans>You left the class</Trans>
        </Heading>
        <p className="two sp-h">
          <Trans>Your link works until the class is over.</Trans>
        </p>
        <p className="sp-1">
          <Button kind="pen" onClick={onBack}>
            <Trans>Go back in</Trans>
          </Button>
        </p>
      </section>
    </main>
  );
};

/** `/space/$id`: a class for whoever holds its link. `children` draws the class. */
export const SpacePage = ({ id, children }: { readonly id: SessionId; readonly children: (entry: Entry) => ReactNode }) => {
  const [hasLeft, setLeft] = useState(false);
  const token = spaceToken(id);
  if (!token)
    return (
      <Expired>
        <Trans>Open the class by the link you were sent.</Trans>
      </Expired>
    );
  if (hasLeft) return <Left onBack={() => setLeft(false)} />;
  return children({
    person: subjectOf(token),
    enter: () => call.space.enter.mutate({ spaceId: id, token }),
    onLeave: () => setLeft(true),
  });
};
