import { ClassroomPage } from '../features/classroom/page.tsx';
import { Toasts } from '../ui/Toasts.tsx';

/** A class for whoever is signed in. */
export const Class = () => (
  <Toasts>
    <ClassroomPage />
  </Toasts>
);
