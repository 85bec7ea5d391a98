import { Dialog } from '@base-ui/react/dialog';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Course } from '@lyceum/shared/canvas/contract.ts';
import { useEffect, useRef } from 'react';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useModules } from '../queries.ts';
import { Again } from './Again.tsx';
import { ModuleBlock } from './ModuleBlock.tsx';
import { OutLink } from './OutLink.tsx';

/** How much of what comes before it is seen above the module that one is at. */
const peek = 72;

const List = ({ course }: { readonly course: Course }) => {
  const { t } = useLingui();
  const modules = useModules(course);
  const box = useRef<HTMLOListElement>(null);
  const isThere = modules.data !== undefined;
  useEffect(() => {
    const [list, open] = [box.current, box.current?.querySelector('details[open]')];
    if (isThere && list?.parentElement && open) {
      list.parentElement.scrollTop += open.getBoundingClientRect().top - list.parentElement.getBoundingClientRect().top - peek;
    }
  }, [isThere]);
  if (!modules.data) {
    return modules.error ? (
      <Again error={modules.error} retry={() => void modules.refetch()} isBusy={modules.isFetching}>
        <Trans>The modules could not be fetched.</Trans>
      </Again>
    ) : (
      <Skeleton rows={6} label={t`Modules are being fetched`} />
    );
  }
  const { items } = modules.data;
  const here = items.find(({ state }) => state !== 'completed' && state !== 'locked');
  if (items.length === 0) {
    return (
      <p className="two">
        <Trans>This course has no modules any more.</Trans>
      </p>
    );
  }
  return (
    <ol className="cv-chapters" ref={box}>
      {items.map((module) => (
        <ModuleBlock key={module.id} module={module} isOpen={module === here} />
      ))}
    </ol>
  );
};

/** The modules of a course, the one that one is at unfolded. */
export const ModulesDialog = ({ course, onClose }: { readonly course: Course; readonly onClose: () => void }) => {
  const { count, items, done } = course.modules;
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog floating cv-dialog">
          <Dialog.Title className="h2 cv-any">
            <OutLink url={course.url}>{course.name}</OutLink>
          </Dialog.Title>
          <Dialog.Description className="two sm">
            <Plural value={count} one="# module" other="# modules" />
            {items > 0 && (
              <>
                ,{' '}
                <Trans>
                  {done} of {items} done
                </Trans>
              </>
            )}
          </Dialog.Description>
          <div className="cv-scroll">
            <List course={course} />
          </div>
          <div className="acts">
            <Dialog.Close className="btn btn-line">
              <Trans>Close</Trans>
            </Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
