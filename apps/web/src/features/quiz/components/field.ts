import type { Marked } from '@lyceum/shared/quiz/contract.ts';
import type { Draft } from './answers.ts';

/** What every kind of answer is given: what is written so far, and the verdict once there is one. */
export interface FieldProps {
  readonly labelledBy: string;
  readonly draft: Draft;
  readonly marked: Pick<Marked, 'isCorrect' | 'explanation'> | null;
  readonly onChange: (draft: Draft) => void;
}
