import { Trans, useLingui } from '@lingui/react/macro';
import type { Seat } from '@lyceum/shared/classroom/contract.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '../../../lib/capture.ts';
import { problemOf } from '../../../lib/problem.ts';
import { useBoard } from '../../../lib/theme.ts';
import { ErrorPage, Forbidden } from '../../../ui/ErrorPage.tsx';
import type { LoadOlder } from '../../../ui/talk/context.ts';
import { joined } from '../live.ts';
import { PreJoin } from './PreJoin.tsx';
import { Over } from './Recap.tsx';
import { Room } from './Room.tsx';

/** A class, whoever comes: `enter` takes a seat for an account or for a link. */
export interface ClassroomProps {
  readonly id: SessionId;
  /** Under whose name drafts and unsent messages are kept on this device. */
  readonly person: string;
  readonly enter: () => Promise<Seat>;
  readonly loadOlder: LoadOlder | null;
  readonly onLeave: () => void;
}

/** The way into a class: a seat, a look at oneself, the room. */
export const Classroom = (props: ClassroomProps) => {
  const { id, person, enter } = props;
  const { t } = useLingui();
  const [devices, setDevices] = useState<readonly Device[] | null>(() => joined.read(id));
  const seat = useQuery({
    queryKey: ['seat', id, person],
    queryFn: enter,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: (count, error) => problemOf(error) === null && count < 4,
  });
  useBoard();
  if (seat.error) {
    const code = problemOf(seat.error)?.code;
    if (code === 'already_ended') return <Over onLeave={props.onLeave} />;
    if (code === 'forbidden') return <Forbidden />;
    return <ErrorPage error={seat.error} retry={() => void seat.refetch()} />;
  }
  if (!seat.data) {
    return (
      <main id="main" className="prejoin" aria-busy="true">
        <h1 className="sr">{t`Opening the class`}</h1>
        <p className="two" role="status">
          <Trans>Opening the class</Trans>
        </p>
      </main>
    );
  }
  const join = (chosen: readonly Device[]) => {
    joined.write(id, chosen);
    setDevices(chosen);
  };
  const leave = () => {
    joined.forget(id);
    props.onLeave();
  };
  if (!devices) return <PreJoin session={seat.data.session} person={person} onJoin={join} />;
  return <Room seat={seat.data} person={person} devices={devices} renew={enter} loadOlder={props.loadOlder} onLeave={leave} />;
};
