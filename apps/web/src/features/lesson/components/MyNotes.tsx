import { Trans, useLingui } from '@lingui/react/macro';
import type { Note } from '@lyceum/shared/course/contract/talk.ts';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import { PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Markdown } from '../../../ui/Markdown.tsx';
import { Row } from '../../../ui/Row.tsx';
import { toastError, toastUndo } from '../../../ui/toast.ts';
import { useNoteActions, useNotes } from '../queries.ts';
import { useFilm } from './film.ts';
import { MomentChip } from './MomentChip.tsx';
import { WriteBox } from './WriteBox.tsx';

const NoteRow = ({ note, actions }: { readonly note: Note; readonly actions: ReturnType<typeof useNoteActions> }) => {
  const { t, i18n } = useLingui();
  const [isEdited, setEdited] = useState(false);
  const onError = (error: unknown) => toastError(i18n._(problemText(error)));
  const remove = () =>
    actions.remove.mutate(
      { noteId: note.id },
      {
        onError,
        onSuccess: () =>
          toastUndo(t`The note is torn out.`, {
            label: t`Undo`,
            undo: () => actions.add.mutate({ lessonId: note.lessonId, text: note.text, at: note.at }, { onError }),
          }),
      },
    );
  return (
    <li>
      <Row margin={note.at !== null && <MomentChip at={note.at} />}>
        {isEdited ? (
          <WriteBox
            label={t`Change the note`}
            action={t`Save`}
            startsWith={note.text}
            isFocused
            onCancel={() => setEdited(false)}
            onWrite={(text) => {
              actions.update.mutate({ noteId: note.id, text }, { onError });
              setEdited(false);
            }}
          />
        ) : (
          <div className="noted">
            <div className="prose grow">
              <Markdown>{note.text}</Markdown>
            </div>
            <button type="button" className="ib" aria-label={t`Change the note`} onClick={() => setEdited(true)}>
              <PencilLine className="i i-s" />
            </button>
            <button type="button" className="ib" aria-label={t`Tear the note out`} onClick={remove}>
              <Trash2 className="i i-s" />
            </button>
          </div>
        )}
      </Row>
    </li>
  );
};

/** One's own notes, each beside its moment of the video; nobody else reads them. `at` is where the next one belongs. */
export const MyNotes = (props: { readonly lessonId: LessonId; readonly at: number | null; readonly onForgetMoment: () => void }) => {
  const { t, i18n } = useLingui();
  const { lessonId, at } = props;
  const { data } = useNotes(lessonId, true);
  const actions = useNoteActions(lessonId);
  const film = useFilm();
  const write = (text: string) => {
    actions.add.mutate({ lessonId, text, at }, { onError: (error) => toastError(i18n._(problemText(error))) });
    props.onForgetMoment();
  };
  return (
    <>
      <Row className="write-row" margin={at !== null && <MomentChip at={at} />}>
        <WriteBox
          key={at}
          label={t`A new note`}
          hint={film.hasVideo ? t`Only you read it. n writes one at this moment of the video.` : t`Only you read it.`}
          action={t`Write it down`}
          isFocused={at !== null}
          onWrite={write}
        />
      </Row>
      <ul className="notes">
        {data?.map((note) => (
          <NoteRow key={note.id} note={note} actions={actions} />
        ))}
      </ul>
      {data?.length === 0 && (
        <Row>
          <Empty doodle="book" title={<Trans>The margin is empty.</Trans>}>
            <Trans>What you write here stays beside the lesson, on every device of yours.</Trans>
          </Empty>
        </Row>
      )}
    </>
  );
};
