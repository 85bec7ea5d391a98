import { Plural } from '@lingui/react/macro';

const Stub = ({ isLeft }: { readonly isLeft: boolean }) => (
  <svg width="56" height="18" viewBox="0 0 56 18" className={`stub ${isLeft ? '' : 'worn'}`} aria-hidden="true">
    <path d="M1 4h8v10H1z" className="stub-rubber" />
    <path d="M9 4h4v10H9z" className="stub-metal" />
    <path d={isLeft ? 'M13 4h28l13 5-13 5H13z' : 'M13 4h5l8 5-8 5h-5z'} className="stub-wood" />
    <path d={isLeft ? 'M49 7.1l5 1.9-5 1.900z' : 'M22 6.500l4 2.500-4 2.500z'} className="stub-lead" />
  </svg>
);

/** Lives of a boss battle: pencils, worn down to stubs one by one. */
export const Lives = ({ left, all }: { readonly left: number; readonly all: number }) => (
  <p className="lives">
    {Array.from({ length: all }, (_, place) => place).map((place) => (
      <Stub key={place} isLeft={place < left} />
    ))}
    <span className="num red-t">
      <Plural value={left} one="# life" other="# lives" />
    </span>
  </p>
);
