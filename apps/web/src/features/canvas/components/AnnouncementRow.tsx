import { Trans } from '@lingui/react/macro';
import type { Announcement } from '@lyceum/shared/canvas/contract/extras.ts';
import { useId, useRef, useState } from 'react';
import { useFormats } from '../../../lib/format.ts';
import { Row } from '../../../ui/Row.tsx';
import { OutLink } from './OutLink.tsx';
import { useIsCut } from './use-is-cut.ts';

/** A few lines of it; the rest when asked for. */
const Message = ({ title, text }: { readonly title: string; readonly text: string }) => {
  const id = useId();
  const lines = useRef<HTMLParagraphElement>(null);
  const [isOpen, setOpen] = useState(false);
  const isCut = useIsCut(lines);
  return (
    <>
      <p ref={lines} id={id} className={`cv-msg${isOpen ? '' : ' cut'}`} dir="auto">
        {isOpen ? text : text.replaceAll(/\n\s*\n/g, '\n')}
      </p>
      {(isCut || isOpen) && (
        <button
          type="button"
          className="btn btn-text btn-sm cv-all"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <Trans>Show less</Trans> : <Trans>Show all</Trans>}
          <span className="sr">: {title}</span>
        </button>
      )}
    </>
  );
};

/** What a teacher told a course. */
export const AnnouncementRow = ({ announcement }: { readonly announcement: Announcement }) => {
  const formats = useFormats();
  const { title, message, author, courseName, postedAt, url } = announcement;
  return (
    <li>
      <Row className="ruled" margin={postedAt && `${formats.dayMonth(postedAt)} ${formats.time(postedAt)}`}>
        <article className="row cv-told">
          <h3 className="cv-any">
            <OutLink url={url}>{title}</OutLink>
          </h3>
          <p className="two sm cv-any">{author ? `${author}, ${courseName}` : courseName}</p>
          {message !== '' && <Message title={title} text={message} />}
        </article>
      </Row>
    </li>
  );
};
