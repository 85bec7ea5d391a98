import { Trans, useLingui } from '@lingui/react/macro';
import type { CourseModule, ModuleItem } from '@lyceum/shared/canvas/contract/extras.ts';
import { ChevronRight, Lock } from 'lucide-react';
import { useFormats } from '../../../lib/format.ts';
import { Tick } from '../../../ui/Tick.tsx';
import { OutLink } from './OutLink.tsx';

/** How a module stands; of a locked one, until when or until what. */
const Standing = ({ module, now }: { readonly module: CourseModule; readonly now: number }) => {
  const formats = useFormats();
  const { state, unlockAt } = module;
  const opens = unlockAt !== null && Date.parse(unlockAt) > now ? formats.dayAndTime(unlockAt) : null;
  if (state === 'locked') {
    return (
      <span className="cv-lock">
        <Lock className="i i-s" />
        {opens ? <Trans>opens on {opens}</Trans> : <Trans>opens when what comes before it is done</Trans>}
      </span>
    );
  }
  const items = module.items.filter(({ isDone }) => isDone !== null).length;
  const done = module.items.filter(({ isDone }) => isDone === true).length;
  if (items === 0) return <Trans>nothing to tick off</Trans>;
  if (done === items) {
    return (
      <span className="cv-done">
        <Tick size={16} />
        <Trans>done</Trans>
      </span>
    );
  }
  return (
    <Trans>
      {done} of {items} done
    </Trans>
  );
};

/** What Canvas calls a thing, in the reader's language; nothing for what it may think of next. */
const useKinds = (): Readonly<Record<string, string>> => {
  const { t } = useLingui();
  return {
    Assignment: t`assignment`,
    Quiz: t`quiz`,
    Page: t`page`,
    File: t`file`,
    Discussion: t`discussion`,
    ExternalUrl: t`link`,
    ExternalTool: t`tool`,
  };
};

const Mark = ({ isDone }: Pick<ModuleItem, 'isDone'>) => {
  if (isDone === null) return <span className="cv-mark" />;
  return (
    <span className="cv-mark">
      {isDone ? <Tick size={18} /> : <span className="sq1" />}
      <span className="sr">{isDone ? <Trans>done:</Trans> : <Trans>to do:</Trans>}</span>
    </span>
  );
};

const Item = ({ item }: { readonly item: ModuleItem }) => {
  const kinds = useKinds();
  const { title, kind, isDone, url } = item;
  if (kind === 'SubHeader') return <li className="cv-item cv-sub">{title}</li>;
  return (
    <li className="cv-item">
      <Mark isDone={isDone} />
      <span className="grow cv-any">
        <OutLink url={url}>{title}</OutLink>
      </span>
      {Object.hasOwn(kinds, kind) && <span className="three xs nowrap">{kinds[kind]}</span>}
    </li>
  );
};

/** One module: how it stands, and, unfolded, what is in it. */
export const ModuleBlock = ({ module, isOpen }: { readonly module: CourseModule; readonly isOpen: boolean }) => (
  <li>
    <details className="cv-chapter" open={isOpen}>
      <summary>
        <ChevronRight className="i i-s" />
        <span className="grow cv-any">
          <bdi className="b">{module.name}</bdi>
          <span className="cv-standing two sm">
            <Standing module={module} now={Date.now()} />
          </span>
        </span>
      </summary>
      {module.items.length === 0 ? (
        <p className="two sm cv-item">
          <Trans>There is nothing in it.</Trans>
        </p>
      ) : (
        <ul>
          {module.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
    </details>
  </li>
);
