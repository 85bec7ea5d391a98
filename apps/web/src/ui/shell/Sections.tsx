import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { BookOpen, House, MessagesSquare, Presentation, UserRound } from 'lucide-react';

/** The parts of the book, for the rail and for the tabs. The current one is marked by the router. */
export const Sections = ({ unread }: { readonly unread: number }) => (
  <>
    <Link to="/" activeOptions={{ exact: true }}>
      <House className="i" />
      <span>
        <Trans>Home</Trans>
      </span>
    </Link>
    <Link to="/learn">
      <BookOpen className="i" />
      <span>
        <Trans>Learn</Trans>
      </span>
    </Link>
    <Link to="/class">
      <Presentation className="i" />
      <span>
        <Trans>Class</Trans>
      </span>
    </Link>
    <Link to="/chat">
      <MessagesSquare className="i" />
      <span>
        <Trans>Inbox</Trans>
      </span>
      {unread > 0 && (
        <span className="n">
          <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
          <span className="sr">
            <Plural value={unread} one="# unread message" other="# unread messages" />
          </span>
        </span>
      )}
    </Link>
    <Link to="/settings">
      <UserRound className="i" />
      <span>
        <Trans>Me</Trans>
      </span>
    </Link>
  </>
);
