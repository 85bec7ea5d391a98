import { useLingui } from '@lingui/react/macro';
import type { ShownQuestion } from '@lyceum/shared/quiz/contract.ts';
import { Choice } from './Choice.tsx';
import { Cloze } from './Cloze.tsx';
import type { FieldProps } from './field.ts';
import { Matching } from './Matching.tsx';
import { Ordering } from './Ordering.tsx';
import { Written } from './Written.tsx';

/** Where a question is answered, in the way of its kind. */
export const AnswerField = ({ question, ...field }: FieldProps & { readonly question: ShownQuestion }) => {
  const { t } = useLingui();
  switch (question.kind) {
    case 'single':
      return <Choice {...field} options={question.options} isSeveral={false} />;
    case 'multiple':
      return <Choice {...field} options={question.options} isSeveral />;
    case 'boolean': {
      const options = [
        { id: 'true', text: t`True` },
        { id: 'false', text: t`False` },
      ];
      return <Choice {...field} options={options} isSeveral={false} />;
    }
    case 'number':
      return <Written {...field} isNumber />;
    case 'text':
      return <Written {...field} isNumber={false} />;
    case 'matching':
      return <Matching {...field} left={question.left} right={question.right} />;
    case 'ordering':
      return <Ordering {...field} />;
    case 'cloze':
      return <Cloze {...field} text={question.text} blanks={question.blanks} />;
  }
};

/** The ids that the keys 1 to 9 choose. */
export const keysOf = (question: ShownQuestion): readonly string[] => {
  if (question.kind === 'boolean') return ['true', 'false'];
  return question.kind === 'single' || question.kind === 'multiple' ? question.options.slice(0, 9).map(({ id }) => id) : [];
};
