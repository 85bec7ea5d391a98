import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Thread } from '@lyceum/shared/course/contract/talk.ts';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import { MessageSquareReply, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../../../lib/format.ts';
import { problemText } from '../../../lib/problem.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Confirm } from '../../../ui/Confirm.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { Markdown } from '../../../ui/Markdown.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { toastError } from '../../../ui/toast.ts';
import { useThreadActions, useThreads } from '../queries.ts';
import { useFilm } from './film.ts';
import { MomentChip } from './MomentChip.tsx';
import { WriteBox } from './WriteBox.tsx';

type Post = Thread['answers'][number];

const PostView = ({ post, onRemove, children }: { readonly post: Post; readonly onRemove: () => void; readonly children?: ReactNode }) => {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <article className="post">
      <Avatar id={post.author.id} name={post.author.name} />
      <div className="grow">
        <p className="post-by">
          <b className="b">{post.author.name}</b>
          {post.author.isTutor && (
            <span className="tag leaf">
              <Trans>tutor</Trans>
            </span>
          )}
          <time className="xs three" dateTime={post.createdAt}>
            {formats.longDay(post.createdAt)}, {formats.time(post.createdAt)}
          </time>
          {post.canRemove && (
            <Confirm
              title={<Trans>Remove this?</Trans>}
              says={<Trans>It is gone for everybody and cannot be brought back.</Trans>}
              action={<Trans>Remove</Trans>}
              onConfirm={onRemove}
            >
              <button type="button" className="ib" aria-label={t`Remove`}>
                <Trash2 className="i i-s" />
              </button>
            </Confirm>
          )}
        </p>
        <div className="prose">
          <Markdown>{post.text}</Markdown>
        </div>
        {children}
      </div>
    </article>
  );
};

const ThreadView = ({ thread, actions }: { readonly thread: Thread; readonly actions: ReturnType<typeof useThreadActions> }) => {
  const { t, i18n } = useLingui();
  const [isAnswering, setAnswering] = useState(false);
  const onError = (error: unknown) => toastError(i18n._(problemText(error)));
  const remove = (postId: Post['id']) => actions.remove.mutate({ postId }, { onError });
  return (
    <li>
      <Row className="thread" margin={thread.at !== null && <MomentChip at={thread.at} />}>
        <PostView post={thread} onRemove={() => remove(thread.id)}>
          {thread.answers.map((answer) => (
            <PostView key={answer.id} post={answer} onRemove={() => remove(answer.id)} />
          ))}
          {isAnswering ? (
            <WriteBox
              label={t`Your answer`}
              action={t`Answer`}
              isFocused
              onCancel={() => setAnswering(false)}
              onWrite={(text) => {
                actions.answer.mutate({ postId: thread.id, text }, { onError });
                setAnswering(false);
              }}
            />
          ) : (
            <button type="button" className="btn btn-text btn-sm" onClick={() => setAnswering(true)}>
              <MessageSquareReply className="i i-s" />
              {thread.answers.length === 0 ? (
                <Trans>Answer</Trans>
              ) : (
                <Plural value={thread.answers.length} one="# answer. Add one" other="# answers. Add one" />
              )}
            </button>
          )}
        </PostView>
      </Row>
    </li>
  );
};

/** What people asked about this lesson, and what was answered; everybody of the course reads it. */
export const Questions = ({ lessonId }: { readonly lessonId: LessonId }) => {
  const { t, i18n } = useLingui();
  const { data } = useThreads(lessonId, true);
  const actions = useThreadActions(lessonId);
  const film = useFilm();
  const ask = (text: string) =>
    actions.ask.mutate({ lessonId, text, at: film.now() || null }, { onError: (error) => toastError(i18n._(problemText(error))) });
  return (
    <>
      <Row className="write-row">
        <WriteBox label={t`Ask about this lesson`} hint={t`Everybody of the course reads it.`} action={t`Ask`} onWrite={ask} />
      </Row>
      {!data && (
        <Row>
          <Skeleton label={t`Loading questions`} />
        </Row>
      )}
      <ul>
        {data?.map((thread) => (
          <ThreadView key={thread.id} thread={thread} actions={actions} />
        ))}
      </ul>
      {data?.length === 0 && (
        <Row>
          <Empty doodle="bubble" title={<Trans>Nobody has asked yet.</Trans>}>
            <Trans>If something is unclear to you, it is unclear to others.</Trans>
          </Empty>
        </Row>
      )}
    </>
  );
};
