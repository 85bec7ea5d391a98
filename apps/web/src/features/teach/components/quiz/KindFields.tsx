import { Trans, useLingui } from '@lingui/react/macro';
import type { Question } from '@lyceum/shared/quiz/contract.ts';
import { Check } from '../../../../ui/Check.tsx';
import { Field } from '../../../../ui/Field.tsx';
import { Segmented } from '../../../../ui/Segmented.tsx';
import { Blanks } from './Blanks.tsx';
import type { QuestionDraft } from './blank.ts';
import { Lines } from './Lines.tsx';
import { Options } from './Options.tsx';
import { Pairs } from './Pairs.tsx';

type Change = (change: object) => void;

const NumberFields = ({ question, onChange }: { readonly question: Extract<Question, { kind: 'number' }>; readonly onChange: Change }) => {
  const { t } = useLingui();
  return (
    <div className="trio">
      <Field
        label={t`Right number`}
        type="number"
        step="any"
        value={question.correct}
        onChange={(event) => onChange({ correct: event.target.valueAsNumber || 0 })}
      />
      <Field
        label={t`Or this far from it`}
        type="number"
        step="any"
        min={0}
        value={question.tolerance}
        onChange={(event) => onChange({ tolerance: Math.max(0, event.target.valueAsNumber || 0) })}
      />
    </div>
  );
};

/** What is right, in the way of each kind. */
export const KindFields = ({ question, onChange }: { readonly question: QuestionDraft; readonly onChange: Change }) => {
  const { t } = useLingui();
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return <Options question={question} onChange={onChange} />;
    case 'boolean':
      return (
        <Segmented
          label={t`It is`}
          value={question.correct ? 'true' : 'false'}
          choices={[
            { value: 'true', label: t`True` },
            { value: 'false', label: t`False` },
          ]}
          onChange={(value) => onChange({ correct: value === 'true' })}
        />
      );
    case 'number':
      return <NumberFields question={question} onChange={onChange} />;
    case 'text':
      return (
        <>
          <Lines
            label={t`Right answers`}
            lines={question.accepted}
            least={1}
            most={20}
            addWord={<Trans>Another right answer</Trans>}
            onChange={(accepted) => onChange({ accepted })}
          />
          <Check isOn={question.isCaseSensitive} onChange={(isCaseSensitive) => onChange({ isCaseSensitive })}>
            <Trans>Capital letters matter</Trans>
          </Check>
        </>
      );
    case 'matching':
      return <Pairs pairs={question.pairs} onChange={(pairs) => onChange({ pairs })} />;
    case 'ordering':
      return (
        <Lines
          label={t`In their right order`}
          lines={question.items}
          least={2}
          most={12}
          addWord={<Trans>Another one</Trans>}
          onChange={(items) => onChange({ items })}
        />
      );
    case 'cloze':
      return <Blanks question={question} onChange={onChange} />;
  }
};
