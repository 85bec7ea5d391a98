import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Lesson } from '@lyceum/shared/course/contract/lesson.ts';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { announce } from '../../../ui/Announcer.tsx';
import { toastError, toastUndo } from '../../../ui/toast.ts';
import { useComplete, useUndoComplete } from '../queries.ts';

/** Marks a lesson done, stamps it, and takes that back. */
export interface Completion {
  /** The XP that this reader has just earned here; null when there is nothing to stamp. */
  readonly stamped: number | null;
  readonly isBusy: boolean;
  readonly complete: () => void;
}

/** Completing a lesson as a reader meets it: the stamp at once, eight seconds to think better of it. */
export const useCompletion = (lesson: Lesson): Completion => {
  const { t, i18n } = useLingui();
  const [stamped, setStamped] = useState<number | null>(null);
  const complete = useComplete(lesson);
  const undo = useUndoComplete(lesson);
  const failed = (error: unknown) => {
    setStamped(null);
    toastError(i18n._(problemText(error)));
  };
  const takeBack = () => {
    setStamped(null);
    undo.mutate({ lessonId: lesson.id }, { onError: failed });
  };
  return {
    stamped,
    isBusy: complete.isPending || undo.isPending,
    complete: () => {
      if (lesson.completed || complete.isPending) return;
      setStamped(lesson.xpValue);
      complete.mutate(
        { lessonId: lesson.id },
        {
          onError: failed,
          onSuccess: ({ xpEarned, streak }) => {
            setStamped(xpEarned);
            const days = plural(streak.current, { one: 'Streak: # day', other: 'Streak: # days' });
            announce(t`Lesson done, +${xpEarned} XP. ${days}`);
            toastUndo(t`Lesson done, +${xpEarned} XP`, { label: t`Undo`, undo: takeBack });
          },
        },
      );
    },
  };
};
