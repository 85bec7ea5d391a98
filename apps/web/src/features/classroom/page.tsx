import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api } from '../../lib/api.ts';
import { Classroom } from './components/Classroom.tsx';
import { olderMessages, takeSeat } from './queries.ts';

const route = getRouteApi('/class/$id');

/** `/class/$id`: a class for whoever is signed in. */
export const ClassroomPage = () => {
  const id = route.useParams().id as SessionId;
  const me = api.account.me.useQuery({});
  const navigate = useNavigate();
  const leave = () => void navigate({ to: '/class' });
  if (!me.data) return null;
  return <Classroom key={id} id={id} person={me.data.id} enter={takeSeat(id)} loadOlder={olderMessages(id)} onLeave={leave} />;
};
