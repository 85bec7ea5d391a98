import type { ReactNode } from 'react';

/** The first letters of the first two words of a name. */
const initialsOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');

const tintOf = (id: string): string => {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return ['', 'k1', 'k2', 'k3', 'k4'][sum % 5] ?? '';
};

/** A person as initials on their own tint. The name always stands beside it, so readers skip it. */
export const Avatar = (props: {
  readonly id: string;
  readonly name: string;
  readonly size?: 's' | 'l' | 'xl';
  readonly className?: string;
  readonly children?: ReactNode;
}) => (
  <span className={`ava ${props.size ?? ''} ${tintOf(props.id)} ${props.className ?? ''}`} aria-hidden="true">
    {initialsOf(props.name)}
    {props.children}
  </span>
);
