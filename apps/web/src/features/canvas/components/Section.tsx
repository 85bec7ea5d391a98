import type { ReactNode } from 'react';
import { Row } from '../../../ui/Row.tsx';
import { Fresh } from './Fresh.tsx';

/** The title of a part of the page, with how fresh it is. */
export const Section = (props: {
  readonly title: ReactNode;
  readonly freshAt?: string | null | undefined;
  readonly children?: ReactNode;
}) => (
  <Row className="tick">
    <div className="flex sec2 wrap">
      <h2 className="grow">{props.title}</h2>
      {props.children}
      <Fresh at={props.freshAt} />
    </div>
  </Row>
);
