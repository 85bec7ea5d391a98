import { Trans } from '@lingui/react/macro';
import type { CalendarEvent } from '@lyceum/shared/canvas/contract/extras.ts';
import { Link } from '@tanstack/react-router';
import { daysOf, isOver } from '../../../lib/event-days.ts';
import { useFormats } from '../../../lib/format.ts';
import { Row } from '../../../ui/Row.tsx';

/** Of what does not begin at an hour of today: until when it is on today. */
const Rest = ({ event, now }: { readonly event: CalendarEvent; readonly now: number }) => {
  const formats = useFormats();
  const isLastDay = daysOf(event, formats.dayKey)?.last === formats.dayKey(now);
  const end = isLastDay && !event.isAllDay && event.endsAt !== null ? formats.time(event.endsAt) : null;
  return end ? <Trans>until {end}</Trans> : <Trans>all day</Trans>;
};

/** Something in a calendar of Canvas that is on today: from its hour on, or all day. */
export const EventRow = ({ event, now }: { readonly event: CalendarEvent; readonly now: number }) => {
  const formats = useFormats();
  const { title, startsAt, isAllDay, location, course } = event;
  const hasBegun = startsAt !== null && formats.dayKey(startsAt) < formats.dayKey(now);
  const hasHour = startsAt !== null && !isAllDay && !hasBegun;
  return (
    <li>
      <Row className="ruled" margin={hasHour && formats.time(startsAt)}>
        <Link to="/canvas" className="row plain">
          <span className="t grow">
            <bdi className={`b ${isOver(event, now, formats.dayKey) ? 'two' : ''}`}>{title}</bdi>{' '}
            <span className="two sm by">{['Canvas', course?.name, location].filter(Boolean).join(', ')}</span>
          </span>
          {!hasHour && (
            <span className="tag line">
              <Rest event={event} now={now} />
            </span>
          )}
        </Link>
      </Row>
    </li>
  );
};
