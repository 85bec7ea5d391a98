import { Trans } from '@lingui/react/macro';
import type { Change } from '@lyceum/shared/canvas/contract/change.ts';
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/format.ts';

/** A time as it stands in a change: null for none. */
const useMoment = () => {
  const formats = useFormats();
  return (at: string | null): string | null => (at && !Number.isNaN(Date.parse(at)) ? formats.dayAndTime(at) : null);
};

/** A score without the zeros that the database keeps. */
const plain = (value: string | null): string => (value !== null && /^-?\d+(\.\d+)?$/.test(value) ? String(Number(value)) : (value ?? ''));

const Due = ({ change }: { readonly change: Change }) => {
  const due = useMoment();
  const [before, after] = [due(change.old), due(change.new)];
  if (before && after) {
    return (
      <Trans>
        due date moved from <s>{before}</s> to <b>{after}</b>
      </Trans>
    );
  }
  return after ? (
    <Trans>
      due date set: <b>{after}</b>
    </Trans>
  ) : (
    <Trans>
      due date taken away, it was <s>{before}</s>
    </Trans>
  );
};

const Added = ({ change }: { readonly change: Change }) => {
  const due = useMoment()(change.new);
  return due ? (
    <Trans>
      new, due <b>{due}</b>
    </Trans>
  ) : (
    <Trans>new, without a due date</Trans>
  );
};

const Score = ({ change }: { readonly change: Change }) => {
  const [before, after] = [plain(change.old), plain(change.new)];
  if (before === '') {
    return (
      <Trans>
        the score of the course is <b>{after} %</b>
      </Trans>
    );
  }
  if (after === '') return <Trans>the score of the course is hidden now</Trans>;
  return (
    <Trans>
      the score of the course went from <s>{before} %</s> to <b>{after} %</b>
    </Trans>
  );
};

const Work = ({ word }: { readonly word: string | null }) => {
  if (word === 'submitted') return <Trans>handed in</Trans>;
  if (word === 'graded') return <Trans>marked, the grade is not shown yet</Trans>;
  if (word === 'pending_review') return <Trans>handed in, waits for review</Trans>;
  return <Trans>its state changed</Trans>;
};

const FromTo = ({ change, what }: { readonly change: Change; readonly what: 'grade' | 'points' | 'name' }) => {
  const [before, after] = what === 'name' ? [change.old, change.new] : [plain(change.old), plain(change.new)];
  if (what === 'grade')
    return (
      <Trans>
        grade changed from <s>{before}</s> to <b>{after}</b>
      </Trans>
    );
  if (what === 'points')
    return (
      <Trans>
        points changed from <s>{before || '–'}</s> to <b>{after || '–'}</b>
      </Trans>
    );
  return (
    <Trans>
      renamed, it was <s>{before}</s>
    </Trans>
  );
};

const Posted = ({ change }: { readonly change: Change }) =>
  change.new ? (
    <Trans>
      announced: <q>{change.new}</q>
    </Trans>
  ) : (
    <Trans>announced</Trans>
  );

const EventAdded = ({ change }: { readonly change: Change }) => {
  const at = useMoment()(change.new);
  return at ? (
    <Trans>
      new event on <b>{at}</b>
    </Trans>
  ) : (
    <Trans>new event, without a date</Trans>
  );
};

const EventMoved = ({ change }: { readonly change: Change }) => {
  const due = useMoment();
  const [before, after] = [due(change.old), due(change.new)];
  if (before && after) {
    return (
      <Trans>
        event moved from <s>{before}</s> to <b>{after}</b>
      </Trans>
    );
  }
  return after ? (
    <Trans>
      event set: <b>{after}</b>
    </Trans>
  ) : (
    <Trans>
      event has no date any more, it was <s>{before}</s>
    </Trans>
  );
};

/** What became different, old and new, in words. */
export const ChangeText = ({ change }: { readonly change: Change }): ReactNode => {
  const posted = plain(change.new);
  const texts: { readonly [K in Change['kind']]: ReactNode } = {
    course_added: <Trans>a new course</Trans>,
    course_removed: <Trans>the course is not shown to you any more</Trans>,
    course_renamed: <FromTo change={change} what="name" />,
    score_changed: <Score change={change} />,
    assignment_added: <Added change={change} />,
    assignment_removed: <Trans>removed by the teacher</Trans>,
    assignment_renamed: <FromTo change={change} what="name" />,
    due_moved: <Due change={change} />,
    points_changed: <FromTo change={change} what="points" />,
    grade_posted: (
      <Trans>
        grade posted: <b>{posted}</b>
      </Trans>
    ),
    grade_changed: <FromTo change={change} what="grade" />,
    grade_withdrawn: (
      <Trans>
        grade withdrawn, it was <s>{plain(change.old)}</s>
      </Trans>
    ),
    submission_changed: <Work word={change.new} />,
    announcement_posted: <Posted change={change} />,
    event_added: <EventAdded change={change} />,
    event_moved: <EventMoved change={change} />,
    event_removed: <Trans>event cancelled</Trans>,
  };
  return texts[change.kind];
};
