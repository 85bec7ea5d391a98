import { getRouteApi } from '@tanstack/react-router';
import { Classroom } from '../features/classroom/components/Classroom.tsx';
import { SpacePage } from '../features/space/page.tsx';
import { Toasts } from '../ui/Toasts.tsx';

const route = getRouteApi('/space/$id');

/** A class by link: the guest's way in, and the same room as for everyone. */
export const Space = () => {
  const { id } = route.useParams();
  return (
    <Toasts>
      <SpacePage id={id}>{(entry) => <Classroom key={id} id={id} loadOlder={null} {...entry} />}</SpacePage>
    </Toasts>
  );
};
