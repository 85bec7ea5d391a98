import { Trans } from '@lingui/react/macro';
import type { CalendarEvent } from '@lyceum/shared/canvas/contract/extras.ts';
import { MapPin } from 'lucide-react';
import { daysOf } from '../../../lib/event-days.ts';
import { useFormats } from '../../../lib/format.ts';
import { Row } from '../../../ui/Row.tsx';
import { OutLink } from './OutLink.tsx';

type Of = { readonly event: CalendarEvent };

/** When it begins; of what goes on since a day before, that it is on now. */
const Begin = ({ event, now }: Of & { readonly now: number }) => {
  const formats = useFormats();
  const { startsAt, isAllDay } = event;
  if (startsAt === null) return null;
  if (formats.dayKey(startsAt) < formats.dayKey(now)) {
    return (
      <span className="now">
        <Trans>now</Trans>
      </span>
    );
  }
  return isAllDay ? formats.weekday(startsAt) : `${formats.weekday(startsAt)} ${formats.time(startsAt)}`;
};

/** How long it lasts, in words. */
const Length = ({ event }: Of) => {
  const formats = useFormats();
  const { startsAt, endsAt, isAllDay } = event;
  const days = daysOf(event, formats.dayKey);
  const plain = <Trans>event</Trans>;
  if (startsAt === null || days === null) return plain;
  if (isAllDay && days.first === days.last) return <Trans>all day</Trans>;
  if (endsAt === null || Date.parse(endsAt) <= Date.parse(startsAt)) return plain;
  const last = Date.parse(endsAt) - 1;
  const lastDay = `${formats.weekday(last)} ${formats.longDay(last)}`;
  const end = days.first === days.last ? formats.time(endsAt) : isAllDay ? lastDay : formats.dayAndTime(endsAt);
  return <Trans>until {end}</Trans>;
};

/** Something in a calendar of Canvas, with its time and place. */
export const EventRow = ({ event, now, isMarked }: Of & { readonly now: number; readonly isMarked?: boolean }) => (
  <li>
    <Row className="ruled" margin={<Begin event={event} now={now} />}>
      <div className="row">
        <span className="t grow cv-any">
          <OutLink url={event.url} className="b">
            {isMarked ? <span className="mark">{event.title}</span> : event.title}
          </OutLink>{' '}
          <span className="two sm by">{event.course ? event.course.name : <Trans>your own calendar</Trans>}</span>
          {event.location && (
            <span className="two sm cv-place">
              <MapPin className="i i-s" />
              <bdi>{event.location}</bdi>
            </span>
          )}
        </span>
        <span className="tag line">
          <Length event={event} />
        </span>
      </div>
    </Row>
  </li>
);
